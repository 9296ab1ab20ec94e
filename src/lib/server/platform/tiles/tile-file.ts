import { open, type FileHandle } from 'node:fs/promises';
import { promisify } from 'node:util';
import { brotliDecompress, gunzip } from 'node:zlib';
import { schemaOf, type TileSchema } from '$lib/domain/map/base-choice';
import { z } from 'zod';
import { findEntry, readDirectory, tileId, type Entry } from './tile-directory';

/** A map in one file (PMTiles, version 3): read where it lies, never whole. */
export interface TileFile {
	schema: TileSchema;
	minZoom: number;
	maxZoom: number;
	credit: string;
	/** Undefined: there is none at this place. */
	tile(z: number, x: number, y: number): Promise<{ bytes: Buffer; gzip: boolean } | undefined>;
	close(): Promise<void>;
}

/** Says in a sentence for operators why a file is none we can show. */
export class UnfitTileFile extends Error {}

const ungzip = promisify(gunzip);
const unbrotli = promisify(brotliDecompress);

const HEADER = 127;
const LARGEST = { directory: 16 * 1024 * 1024, metadata: 16 * 1024 * 1024, tile: 4 * 1024 * 1024 };
/** Further directories between the first one and a tile. */
const DEEPEST = 3;
const KEPT = 64;
const VECTOR_TILES = 1;
const GZIP = 2;

const metadata = z.object({
	attribution: z.string().optional(),
	vector_layers: z.array(z.object({ id: z.string() })).default([]),
});

export async function openTileFile(path: string): Promise<TileFile> {
	const file = await open(path, 'r');
	try {
		return await readTileFile(file);
	} catch (error) {
		await file.close();
		if (error instanceof UnfitTileFile) throw error;
		throw new UnfitTileFile('sie ist unvollständig oder beschädigt', { cause: error });
	}
}

async function readTileFile(file: FileHandle): Promise<TileFile> {
	const { size } = await file.stat();
	const read = async (from: number, length: number, most: number): Promise<Buffer> => {
		if (length > most || from + length > size) throw new RangeError('It ends before that');
		const bytes = Buffer.alloc(length);
		const { bytesRead } = await file.read(bytes, 0, length, from);
		if (bytesRead < length) throw new RangeError('It ends before that');
		return bytes;
	};
	if (size < HEADER) throw new UnfitTileFile('sie ist keine PMTiles-Datei');
	const header = await read(0, HEADER, HEADER);
	if (header.toString('latin1', 0, 7) !== 'PMTiles' || header[7] !== 3)
		throw new UnfitTileFile('sie ist keine PMTiles-Datei der Version 3');
	const at = (offset: number) => Number(header.readBigUInt64LE(offset));
	const [inner = 0, outer = 0, type = 0, minZoom = 0, maxZoom = 0] = header.subarray(97, 102);
	if (type !== VECTOR_TILES)
		throw new UnfitTileFile('sie enthält Bilder, gebraucht werden Vektordaten');
	const unpack = unpacker(inner);
	if (!unpack || outer > GZIP)
		throw new UnfitTileFile('sie ist so verpackt, wie wir es nicht lesen können (erlaubt: gzip)');

	const directory = async (from: number, length: number) =>
		readDirectory(await unpack(await read(from, length, LARGEST.directory)));
	const root = await directory(at(8), at(16));
	const told = await unpack(await read(at(24), at(32), LARGEST.metadata));
	const { attribution = '', vector_layers } = metadata.parse(JSON.parse(told.toString('utf8')));
	const schema = schemaOf(vector_layers.map(({ id }) => id));
	if (!schema)
		throw new UnfitTileFile(
			'ihre Ebenen kennen wir nicht. Möglich sind Protomaps, OpenMapTiles und Shortbread',
		);

	const [leaves, tiles] = [at(40), at(56)];
	/** The few directories of one city, the last used last. */
	const kept = new Map<number, Promise<Entry[]>>();
	const leaf = (entry: Entry): Promise<Entry[]> => {
		const known = kept.get(entry.offset) ?? directory(leaves + entry.offset, entry.length);
		kept.delete(entry.offset);
		kept.set(entry.offset, known);
		// Not readable now is not unreadable for ever.
		known.catch(() => {
			if (kept.get(entry.offset) === known) kept.delete(entry.offset);
		});
		const [oldest] = kept.keys();
		if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
		return known;
	};
	return {
		schema,
		minZoom,
		maxZoom,
		credit: attribution,
		async tile(z, x, y) {
			const id = tileId(z, x, y);
			let entries = root;
			for (let depth = 0; depth <= DEEPEST; depth++) {
				const entry = findEntry(entries, id);
				if (!entry) return undefined;
				if (entry.run > 0) {
					const bytes = await read(tiles + entry.offset, entry.length, LARGEST.tile);
					return { bytes, gzip: outer === GZIP };
				}
				entries = await leaf(entry);
			}
			throw new RangeError('The directories lead round in circles');
		},
		close: () => file.close(),
	};
}

function unpacker(packing: number): ((bytes: Buffer) => Promise<Buffer>) | undefined {
	const options = { maxOutputLength: LARGEST.directory };
	switch (packing) {
		case 1:
			return (bytes) => Promise.resolve(bytes);
		case GZIP:
			return (bytes) => ungzip(bytes, options);
		case 3:
			return (bytes) => unbrotli(bytes, options);
		default:
			return undefined;
	}
}
