import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { writeTileFile, type WrittenTiles } from '../../../../../tests/support/tile-file';
import { openTileFile, UnfitTileFile } from './tile-file';
import { tileId } from './tile-directory';

const folder = mkdtempSync(join(tmpdir(), 'tohoop-tiles-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const layers = (...ids: string[]) => ids.map((id) => ({ id }));
const metadata = {
	attribution: '© Somebody',
	vector_layers: layers('water', 'roads', 'places', 'earth'),
};
const tiles = [
	{ z: 0, x: 0, y: 0, bytes: Buffer.from('world') },
	{ z: 1, x: 0, y: 0, bytes: Buffer.from('sea'), run: 3 },
	{ z: 12, x: 3423, y: 1763, bytes: Buffer.from('town') },
	{ z: 14, x: 8678, y: 5263, bytes: Buffer.from('street') },
];
let count = 0;
const written = (parts: Partial<WrittenTiles> = {}, cut?: number) => {
	const path = join(folder, `${count++}.pmtiles`);
	const bytes = writeTileFile({ tiles, metadata, ...parts });
	writeFileSync(path, cut === undefined ? bytes : bytes.subarray(0, cut));
	return path;
};

it.each([
	[0, 0, 0, 0],
	[1, 0, 0, 1],
	[1, 0, 1, 2],
	[1, 1, 1, 3],
	[1, 1, 0, 4],
	[2, 0, 0, 5],
	[12, 3423, 1763, 19_078_479],
])('numbers the tile %i/%i/%i as the format does', (z, x, y, id) => {
	expect(tileId(z, x, y)).toBe(id);
});

describe.each([false, true])('a file of tiles, with directories below: %s', (leaves) => {
	it('is read tile by tile', async () => {
		const file = await openTileFile(written({ leaves }));
		expect(file).toMatchObject({ schema: 'protomaps', credit: '© Somebody', maxZoom: 14 });
		const text = async (z: number, x: number, y: number) => {
			const tile = await file.tile(z, x, y);
			return tile && gunzipSync(tile.bytes).toString();
		};
		for (const { z, x, y, bytes } of tiles) expect(await text(z, x, y)).toBe(bytes.toString());
		// The sea is the same on three tiles in a row, and not on the fourth.
		expect(await text(1, 1, 1)).toBe('sea');
		expect(await text(1, 1, 0)).toBeUndefined();
		expect(await text(13, 1, 1)).toBeUndefined();
		await file.close();
	});
});

it('reads a directory again that could not be read once', async () => {
	const path = written({ leaves: true });
	const whole = readFileSync(path);
	const file = await openTileFile(path);
	truncateSync(path, 127);
	await expect(file.tile(14, 8678, 5263)).rejects.toThrow(RangeError);
	writeFileSync(path, whole);
	expect(gunzipSync((await file.tile(14, 8678, 5263))?.bytes ?? '').toString()).toBe('street');
	await file.close();
});

describe('what cannot be shown is named', () => {
	it.each<[string, Partial<WrittenTiles>, number | undefined, RegExp]>([
		['nothing', {}, 0, /keine PMTiles-Datei/],
		['half a file', {}, 140, /unvollständig/],
		['pictures', { type: 2 }, undefined, /Bilder/],
		['another packing', { tilePacking: 4 }, undefined, /verpackt/],
		['other layers', { metadata: { vector_layers: layers('a') } }, undefined, /Ebenen/],
	])('%s', async (_what, parts, cut, sentence) => {
		const opened = openTileFile(written(parts, cut));
		await expect(opened).rejects.toThrow(UnfitTileFile);
		await expect(opened).rejects.toThrow(sentence);
	});

	it('something else altogether', async () => {
		const path = join(folder, 'other.pmtiles');
		writeFileSync(path, 'x'.repeat(500));
		await expect(openTileFile(path)).rejects.toThrow(/keine PMTiles-Datei der Version 3/);
	});
});

it.each([
	['openmaptiles', layers('water', 'transportation', 'place')],
	['shortbread', layers('water_polygons', 'streets', 'place_labels')],
])('knows %s by its layers', async (schema, vector_layers) => {
	const file = await openTileFile(written({ metadata: { vector_layers } }));
	expect(file.schema).toBe(schema);
	await file.close();
});
