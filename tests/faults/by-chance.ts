// Troubles come when nobody expects them: moments and choices that no run repeats.

export const between = (least: number, most: number): number =>
	least + Math.floor(Math.random() * (most - least + 1));

export const chance = (of: number): boolean => Math.random() < of;

export function oneOf<T>(list: readonly T[]): T {
	const one = list[between(0, list.length - 1)];
	if (one === undefined) throw new Error('Nothing to choose from');
	return one;
}

/** How long a trouble lasts, or a client thinks; never a way to wait for something. */
export const pause = (ms: number): Promise<void> =>
	new Promise((resolve) => setTimeout(resolve, ms));
