import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { between, chance, oneOf, pause } from './by-chance';

/** What a client meant to say once, and what it was told. */
export interface Write {
	id: string;
	message: string;
	/** Somebody said "thank you" to it. */
	acknowledged: boolean;
	tries: number;
	/** A try of it was not answered. */
	cutOff: boolean;
}

export interface Writers {
	readonly writes: readonly Write[];
	stop(): Promise<void>;
}

const agent = new Agent({ keepAlive: true });

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

/** The status of the answer; 0 when it leads anywhere but to "thank you". Rejects when nobody answers. */
export function send(origin: string, write: Pick<Write, 'id' | 'message'>): Promise<number> {
	return new Promise((resolve, reject) => {
		const asked = request(`${origin}/barrierefreiheit/feedback`, {
			agent,
			method: 'POST',
			headers: { origin, 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' },
		});
		const late = setTimeout(() => asked.destroy(new Error('No answer')), 10_000);
		asked.once('close', () => clearTimeout(late));
		asked.once('error', reject);
		asked.once('response', (answer) => {
			answer.resume();
			const { statusCode = 0, headers } = answer;
			const thanked = headers.location?.includes('danke') ?? false;
			answer.once('end', () => resolve(statusCode === 303 && !thanked ? 0 : statusCode));
			answer.once('close', () => reject(new Error('Cut off')));
		});
		asked.end(new URLSearchParams({ id: write.id, message: write.message }).toString());
	});
}

/** Clients that write through the real door, try again with the same id, and remember what they were told. */
export function startWriters(open: () => readonly string[], count: number): Writers {
	const writes: Write[] = [];
	let stopped = false;
	const attempt = async (write: Write) => {
		write.tries++;
		try {
			if ((await send(oneOf(open()), write)) === 303) write.acknowledged = true;
		} catch (error) {
			// Cut off in the middle: it may have happened or not.
			if (!(error instanceof Error)) throw error;
			write.cutOff = true;
		}
	};
	const client = async () => {
		while (!stopped) {
			const id = randomUUID();
			const write: Write = {
				...{ id, message: someText(id) },
				...{ acknowledged: false, tries: 0, cutOff: false },
			};
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
