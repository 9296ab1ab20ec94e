// Reed-Solomon over GF(256) with 0x11d, as QR codes have it.

const EXP = new Uint8Array(512);
const LOG = new Uint8Array(256);
for (let at = 0, value = 1; at < 255; at++) {
	EXP[at] = value;
	EXP[at + 255] = value;
	LOG[value] = at;
	value = value & 128 ? (value << 1) ^ 0x11d : value << 1;
}
export const times = (a: number, b: number): number =>
	a === 0 || b === 0 ? 0 : (EXP[(LOG[a] ?? 0) + (LOG[b] ?? 0)] ?? 0);
export const power = (at: number): number => EXP[at % 255] ?? 0;

/** Blocks and error words of each, level L, per version. */
export const BLOCKS: readonly (readonly [blocks: number, words: number])[] = [
	[0, 0],
	[1, 7],
	[1, 10],
	[1, 15],
	[1, 20],
	[1, 26],
	[2, 18],
	[2, 20],
	[2, 24],
	[2, 30],
];

/** The rest of the data divided by the generator: what makes every code word divisible. */
export function errorWords(data: readonly number[], count: number): number[] {
	let generator = [1];
	for (let at = 0; at < count; at++) {
		const next = [...generator, 0];
		for (const [i, factor] of generator.entries())
			next[i + 1] = (next[i + 1] ?? 0) ^ times(factor, power(at));
		generator = next;
	}
	const rest = [...data, ...Array<number>(count).fill(0)];
	for (let at = 0; at < data.length; at++) {
		const factor = rest[at] ?? 0;
		for (const [i, value] of generator.entries())
			rest[at + i] = (rest[at + i] ?? 0) ^ times(value, factor);
	}
	return rest.slice(data.length);
}

/** Data and error words of all blocks, one of each in turn, so that a scratch hurts each a little. */
export function interleaved(version: number, data: readonly number[]): number[] {
	const [blocks, words] = BLOCKS[version] ?? [1, 7];
	const each = data.length / blocks;
	const parts = Array.from({ length: blocks }, (_, at) => data.slice(at * each, (at + 1) * each));
	const errors = parts.map((part) => errorWords(part, words));
	const inTurn = (lists: readonly (readonly number[])[]) =>
		(lists[0] ?? []).flatMap((_, at) => lists.map((list) => list[at] ?? 0));
	return [...inTurn(parts), ...inTurn(errors)];
}
