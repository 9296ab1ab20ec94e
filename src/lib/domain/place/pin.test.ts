import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeFrom } from '../club/place-fields';
import { placeAnswer } from '../registration/steps';
import { isHalfPin, movedPin, pinIn, pinMark, pinValues, readDegrees } from './pin';

const address = { street: 'Hüxstraße 14', postcode: '23552', town: 'Lübeck' };
const pin = { lat: 53.86551, lon: 10.68662 };
const typed = { pinLat: '53.86551', pinLon: '10.68662', pinFor: '' };

describe('a pin set by a person', () => {
	it.each([
		['53.8655', 53.8655],
		['53,8655', 53.8655],
		[' 53,865512345 ° ', 53.86551],
		['-10', -10],
		['', undefined],
		['fünfzig', undefined],
		['53.8.1', undefined],
		['1e3', undefined],
		['Infinity', undefined],
		['0x35', undefined],
		['91', undefined],
		['<script>', undefined],
	])('reads %j as %j', (text, degrees) => {
		expect(readDegrees(text, 90)).toBe(degrees);
	});

	it.each([
		['', '', false],
		['53.8', '10.6', false],
		['53.8', '', true],
		['', '10.6', true],
		['53,86xyz', '10.6', true],
		['153.8', '10.6', true],
	])('of %j and %j is half: %j', (pinLat, pinLon, half) => {
		expect(isHalfPin({ pinLat, pinLon })).toBe(half);
	});

	it('counts for the address it was set for, and not for another', () => {
		const set = { ...typed, pinFor: pinMark(pin, address) };
		expect(pinIn({ ...address, ...set })).toEqual(pin);
		expect(pinIn({ ...address, street: ' HÜXSTRASSE  14 ', ...set })).toBeUndefined();
		expect(pinIn({ ...address, street: '  hüxstraße   14 ', ...set })).toEqual(pin);
		expect(pinIn({ ...address, street: 'Wahmstraße 3', ...set })).toBeUndefined();
		expect(pinIn({ ...address, postcode: '23560', ...set })).toBeUndefined();
	});

	it('that was moved in the same breath counts for the new address', () => {
		const set = { ...typed, pinFor: pinMark({ lat: 53.8, lon: 10.7 }, address) };
		expect(pinIn({ ...address, street: 'Wahmstraße 3', ...set })).toEqual(pin);
		expect(pinIn({ ...address, ...typed })).toEqual(pin);
	});

	it('is none where a half is missing', () => {
		expect(pinIn({ ...address, ...typed, pinLon: '' })).toBeUndefined();
		expect(pinIn({ ...address, ...typed, pinLat: 'Dom' })).toBeUndefined();
	});

	it('comes back into the fields it came from', () => {
		const place = placeFrom({ placeName: '', ...address, ...typed });
		expect(place).toEqual({ name: '', ...address, pin });
		expect(placeFrom({ placeName: '', ...address, ...pinValues(place) })).toEqual(place);
		expect(pinValues({ ...address })).toEqual({ pinLat: '', pinLon: '', pinFor: '' });
	});

	it('whatever is typed never refuses a form', () => {
		fc.assert(
			fc.property(fc.string(), fc.string(), fc.string(), (pinLat, pinLon, pinFor) => {
				const form = { kind: 'adresse', placeName: '', ...address, pinLat, pinLon, pinFor };
				const read = placeAnswer.safeParse(form);
				expect(read.success).toBe(true);
				for (const text of [read.data?.pinLat, read.data?.pinLon])
					expect(text).toMatch(/^(-?\d{1,3}(\.\d{1,5})?)?$/);
			}),
			{ numRuns: 1_000 },
		);
	});

	it('moves by metres', () => {
		const north = movedPin(pin, 0, 111.32);
		expect(north.lat).toBeCloseTo(pin.lat + 0.001, 5);
		expect(north.lon).toBe(pin.lon);
		// Degrees of longitude are shorter here.
		expect(movedPin(pin, 111.32, 0).lon).toBeCloseTo(pin.lon + 0.0017, 4);
	});
});
