import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { writeTileFile } from '../../../../../tests/support/tile-file';
import { openLog } from '../log';
import { SettingsError } from '../settings';
import { MapAway, openMapSource } from '.';
import { openRemoteMap } from './remote-map';

const closers: (() => void)[] = [];
afterEach(() => closers.splice(0).forEach((close) => close()));

const bounds = { west: 10.3, south: 53.58, east: 11.25, north: 54.2 };
const style = (origin: string) => ({
	version: 8,
	glyphs: `${origin}/fonts/{fontstack}/{range}.pbf`,
	sprite: './signs/day',
	sources: {
		town: {
			type: 'vector',
			tiles: ['/tiles/{z}/{x}/{y}.pbf'],
			maxzoom: 14,
			attribution: '<a href="https://a.example">&copy; Amt &amp; Land</a>',
		},
		told: { type: 'raster', url: '/told.json' },
		elsewhere: { type: 'vector', tiles: ['http://169.254.169.254/{z}/{x}/{y}'] },
		hills: { type: 'raster-dem', tiles: ['/hills/{z}/{x}/{y}'] },
	},
	layers: [
		{ id: 'land', type: 'background' },
		{
			id: 'pins',
			type: 'symbol',
			source: 'town',
			layout: { 'text-field': 'x', 'text-font': ['A'] },
		},
		{ id: 'gone', type: 'line', source: 'elsewhere' },
		{ id: 'air', type: 'raster', source: 'told' },
	],
});

