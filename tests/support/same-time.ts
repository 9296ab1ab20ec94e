export const median = (all: readonly number[]): number =>
	[...all].sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0;

/** Mann-Whitney: how likely such an order is when both are the same (normal approximation). */
export function rankDifference(a: readonly number[], b: readonly number[]): number {
	let above = 0;
	for (const x of a) for (const y of b) above += x > y ? 1 : x === y ? 0.5 : 0;
	const [n, m] = [a.length, b.length];
	const z = Math.abs(above - (n * m) / 2) / Math.sqrt((n * m * (n + m + 1)) / 12);
	// Tail of the normal distribution (Abramowitz and Stegun 26.2.17).
	const t = 1 / (1 + 0.2316419 * z);
	const poly =
		t *
		(0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
	return 2 * (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * poly;
}
