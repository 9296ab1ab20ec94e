import { findCity } from '$lib/city';
import { loadGazetteer } from '$lib/city/gazetteer';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openLog } from '../log';
import { openGeocoder, type Address } from './index';
import { isOneTypoAway } from './street-name';

const luebeck = findCity('luebeck');
if (!luebeck) throw new Error('no Lübeck');
const geocoder = await openGeocoder({ city: luebeck, log: openLog('error') });

describe('locating by the gazetteer', () => {
	it.each<[Address, string, string | undefined]>([
		[{ street: 'Hüxstraße 12', postcode: '23552', town: 'Lübeck' }, 'street', 'innenstadt'],
		[{ street: 'Hüxstr. 12a', postcode: '23552', town: 'Lübeck' }, 'street', 'innenstadt'],
		[{ street: 'HUEXSTRASSE', town: 'Hansestadt Lübeck' }, 'street', 'innenstadt'],
		[{ street: 'Breite Str. 5-7', town: 'Lübeck' }, 'street', 'innenstadt'],
		[{ street: 'Ratzeburger-Allee 160', town: 'Lübeck' }, 'street', 'st-juergen'],
		[{ street: 'Sankt-Jürgen-Ring 3', town: 'Lübeck' }, 'street', 'st-juergen'],
		[{ street: 'Fleischauerstraße 9', town: 'Lübeck' }, 'street', 'innenstadt'],
		[{ street: 'Haus der Vereine, Koberg 99', town: 'Lübeck' }, 'street', 'innenstadt'],
		[{ street: 'Travemünder Landstraße 3', postcode: '23570' }, 'street', 'travemuende'],
		[{ street: 'Travemünder Landstraße 3', postcode: '23569' }, 'street', 'kuecknitz'],
		[{ street: 'Travemünder Landstraße', town: 'Lübeck-Travemünde' }, 'street', 'travemuende'],
		[{ street: 'Erfundene Gasse 1', postcode: '23566', town: 'Lübeck' }, 'district', 'st-gertrud'],
		[{ postcode: '23566' }, 'postcode', 'st-gertrud'],
		[{ street: 'Erfundene Gasse 1', town: 'Travemünde' }, 'district', 'travemuende'],
		[{ street: 'Priwall', town: 'Lübeck' }, 'district', 'travemuende'],
		[{ street: 'Erfundene Gasse 1', town: 'Lübeck' }, 'city', undefined],
		[{ street: 'Hauptstraße 1', postcode: '23617', town: 'Stockelsdorf' }, 'commune', undefined],
		[{ postcode: '23611' }, 'commune', undefined],
	])('%o is exact to the %s', async (address, accuracy, district) => {
		const found = await geocoder.locate(address);
		expect(found).toMatchObject({ accuracy, source: 'gazetteer' });
		expect(found?.district).toBe(district);
	});

	it.each<Address>([
		{},
		{ street: '', postcode: '', town: '' },
		{ street: 'Hüxstraße 1', postcode: '20095', town: 'Hamburg' },
		{ street: '12345' },
		{ street: '💥'.repeat(5000), town: '\u0000' },
	])('does not invent a place for %o', async (address) => {
		expect(await geocoder.locate(address)).toBeUndefined();
	});

	it('finds every street of the demo city', async () => {
		const folder = 'drizzle/seed/demo/luebeck';
		const text = readdirSync(folder)
			.map((file) => readFileSync(`${folder}/${file}`, 'utf8'))
			.join('\n');
		const addresses = [...text.matchAll(/street: '([^']+)',\s*plz: '(\d{5})'/g)];
		expect(addresses.length).toBeGreaterThan(200);
		const found = await Promise.all(
			addresses.map(async ([, street, postcode]) => {
				const at = await geocoder.locate({ street, postcode, town: 'Lübeck' });
				return at?.accuracy === 'street' ? undefined : `${street} ${postcode}: ${at?.accuracy}`;
			}),
		);
		expect(found.filter(Boolean)).toEqual([]);
	});

	it('places the demo city where its dossiers say', async () => {
		const folder = 'drizzle/seed/demo/luebeck';
		const text = readdirSync(folder)
			.map((file) => readFileSync(`${folder}/${file}`, 'utf8'))
			.join('\n');
		const dossiers = text.matchAll(
			/district: '([^']+)',\s*place: \{\s*kind: 'street',\s*street: '([^']+)',\s*plz: '(\d{5})'/g,
		);
		const wrong = await Promise.all(
			[...dossiers].map(async ([, district, street, postcode]) => {
				const at = await geocoder.locate({ street, postcode, town: 'Lübeck' });
				return at?.district === district ? undefined : `${street}: ${district} ≠ ${at?.district}`;
			}),
		);
		expect(wrong.filter(Boolean)).toEqual([]);
	});
});