type Answer = (request: IncomingMessage, response: ServerResponse) => boolean;
/** A map service of our own; `first` may answer instead. */
async function withService(first: Answer = () => false) {
	const asked: string[] = [];
	const headers: IncomingMessage['headers'][] = [];
	const server = createServer((request, response) => {
		const path = request.url ?? '/';
		asked.push(path);
		headers.push(request.headers);
		if (first(request, response)) return;
		const send = (type: string, body: string) =>
			response.writeHead(200, { 'content-type': type }).end(body);
		if (path === '/styles/day.json')
			send('application/json', JSON.stringify(style(`http://${request.headers.host ?? ''}`)));
		else if (path === '/told.json')
			send('application/json', JSON.stringify({ tiles: ['air/{z}/{x}/{y}.png'], scheme: 'tms' }));
		else if (path.startsWith('/tiles/')) send('application/x-protobuf', `tile ${path}`);
		else if (path.startsWith('/air/') || path === '/styles/signs/day.png')
			send('image/png', `picture ${path}`);
		else response.writeHead(404).end();
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	closers.push(() => {
		server.closeAllConnections();
		server.close();
	});
	const address = server.address();
	if (!address || typeof address === 'string') throw new Error('no port');
	const clock = { now: 0 };
	const lines: string[] = [];
	const map = openRemoteMap({
		ours: {
			from: `http://127.0.0.1:${address.port}/styles/day.json`,
			tiles: (set) => `/karte/kacheln/hell${set}/{z}/{x}/{y}`,
			sprite: '/karte/zeichen/hell',
		},
		log: openLog('debug', (line) => lines.push(line)),
		now: () => clock.now,
	});
	return { map, asked, headers, lines, clock };
}

describe('a map of another service', () => {
	it('has no address but ours, and says who made it', async () => {
		const { map, headers } = await withService();
		const own = await map.style();
		expect(own.credit).toBe('© Amt & Land');
		const text = JSON.stringify(own.style);
		expect(text).not.toMatch(/https?:|127\.0\.0\.1|glyphs|\/fonts\//);
		expect(own.style).toMatchObject({
			sprite: '/karte/zeichen/hell',
			sources: {
				'base-town': { tiles: ['/karte/kacheln/hell0/{z}/{x}/{y}'], maxzoom: 14 },
				'base-told': { tiles: ['/karte/kacheln/hell1/{z}/{x}/{y}'] },
			},
			layers: [
				{ id: 'base-land' },
				{ id: 'base-pins', source: 'base-town', layout: { 'text-font': ['Atkinson Next'] } },
				{ id: 'base-air', source: 'base-told' },
			],
		});
		for (const sent of headers)
			expect(Object.keys(sent).sort().join()).not.toMatch(/cookie|referer|forwarded|language: de/);
	});

	it('is asked once for each piece, rows counted as it counts them', async () => {
		const { map, asked } = await withService();
		const tile = await map.tile(0, 12, 2169, 1317);
		expect(tile?.bytes.toString()).toBe('tile /tiles/12/2169/1317.pbf');
		await map.tile(0, 12, 2169, 1317);
		expect(asked.filter((path) => path.startsWith('/tiles/'))).toHaveLength(1);
		expect((await map.tile(1, 3, 4, 2))?.bytes.toString()).toBe('picture /air/3/4/5.png');
		expect((await map.sprite('.png'))?.type).toBe('image/png');
		expect(await map.sprite('.json')).toBeUndefined();
		expect(await map.tile(0, 15, 1, 1)).toBeUndefined();
		expect(await map.tile(7, 12, 1, 1)).toBeUndefined();
	});

	it('is asked once by two who want the same, and keeps it with its weight counted once', async () => {
		const heavy = 'x'.repeat(1_900_000);
		const { map, asked } = await withService((request, response) => {
			if (!request.url?.startsWith('/tiles/')) return false;
			response.writeHead(200, { 'content-type': 'application/x-protobuf' }).end(heavy);
			return true;
		});
		const columns = Array.from({ length: 10 }, (_, column) => 2160 + column);
		const byTwo = columns.flatMap((x) => [map.tile(0, 12, x, 1317), map.tile(0, 12, x, 1317)]);
		for (const tile of await Promise.all(byTwo)) expect(tile?.bytes.length).toBe(heavy.length);
		for (const x of columns) await map.tile(0, 12, x, 1317);
		expect(asked.filter((path) => path.startsWith('/tiles/'))).toHaveLength(columns.length);
	});

	it('is left alone for a while after it failed, and then asked again', async () => {
		let broken = true;
		const { map, asked, lines, clock } = await withService((request, response) => {
			if (!broken) return false;
			response.writeHead(503).end();
			return true;
		});
		await expect(map.style()).rejects.toThrow(MapAway);
		await expect(map.style()).rejects.toThrow(MapAway);
		expect(asked).toHaveLength(1);
		expect(lines.join()).toContain('map.away');
		broken = false;
		clock.now = 31_000;
		expect((await map.style()).credit).toBe('© Amt & Land');
		// An hour later it is away: what was right then is better than nothing.
		broken = true;
		clock.now = 4_000_000;
		expect((await map.style()).credit).toBe('© Amt & Land');
	});

	it.each<[string, Answer]>([
		[
			'a way somewhere else',
			(_, response) => {
				response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end();
				return true;
			},
		],
		[
			'a page',
			(_, response) => {
				response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Wartung</h1>');
				return true;
			},
		],
		[
			'a style of somebody else only',
			(_, response) => {
				response.end(
					JSON.stringify({
						version: 8,
						sources: { a: { type: 'vector', tiles: ['https://b.example/{z}/{x}/{y}'] } },
						layers: [],
					}),
				);
				return true;
			},
		],
	])('is away when it answers with %s', async (_what, answer) => {
		const { map } = await withService(answer);
		await expect(map.style()).rejects.toThrow(MapAway);
	});

	it('hands on no page as a tile', async () => {
		const { map } = await withService((request, response) => {
			if (!request.url?.startsWith('/tiles/')) return false;
			response.writeHead(200, { 'content-type': 'text/html' }).end('<script>');
			return true;
		});
		await expect(map.tile(0, 12, 2169, 1317)).rejects.toThrow(MapAway);
	});
});

describe('what the operator chose', () => {
	const folder = mkdtempSync(join(tmpdir(), 'tohoop-map-'));
	afterAll(() => rmSync(folder, { recursive: true, force: true }));
	const log = openLog('error', () => undefined);
	const open = (map: object) => openMapSource({ settings: { dataDir: folder, map }, bounds, log });

	it('is nothing, and the city keeps its own map', async () => {
		const source = await open({});
		expect([source.file, source.style, source.tiles]).toEqual([undefined, undefined, undefined]);
		// Lübeck, and neither Berlin nor a tile that cannot be.
		expect(source.reaches(12, 2169, 1317)).toBe(true);
		expect(source.reaches(12, 2200, 1343)).toBe(false);
		expect(source.reaches(30, 1, 1)).toBe(false);
	});

	it('is a file in the data folder, whose maker is named', async () => {
		const vector_layers = ['water', 'roads', 'places'].map((id) => ({ id }));
		const metadata = { vector_layers, attribution: '<b>© Wer</b>' };
		writeFileSync(join(folder, 'a.pmtiles'), writeTileFile({ tiles: [], metadata }));
		const source = await open({ file: 'a.pmtiles' });
		expect(source.tiles).toMatchObject({ schema: 'protomaps', credit: '© Wer' });
		await source.close();
		const named = await open({ file: 'a.pmtiles', credit: 'Stadt' });
		expect(named.tiles?.credit).toBe('Stadt');
		await named.close();
	});

	it('stops the start with a sentence when it is no map', async () => {
		await expect(open({ file: 'keine.pmtiles' })).rejects.toThrow(SettingsError);
		await expect(open({ file: 'keine.pmtiles' })).rejects.toThrow(/gibt es nicht/);
		writeFileSync(join(folder, 'b.pmtiles'), 'no map');
		await expect(open({ file: 'b.pmtiles' })).rejects.toThrow(/passt nicht: .*keine PMTiles-Datei/);
	});
});
