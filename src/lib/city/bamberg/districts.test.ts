import { describe, expect, it } from 'vitest';
import { districtAt, findDistrict } from '../places';
import { bamberg } from './index';

describe('the districts of Bamberg', () => {
	it.each([
		['Dom', 49.8907, 10.8826, 'bergstadt'],
		['Altenburg', 49.8805, 10.869, 'bergstadt'],
		['Altes Rathaus', 49.8917, 10.8873, 'inselstadt'],
		['Maxplatz', 49.8938, 10.8902, 'inselstadt'],
		['Bahnhof', 49.9005, 10.8988, 'gaertnerstadt'],
		['Gaustadt', 49.9035, 10.855, 'gaustadt'],
		['Bug', 49.8645, 10.8885, 'bug'],
		['Hainbad', 49.873, 10.8965, 'hain'],
		['Hafen', 49.911, 10.869, 'bamberg-nord'],
		['Hauptsmoorwald', 49.89, 10.94, 'bamberg-ost'],
	])('places %s', (_name, lat, lon, district) => {
		expect(districtAt(bamberg, { lat, lon })?.key).toBe(district);
	});

	it('leaves Hallstadt and Bischberg outside', () => {
		expect(districtAt(bamberg, { lat: 49.929, lon: 10.876 })).toBeUndefined();
		expect(districtAt(bamberg, { lat: 49.911, lon: 10.832 })).toBeUndefined();
	});

	it('knows what people say', () => {
		expect(findDistrict(bamberg, 'sand')?.key).toBe('bergstadt');
		expect(findDistrict(bamberg, 'Gärtnerviertel')?.key).toBe('gaertnerstadt');
	});
});
