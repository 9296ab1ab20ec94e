/** Fast chance that is the same on every machine; half a million rows ask for it some ten times each. */
export interface Chance {
	/** 0 (included) to 1 (excluded). */
	share(): number;
	/** Whole number from `least` to `most`, both included. */
	whole(least: number, most: number): number;
	pick<T>(from: readonly T[]): T;
	/** So many different ones, or all there are. */
	some<T>(from: readonly T[], count: number): T[];
	/** True so many times in a hundred. */
	percent(times: number): boolean;
}

/** Mulberry32. */
export function chance(seed: number): Chance {
	let state = seed >>> 0;
	const share = () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
	const pick = <T>(from: readonly T[]): T => {
		const chosen = from[Math.floor(share() * from.length)];
		if (chosen === undefined) throw new Error('Nothing to pick from');
		return chosen;
	};
	return {
		share,
		whole: (least, most) => least + Math.floor(share() * (most - least + 1)),
		pick,
		some: (from, count) => {
			const chosen = new Set<(typeof from)[number]>();
			while (chosen.size < Math.min(count, from.length)) chosen.add(pick(from));
			return [...chosen];
		},
		percent: (times) => share() * 100 < times,
	};
}
