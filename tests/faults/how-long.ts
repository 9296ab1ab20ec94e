/** `npm test` takes a short form of each loop, `npm run test:faults` and `test:all` the long one. */
const long = process.env.FAULTS === 'long';

export const LOOP_MS = long ? 60_000 : 12_000;

/** So many rounds of something that is either broken or not. */
export const rounds = (short: number, many: number) => (long ? many : short);

export const chance = (share: number) => Math.random() < share;
export const between = (least: number, most: number) => least + Math.random() * (most - least);
export const oneOf = <T>(from: readonly T[]): T => {
	const chosen = from[Math.floor(Math.random() * from.length)];
	if (chosen === undefined) throw new Error('Nothing to choose from');
	return chosen;
};

/** The beat of clients and of trouble; never a way to wait for a result. */
export const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
