// PMTiles, version 3: where in the file a tile lies.

export interface Entry {
	id: number;
	offset: number;
	length: number;
	/** How many tiles in a row are this one; 0: what lies there is another directory. */
	run: number;
}

/** Tiles are numbered along a Hilbert curve, one zoom after the other: what lies together is stored together. */
export function tileId(z: number, x: number, y: number): number {
	// As many as all zooms before have: 4⁰ + 4¹ + …
	let id = (4 ** z - 1) / 3;
	let [a, b] = [x, y];
	for (let side = 2 ** (z - 1); side >= 1; side /= 2) {
		const right = (a & side) !== 0 ? 1 : 0;
		const below = (b & side) !== 0 ? 1 : 0;
		id += side * side * ((3 * right) ^ below);
		if (below === 0) {
			if (right === 1) {
				a = side - 1 - (a & (side - 1));
				b = side - 1 - (b & (side - 1));
			}
			[a, b] = [b, a];
		}
	}
	return id;
}

export function readDirectory(bytes: Uint8Array): Entry[] {
	let at = 0;
	const next = (): number => {
		let value = 0;
		for (let factor = 1; ; factor *= 128) {
			const byte = bytes[at++];
			if (byte === undefined || factor > 2 ** 49) throw new RangeError('The directory is cut off');
			value += (byte & 127) * factor;
			if (byte < 128) return value;
		}
	};
	const count = next();
	// Four numbers each, of one byte at least.
	if (count * 4 > bytes.length) throw new RangeError('The directory is cut off');
	let id = 0;
	const entries = Array.from({ length: count }, (): Entry => {
		id += next();
		return { id, offset: 0, length: 0, run: 0 };
	});
	for (const entry of entries) entry.run = next();
	for (const entry of entries) entry.length = next();
	let end = 0;
	for (const entry of entries) {
		const offset = next();
		entry.offset = offset === 0 ? end : offset - 1;
		end = entry.offset + entry.length;
	}
	return entries;
}

/** The tile with this number, or the directory it may be in. */
export function findEntry(entries: readonly Entry[], id: number): Entry | undefined {
	let [low, high] = [0, entries.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((entries[middle]?.id ?? 0) <= id) low = middle + 1;
		else high = middle;
	}
	const entry = entries[low - 1];
	if (!entry) return undefined;
	return entry.run === 0 || id < entry.id + entry.run ? entry : undefined;
}
