import { createHash } from 'node:crypto';

/** Chance that is the same on every machine and every day: drawn from a name, never from the clock. */
export interface Dice {
	/** 0 (included) to 1 (excluded). */
	share(...what: (string | number)[]): number;
	/** Whole number from `least` to `most`, both included. */
	whole(least: number, most: number, ...what: (string | number)[]): number;
	pick<T>(from: readonly T[], ...what: (string | number)[]): T;
}

function share(...what: (string | number)[]): number {
	return createHash('sha256').update(what.join('\0')).digest().readUInt32BE(0) / 2 ** 32;
}

export const dice: Dice = {
	share,
	whole: (least, most, ...what) => least + Math.floor(share(...what) * (most - least + 1)),
	pick<T>(from: readonly T[], ...what: (string | number)[]): T {
		const chosen = from[Math.floor(share(...what) * from.length)];
		if (chosen === undefined) throw new Error('Nothing to pick from');
		return chosen;
	},
};

/** The same thing has the same id in every demo (UUIDv8: made by a rule of our own). */
export function demoId(kind: string, key: string): string {
	const bytes = createHash('sha256').update(`${kind}\0${key}`).digest().subarray(0, 16);
	bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
	bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
	const hex = bytes.toString('hex');
	return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
