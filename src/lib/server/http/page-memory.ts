/**
 * Public pages, answered from memory for less than a second: under load each is built once a second and not
 * a hundred times, and what was withdrawn is gone on every process before anybody could say so. Nothing has
 * to be told to forget.
 */
export interface PageMemory {
	/** The kept answer, the one under way, or a new one. */
	ask(key: string, make: () => Promise<Response>): Promise<Response>;
}

interface KeptPage {
	status: number;
	headers: [string, string][];
	body: ArrayBuffer;
}

/** Well below the second that is promised: the answer itself takes time as well. */
const LONGEST_MS = 800;
const MOST = 300;
const LARGEST = 300_000;

export function openPageMemory(now: () => number = () => performance.now()): PageMemory {
	const pages = new Map<string, { since: number; page: Promise<KeptPage | undefined> }>();

	function forget(): void {
		for (const [key, { since }] of pages) {
			// The oldest come first.
			if (pages.size <= MOST && now() - since < LONGEST_MS) return;
			pages.delete(key);
		}
	}

	return {
		async ask(key, make) {
			const known = pages.get(key);
			if (known && now() - known.since < LONGEST_MS) {
				const page = await known.page;
				return page ? answer(page) : make();
			}
			const since = now();
			let own: Response | undefined;
			const page = make().then(async (response) => {
				if (!mayBeKept(response)) {
					own = response;
					return undefined;
				}
				const body = await response.arrayBuffer();
				return { status: response.status, headers: [...response.headers], body };
			});
			pages.delete(key);
			pages.set(key, { since, page });
			forget();
			try {
				const made = await page;
				if (!made || made.body.byteLength > LARGEST) pages.delete(key);
				return made ? answer(made) : (own ?? make());
			} catch (error) {
				pages.delete(key);
				throw error;
			}
		},
	};
}

const answer = ({ status, headers, body }: KeptPage) =>
	new Response(body.slice(0), { status, headers });

const mayBeKept = ({ status, headers }: Response): boolean =>
	status === 200 &&
	Boolean(headers.get('content-type')?.startsWith('text/html')) &&
	!headers.has('set-cookie') &&
	!headers.has('cache-control');