describe('suggesting', () => {
	it.each([
		['hüxst', 'Hüxstraße, 23552 Lübeck'],
		['huexstra', 'Hüxstraße, 23552 Lübeck'],
		['Fackenburger', 'Fackenburger Allee, 23554 Lübeck'],
		['marli', 'St. Gertrud, Lübeck'],
		['23570', '23570 Lübeck'],
		['timmendorf', 'Timmendorfer Strand, Ostholstein'],
	])('%s leads to %s', async (typed, label) => {
		expect((await geocoder.suggest(typed)).map((one) => one.label)).toContain(label);
	});

	it('keeps to its limit and says nothing to a single letter', async () => {
		expect(await geocoder.suggest('str', 3)).toHaveLength(3);
		expect(await geocoder.suggest('h')).toEqual([]);
		expect(await geocoder.suggest('')).toEqual([]);
	});
});

describe('one typo', () => {
	it.each([
		['hundestr', 'hudnestr', true],
		['hundestr', 'hundstr', true],
		['hundestr', 'hunndestr', true],
		['hundestr', 'hundesdr', true],
		['hundestr', 'hundestr', false],
		['hundestr', 'huxdesdr', false],
		['hundestr', 'hundestrxx', false],
	])('%s and %s: %s', (a, b, expected) => {
		expect(isOneTypoAway(a, b)).toBe(expected);
		expect(isOneTypoAway(b, a)).toBe(expected);
	});
});

it('serves another city from its own folder', async () => {
	const bamberg = findCity('bamberg');
	if (!bamberg) throw new Error('no Bamberg');
	const there = await openGeocoder({ city: bamberg, log: openLog('error') });
	expect(await there.locate({ street: 'Obere Sandstr. 3', town: 'Bamberg' })).toMatchObject({
		accuracy: 'street',
		district: 'bergstadt',
	});
	expect(await there.locate({ street: 'Hüxstraße 3', town: 'Lübeck' })).toBeUndefined();
	expect(await there.suggest('Hüxstraße')).toEqual([]);
});

it('has the main streets, squares and public places of Lübeck', async () => {
	expect((await loadGazetteer('luebeck')).length).toBeGreaterThanOrEqual(150);
});

it('takes a pin that a person set, in the city and around it only', async () => {
	const address = { street: 'Hüxstraße 14', postcode: '23552', town: 'Lübeck' };
	const pin = { lat: 53.8661, lon: 10.6871 };
	expect(await geocoder.locate({ ...address, pin })).toEqual({
		...pin,
		accuracy: 'house',
		source: 'hand',
		district: 'innenstadt',
	});
	// Munich is not Lübeck: the address counts.
	const far = await geocoder.locate({ ...address, pin: { lat: 48.13, lon: 11.57 } });
	expect(far).toMatchObject({ source: 'gazetteer', accuracy: 'street' });
});

it('says what is around a pin', () => {
	const { map } = luebeck;
	expect(geocoder.around(map.centre)).toMatchObject({ inside: true, district: 'Innenstadt' });
	expect(geocoder.around(map.centre).near).toBeTruthy();
	expect(geocoder.around({ lat: 48.13, lon: 11.57 })).toEqual({ inside: false });
	const [commune] = luebeck.surroundings;
	expect(geocoder.around(commune?.centre ?? map.centre)).toMatchObject({
		inside: true,
		district: commune?.label,
	});
});
