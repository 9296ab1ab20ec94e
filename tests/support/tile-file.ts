import { gzipSync } from 'node:zlib';
import { tileId } from '../../src/lib/server/platform/tiles/tile-directory';

/** One map in one file (PMTiles 3), small enough to be written in one go. */
export interface WrittenTiles {
	tiles: readonly { z: number; x: number; y: number; bytes: Buffer; run?: number }[];
	metadata: unknown;
	/** The first directory names others only. */
	leaves?: boolean;
	minZoom?: number;
	maxZoom?: number;
	type?: number;
	tilePacking?: number;
}

type Row = { id: number; run: number; length: number; offset: number };

export function writeTileFile({
	tiles,
	metadata,
	leaves = false,
	minZoom = 0,
	maxZoom = 14,
	type = 1,
	tilePacking = 2,
}: WrittenTiles): Buffer {
	const data: Buffer[] = [];
	let offset = 0;
	const rows = tiles
		.map(({ z, x, y, bytes, run = 1 }) => ({ id: tileId(z, x, y), bytes: gzipSync(bytes), run }))
		.sort((a, b) => a.id - b.id)
		.map(({ id, bytes, run }): Row => {
			data.push(bytes);
			const row = { id, run, length: bytes.length, offset };
			offset += bytes.length;
			return row;
		});
	const halves = [rows.slice(0, rows.length >> 1), rows.slice(rows.length >> 1)];
	const below = leaves ? halves.map(directory) : [];
	let at = 0;
	const root = leaves
		? directory(
				halves.map((half, place): Row => {
					const length = below[place]?.length ?? 0;
					at += length;
					return { id: half[0]?.id ?? 0, run: 0, length, offset: at - length };
				}),
			)
		: directory(rows);
	const told = gzipSync(JSON.stringify(metadata));
	const parts = [root, told, Buffer.concat(below), Buffer.concat(data)];
	const header = Buffer.alloc(127);
	header.write('PMTiles', 'latin1');
	header[7] = 3;
	let from = header.length;
	for (const [place, part] of parts.entries()) {
		header.writeBigUInt64LE(BigInt(from), 8 + place * 16);
		header.writeBigUInt64LE(BigInt(part.length), 16 + place * 16);
		from += part.length;
	}
	header.set([2, tilePacking, type, minZoom, maxZoom], 97);
	return Buffer.concat([header, ...parts]);
}

function directory(rows: readonly Row[]): Buffer {
	const bytes: number[] = [];
	const write = (value: number) => {
		let left = value;
		for (; left > 127; left = Math.floor(left / 128)) bytes.push((left % 128) + 128);
		bytes.push(left);
	};
	write(rows.length);
	let before = 0;
	for (const { id } of rows) {
		write(id - before);
		before = id;
	}
	for (const { run } of rows) write(run);
	for (const { length } of rows) write(length);
	let end = 0;
	for (const { offset, length } of rows) {
		write(offset === end && end > 0 ? 0 : offset + 1);
		end = offset + length;
	}
	return gzipSync(Buffer.from(bytes));
}
