import { interleaved } from './error-words';

// QR codes (ISO/IEC 18004) for addresses: bytes, error correction level L, versions 1 to 9. That holds 230
// bytes; a link of ours has about a hundred.

/** Words of data per version; index is the version. */
const DATA_WORDS = [0, 19, 34, 55, 80, 108, 136, 156, 194, 232] as const;
/** Where the small squares stand; version 1 has none. */
const ALIGNED: readonly (readonly number[])[] = [
	...[[], [], [6, 18], [6, 22], [6, 26], [6, 30], [6, 34]],
	...[
		[6, 22, 38],
		[6, 24, 42],
		[6, 26, 46],
	],
];
/** Drawn in `path` with squares of one unit, from 0 to `size`. */
export interface QrPicture {
	size: number;
	path: string;
}

export function qrCode(text: string): QrPicture {
	const modules = qrModules(text);
	const path = modules
		.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])))
		.join('');
	return { size: modules.length, path };
}

/** True is dark. */
export function qrModules(text: string): boolean[][] {
	const bytes = new TextEncoder().encode(text);
	const version = DATA_WORDS.findIndex((words, at) => at > 0 && bytes.length + 2 <= words);
	if (version < 0) throw new RangeError('Too long for a QR code of this kind');
	const words = interleaved(version, dataWords(bytes, DATA_WORDS[version] ?? 0));
	let best: boolean[][] | undefined;
	let least = Infinity;
	for (let mask = 0; mask < 8; mask++) {
		const modules = draw(version, words, mask);
		const penalty = penaltyOf(modules);
		if (penalty < least) [best, least] = [modules, penalty];
	}
	return best ?? [];
}

function dataWords(bytes: Uint8Array, length: number): number[] {
	const bits: number[] = [];
	const push = (value: number, count: number) => {
		for (let at = count - 1; at >= 0; at--) bits.push((value >> at) & 1);
	};
	push(0b0100, 4);
	push(bytes.length, 8);
	for (const byte of bytes) push(byte, 8);
	push(0, Math.min(4, length * 8 - bits.length));
	while (bits.length % 8) bits.push(0);
	const words: number[] = [];
	for (let at = 0; at < bits.length; at += 8)
		words.push(bits.slice(at, at + 8).reduce((sum, bit) => (sum << 1) | bit, 0));
	for (let pad = 0; words.length < length; pad++) words.push(pad % 2 ? 0x11 : 0xec);
	return words;
}

const MASKS: readonly ((x: number, y: number) => boolean)[] = [
	(x, y) => (x + y) % 2 === 0,
	(_x, y) => y % 2 === 0,
	(x) => x % 3 === 0,
	(x, y) => (x + y) % 3 === 0,
	(x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2 === 0,
	(x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
	(x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
	(x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
];

function draw(version: number, words: readonly number[], mask: number): boolean[][] {
	const size = 17 + 4 * version;
	const cells: (boolean | undefined)[][] = Array.from({ length: size }, () =>
		Array<boolean | undefined>(size).fill(undefined),
	);
	const set = (x: number, y: number, dark: boolean) => {
		const row = cells[y];
		if (row && x >= 0 && x < size) row[x] = dark;
	};
	for (const [left, top] of [
		[0, 0],
		[size - 7, 0],
		[0, size - 7],
	] as const)
		for (let y = -1; y <= 7; y++)
			for (let x = -1; x <= 7; x++) {
				const ring = Math.max(Math.abs(x - 3), Math.abs(y - 3));
				set(left + x, top + y, ring !== 2 && ring !== 4);
			}
	for (let at = 8; at < size - 8; at++) {
		set(at, 6, at % 2 === 0);
		set(6, at, at % 2 === 0);
	}
	const spots = ALIGNED[version] ?? [];
	const last = spots.at(-1);
	for (const cx of spots)
		for (const cy of spots) {
			if ((cx === 6 && cy === 6) || (cx === 6 && cy === last) || (cx === last && cy === 6))
				continue;
			for (let y = -2; y <= 2; y++)
				for (let x = -2; x <= 2; x++) set(cx + x, cy + y, Math.max(Math.abs(x), Math.abs(y)) !== 1);
		}
	drawFormat(set, size, mask);
	if (version >= 7) drawVersion(set, size, version);
	const masked = MASKS[mask];
	let bit = 0;
	for (let right = size - 1; right > 0; right -= 2) {
		// The column of the clock is no part of the way.
		if (right === 6) right = 5;
		const up = ((right + 1) & 2) === 0;
		for (let step = 0; step < size; step++)
			for (const x of [right, right - 1]) {
				const y = up ? size - 1 - step : step;
				if (cells[y]?.[x] !== undefined) continue;
				const word = words[bit >> 3] ?? 0;
				const dark = ((word >> (7 - (bit & 7))) & 1) === 1;
				bit++;
				set(x, y, dark !== (masked?.(x, y) ?? false));
			}
	}
	return cells.map((row) => row.map((dark) => dark ?? false));
}

type Set = (x: number, y: number, dark: boolean) => void;

/** Level L and the mask, twice, with their own error correction. */
function drawFormat(set: Set, size: number, mask: number): void {
	const data = (0b01 << 3) | mask;
	let rest = data;
	for (let at = 0; at < 10; at++) rest = (rest << 1) ^ ((rest >> 9) * 0x537);
	const bits = ((data << 10) | rest) ^ 0x5412;
	const bit = (at: number) => ((bits >> at) & 1) === 1;
	for (let at = 0; at < 6; at++) set(8, at, bit(at));
	set(8, 7, bit(6));
	set(8, 8, bit(7));
	set(7, 8, bit(8));
	for (let at = 9; at < 15; at++) set(14 - at, 8, bit(at));
	for (let at = 0; at < 8; at++) set(size - 1 - at, 8, bit(at));
	for (let at = 8; at < 15; at++) set(8, size - 15 + at, bit(at));
	set(8, size - 8, true);
}

function drawVersion(set: Set, size: number, version: number): void {
	let rest = version;
	for (let at = 0; at < 12; at++) rest = (rest << 1) ^ ((rest >> 11) * 0x1f25);
	const bits = (version << 12) | rest;
	for (let at = 0; at < 18; at++) {
		const dark = ((bits >> at) & 1) === 1;
		const near = size - 11 + (at % 3);
		const far = Math.floor(at / 3);
		set(near, far, dark);
		set(far, near, dark);
	}
}

/** How hard it is to read: long runs and even squares. The two rules that matter most. */
function penaltyOf(modules: readonly (readonly boolean[])[]): number {
	let penalty = 0;
	const size = modules.length;
	const at = (x: number, y: number) => modules[y]?.[x] ?? false;
	for (const read of [at, (x: number, y: number) => at(y, x)])
		for (let y = 0; y < size; y++)
			for (let x = 1, run = 1; x < size; x++) {
				run = read(x, y) === read(x - 1, y) ? run + 1 : 1;
				if (run === 5) penalty += 3;
				else if (run > 5) penalty++;
			}
	for (let y = 1; y < size; y++)
		for (let x = 1; x < size; x++)
			if (new Set([at(x, y), at(x - 1, y), at(x, y - 1), at(x - 1, y - 1)]).size === 1)
				penalty += 3;
	return penalty;
}
