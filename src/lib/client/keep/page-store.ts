import { DEVICE_STORAGE } from '$lib/domain/privacy/device-storage';

// The pages a device keeps for the time without network. Used by the service worker, which fills it,
// and by the page /offline, which lists it.

/** Why a page is kept: what was saved stays until it is given back, what was only read makes room. */
export type Why = 'base' | 'saved' | 'read';

export interface KeptPage {
	/** Path and query. */
	address: string;
	title: string;
	at: Date;
	why: Why;
}

const place = DEVICE_STORAGE.find((entry) => entry.key === 'pages');
export const PAGES = place?.name ?? '';
const MOST_READ = 50;
const LONGEST_MS = (place && 'days' in place ? place.days : 30) * 86_400_000;

const AT = 'x-tohoop-at';
const TITLE = 'x-tohoop-title';
const WHY = 'x-tohoop-why';
const RANK: Record<Why, number> = { read: 0, base: 1, saved: 2 };

/** Path and query; what follows # is the same page. */
export const addressOf = (url: string | URL): string => {
	const { pathname, search } = new URL(url, location.origin);
	return pathname + search;
};

const whyOf = (response: Response): Why => {
	const why = response.headers.get(WHY);
	return why === 'base' || why === 'saved' ? why : 'read';
};

/** The server says what is somebody's own; such an answer leaves no trace here. */
export const mayStay = (response: Response): boolean =>
	response.status === 200 &&
	response.type === 'basic' &&
	Boolean(response.headers.get('content-type')?.startsWith('text/html')) &&
	!/private|no-store/.test(response.headers.get('cache-control') ?? '');

export async function storePage(address: string, response: Response, why: Why): Promise<void> {
	const html = await response.text();
	const pages = await caches.open(PAGES);
	const before = await pages.match(address, { ignoreVary: true });
	const headers = new Headers(response.headers);
	for (const name of ['content-encoding', 'content-length', 'set-cookie']) headers.delete(name);
	headers.set(AT, new Date().toISOString());
	headers.set(TITLE, encodeURIComponent(titleIn(html)));
	headers.set(WHY, before && RANK[whyOf(before)] > RANK[why] ? whyOf(before) : why);
	await pages.put(address, new Response(html, { headers }));
}

/** What was saved and is not any more is from now on only something that was read. */
export async function releasePage(address: string): Promise<void> {
	const pages = await caches.open(PAGES);
	const page = await pages.match(address, { ignoreVary: true });
	if (!page || whyOf(page) !== 'saved') return;
	const headers = new Headers(page.headers);
	headers.set(WHY, 'read');
	await pages.put(address, new Response(await page.text(), { headers }));
}

export async function findPage(
	address: string,
): Promise<{ response: Response; at: Date } | undefined> {
	const pages = await caches.open(PAGES);
	const response = await pages.match(address, { ignoreVary: true });
	return response && { response, at: new Date(response.headers.get(AT) ?? 0) };
}

/** Newest first. */
export async function listPages(): Promise<KeptPage[]> {
	const pages = await caches.open(PAGES);
	const kept: KeptPage[] = [];
	for (const request of await pages.keys()) {
		const page = await pages.match(request, { ignoreVary: true });
		if (!page) continue;
		kept.push({
			address: addressOf(request.url),
			title: decodeURIComponent(page.headers.get(TITLE) ?? ''),
			at: new Date(page.headers.get(AT) ?? 0),
			why: whyOf(page),
		});
	}
	return kept.sort((a, b) => b.at.getTime() - a.at.getTime());
}

/** What was only read goes: the oldest beyond the cap, and everything after its days. */
export async function trimPages(now = Date.now()): Promise<void> {
	const pages = await caches.open(PAGES);
	const read = (await listPages()).filter(({ why }) => why === 'read');
	for (const [place, { address, at }] of read.entries())
		if (place >= MOST_READ || now - at.getTime() > LONGEST_MS) await pages.delete(address);
}

const SIGNS: Record<string, string> = {
	amp: '&',
	lt: '<',
	gt: '>',
	quot: '"',
	'#39': "'",
};

/** The worker has no parser for HTML; the titles are ours and simple. */
export const titleIn = (html: string): string =>
	(/<title>([^<]*)<\/title>/.exec(html)?.[1] ?? '')
		.replace(/&(amp|lt|gt|quot|#39);/g, (sign, name: string) => SIGNS[name] ?? sign)
		.trim();
