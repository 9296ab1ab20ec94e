import { randomUUID } from 'node:crypto';
import { between, chance, oneOf, pause } from './by-chance';

/** What a client meant to say once, and what it was told. */
export interface Write {
	id: string;
	message: string;
	/** Somebody said "thank you" to it. */
	acknowledged: boolean;
	tries: number;
}

export interface Writers {
	readonly writes: readonly Write[];
	stop(): Promise<void>;
}

const WORDS = [
	'Rampe',
	'Klingel',
	'größer',
	'naïve „Straße“',
	'🚲',
	'zu klein',
	'\u2028',
	'é',
	'𝔘',
];

/** Long enough to lie in several pages of the database, with an end that shows when it is cut. */
function someText(id: string): string {
	let text = `Anfang ${id}`;
	const length = between(20, 3_000);
	while (text.length < length) text += ` ${oneOf(WORDS)}`;
	return `${text} Ende`;
}

export async function send(origin: string, write: Pick<Write, 'id' | 'message'>): Promise<number> {
	const answer = await fetch(`${origin}/barrierefreiheit/feedback`, {
		method: 'POST',
		redirect: 'manual',
		headers: { origin, 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' },
		body: new URLSearchParams({ id: write.id, message: write.message }),
		signal: AbortSignal.timeout(10_000),
	});
	await answer.arrayBuffer();
	const thanked = answer.headers.get('location')?.includes('danke') ?? false;
	return thanked ? answer.status : answer.status === 303 ? 0 : answer.status;
}

/** Clients that write through the real door, try again with the same id, and remember what they were told. */
export function startWriters(origins: readonly string[], count: number): Writers {
	const writes: Write[] = [];
	let stopped = false;
	const attempt = async (write: Write) => {
		write.tries++;
		try {
			if ((await send(oneOf(origins), write)) === 303) write.acknowledged = true;
		} catch (error) {
			// Cut off in the middle: it may have happened or not.
			if (!(error instanceof Error)) throw error;
		}
	};
	const client = async () => {
		while (!stopped) {
			const id = randomUUID();
			const write: Write = { id, message: someText(id), acknowledged: false, tries: 0 };
			writes.push(write);
			// Now and then a double click.
			await Promise.all(Array.from({ length: chance(0.1) ? 2 : 1 }, () => attempt(write)));
			while (!stopped && !write.acknowledged && chance(0.8)) {
				await pause(between(50, 400));
				await attempt(write);
			}
			await pause(between(60, 200));
		}
	};
	const clients = Array.from({ length: count }, client);
	return {
		writes,
		stop: async () => {
			stopped = true;
			await Promise.all(clients);
		},
	};
}
