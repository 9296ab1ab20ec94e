import { findCity } from '$lib/city';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { openLog } from '../log';
import { openGeocoder } from './index';

const luebeck = findCity('luebeck');
if (!luebeck) throw new Error('no Lübeck');
const city = luebeck;

type Answer = (request: IncomingMessage, response: ServerResponse) => void;
const closers: (() => void)[] = [];
afterEach(() => closers.splice(0).forEach((close) => close()));

/** A geocoding server of our own, and the product's way to ask it. */
async function withPhoton(answer: Answer) {
	const asked: URL[] = [];
	const lines: string[] = [];
	const server = createServer((request, response) => {
		asked.push(new URL(request.url ?? '/', 'http://photon.example'));
		answer(request, response);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	closers.push(() => {
		server.closeAllConnections();
		server.close();
	});
	const address = server.address();
	if (!address || typeof address === 'string') throw new Error('no port');
	const clock = { now: 0 };
	const geocoder = await openGeocoder({
		city,
		url: `http://127.0.0.1:${address.port}/api`,
		log: openLog('debug', (line) => lines.push(line)),
		now: () => clock.now,
	});
	return { geocoder, asked, lines, clock };
}

const house = (over: object = {}, at: [number, number] = [10.6921, 53.8662]) => ({
	type: 'Feature',
	geometry: { type: 'Point', coordinates: at },
	properties: {
		type: 'house',
		street: 'Hüxstraße',
		housenumber: '12',
		postcode: '23552',
		city: 'Lübeck',
		...over,
	},
});

const say =
	(...features: unknown[]): Answer =>
	(_request, response) =>
		response.end(JSON.stringify({ type: 'FeatureCollection', features }));

const hundred = { street: 'Hüxstr. 12', postcode: '23552', town: 'Lübeck' };

describe('a geocoding server', () => {
	it('is asked first and gives the house, with the district from our own areas', async () => {
		const { geocoder, asked } = await withPhoton(say(house()));
		expect(await geocoder.locate(hundred)).toEqual({
			lat: 53.8662,
			lon: 10.6921,
			accuracy: 'house',
			source: 'geocoder',
			district: 'innenstadt',
		});
		expect(asked[0]?.searchParams.get('q')).toBe('Hüxstr. 12 23552 Lübeck');
		expect(asked[0]?.searchParams.get('bbox')).toBe('10.3,53.58,11.25,54.2');
	});

	it.each<[string, Answer]>([
		['answers for another street', say(house({ street: 'Fleischhauerstraße' }))],
		['answers for another postcode', say(house({ postcode: '23570' }))],
		['answers from outside the bounds', say(house({}, [13.4, 52.5]))],
		['finds nothing', say()],
		['answers with an impossible place', say(house({}, [999, 999]))],
		['answers with rubbish', (_, response) => response.end('<html>')],
		['answers with another shape', (_, response) => response.end('{"features":{"a":1}}')],
		[
			'answers 500',
			(_, response) => {
				response.statusCode = 500;
				response.end(JSON.stringify({ features: [house()] }));
			},
		],
		['hangs up', (request) => request.socket.destroy()],
		[
			'redirects elsewhere',
			(_, response) => {
				response.writeHead(302, { location: '/elsewhere' });
				response.end();
			},
		],
		[
			'answers without end',
			(_, response) => {
				const chunk = ' '.repeat(64 * 1024);
				const more = () => {
					while (!response.destroyed && response.write(chunk));
					response.once('drain', more);
				};
				more();
			},
		],
	])('that %s does not matter: the gazetteer answers', async (_name, answer) => {
		const { geocoder, asked } = await withPhoton(answer);
		expect(await geocoder.locate(hundred)).toMatchObject({
			accuracy: 'street',
			source: 'gazetteer',
			district: 'innenstadt',
		});
		expect(asked).toHaveLength(1);
	});

	it('that is silent costs at most its patience, once, and is asked again later', async () => {
		const { geocoder, asked, clock, lines } = await withPhoton(() => undefined);
		const began = performance.now();
		expect(await geocoder.locate(hundred)).toMatchObject({ source: 'gazetteer' });
		expect(performance.now() - began).toBeLessThan(2_500);
		expect(await geocoder.locate(hundred)).toMatchObject({ source: 'gazetteer' });
		expect(asked).toHaveLength(1);
		clock.now = 30_001;
		expect(await geocoder.locate(hundred)).toMatchObject({ source: 'gazetteer' });
		expect(asked).toHaveLength(2);
		expect(lines.join()).toContain('geocoder.failed');
		expect(lines.join()).not.toMatch(/Hüx|23552/);
	});

	it('is not asked without a street', async () => {
		const { geocoder, asked } = await withPhoton(say(house()));
		expect(await geocoder.locate({ postcode: '23552' })).toMatchObject({ accuracy: 'postcode' });
		expect(asked).toHaveLength(0);
	});

	it('suggests only what the gazetteer does not know', async () => {
		const { geocoder, asked } = await withPhoton(say(house({ street: 'Zwergenpfad' })));
		expect(await geocoder.suggest('hüxstr')).not.toEqual([]);
		expect(asked).toHaveLength(0);
		expect(await geocoder.suggest('zwergenpf')).toMatchObject([
			{ label: 'Zwergenpfad 12, 23552 Lübeck', source: 'geocoder', district: 'innenstadt' },
		]);
	});
});
