import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import { TILE_SCHEMAS, type TilesBase } from '$lib/domain/map/base-choice';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { drawnBase, readBase, type Base } from './base';
import type { MapTheme } from './colours';
import { pinFeatures } from './pins';
import { mapStyle } from './style';

beforeEach(() => vi.stubGlobal('location', { origin: 'https://tohoop.example' }));
afterEach(() => vi.unstubAllGlobals());

const drawn = { href: '/karte/grundkarte.json?v=1', credit: 'GSHHG' };
const tiles = (schema: TilesBase['schema']): TilesBase => ({
	href: '/karte/kacheln/datei/{z}/{x}/{y}',
	schema,
	minZoom: 0,
	maxZoom: 14,
	credit: '© Wer',
});
const bases: Base[] = [
	drawnBase(drawn),
	...TILE_SCHEMAS.map((schema): Base => ({ kind: 'tiles', tiles: tiles(schema), credit: '' })),
];
const themes: MapTheme[] = ['light', 'dark'];

describe('the look of the map', () => {
	it.each(bases.flatMap((base) => themes.map((theme) => ({ base, theme }))))(
		'is a style the library understands: $base.kind $base.tiles.schema, $theme',
		({ base, theme }) => {
			const style = mapStyle({ theme, base, latitude: 53.87, pins: pinFeatures([[1, 1, 0, 1]]) });
			expect(validateStyleMin(style)).toEqual([]);
			const ids = style.layers.map(({ id }) => id);
			expect(new Set(ids).size).toBe(ids.length);
			expect(ids.at(-1)).toBe('chosen');
			// No letters, signs or tiles of anybody else.
			expect(JSON.stringify(style)).not.toMatch(/https?:\/\/(?!tohoop\.example)/);
			expect(style.glyphs).toBeUndefined();
		},
	);
});

describe('the map that the operator chose', () => {
	const choice = { ...drawn, instead: { kind: 'style', href: '/karte/stil.json' } } as const;
	const answered = (answer: () => Promise<Response>) => {
		vi.stubGlobal('fetch', answer);
		return readBase(choice);
	};
	const light = {
		version: 8,
		sprite: '/karte/zeichen/hell',
		sources: { 'base-a': { type: 'vector', tiles: ['/karte/kacheln/hell0/{z}/{x}/{y}'] } },
		layers: [],
	};

	it('is drawn under the pins, by day and by night', async () => {
		const { base, away } = await answered(() =>
			Promise.resolve(Response.json({ light, credit: '© Amt' })),
		);
		expect(away).toBe(false);
		for (const theme of themes)
			expect(
				mapStyle({ theme, base, latitude: 53.87, pins: pinFeatures([]) }).sources,
			).toMatchObject({
				'base-a': { tiles: ['https://tohoop.example/karte/kacheln/hell0/{z}/{x}/{y}'] },
				pins: { cluster: true },
			});
	});

	it.each<[string, () => Promise<Response>]>([
		['says that it is away', () => Promise.resolve(new Response('', { status: 503 }))],
		['is no style', () => Promise.resolve(new Response('<h1>'))],
		['cannot be reached', () => Promise.reject(new TypeError('Failed to fetch'))],
		['is too slow', () => Promise.reject(new DOMException('', 'TimeoutError'))],
	])('R15 gives way to the built-in one when it %s', async (_what, answer) => {
		expect(await answered(answer)).toEqual({ base: drawnBase(choice), away: true });
	});
});
