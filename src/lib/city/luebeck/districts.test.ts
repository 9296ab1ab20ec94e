import { describe, expect, it } from 'vitest';
import { contains } from '../area';
import { districtAt, findCommune, findDistrict } from '../places';
import { luebeck } from './index';

const places: [name: string, lat: number, lon: number, district: string][] = [
	['Marienkirche', 53.8678, 10.685, 'innenstadt'],
	['Dom', 53.8607, 10.6858, 'innenstadt'],
	['Burgtor', 53.8743, 10.6912, 'innenstadt'],
	['Holstentor', 53.8662, 10.6797, 'innenstadt'],
	['Koberg', 53.8717, 10.6895, 'innenstadt'],
	['Hauptbahnhof', 53.8676, 10.6698, 'st-lorenz-sued'],
	['Lohmühle', 53.8796, 10.6685, 'st-lorenz-nord'],
	['Vorwerker Friedhof', 53.8885, 10.677, 'st-lorenz-nord'],
	['Krempelsdorf', 53.8805, 10.649, 'st-lorenz-nord'],
	['Schönböcken', 53.871, 10.611, 'st-lorenz-nord'],
	['Groß Steinrade', 53.883, 10.606, 'st-lorenz-nord'],
	['Padelügge', 53.8545, 10.617, 'buntekuh'],
	['Genin', 53.834, 10.646, 'moisling'],
	['Reecke', 53.819, 10.597, 'moisling'],
	['Universitätsklinikum', 53.836, 10.706, 'st-juergen'],
	['Mühlentorteller', 53.8565, 10.692, 'st-juergen'],
	['Flughafen', 53.8054, 10.719, 'st-juergen'],
	['Kronsforde', 53.796, 10.647, 'st-juergen'],
	['Stadtpark', 53.8745, 10.7085, 'st-gertrud'],
	['Israelsdorf', 53.8945, 10.732, 'st-gertrud'],
	['Gothmund', 53.907, 10.7395, 'st-gertrud'],
	['Eichholz', 53.858, 10.76, 'st-gertrud'],
	['Wesloe', 53.88, 10.764, 'st-gertrud'],
	['Schlutuper Kirche', 53.8897, 10.8013, 'schlutup'],
	['Siems', 53.9105, 10.757, 'kuecknitz'],
	['Herrenwyk', 53.9025, 10.797, 'kuecknitz'],
	['Dummersdorf', 53.923, 10.842, 'kuecknitz'],
	['Skandinavienkai', 53.941, 10.853, 'travemuende'],
	['Travemünde, Strandpromenade', 53.965, 10.878, 'travemuende'],
	['Priwall', 53.955, 10.883, 'travemuende'],
	['Brodten', 53.978, 10.855, 'travemuende'],
];

describe('the districts of Lübeck', () => {
	it.each(places)('places %s', (_name, lat, lon, district) => {
		expect(districtAt(luebeck, { lat, lon })?.key).toBe(district);
	});

	it('puts no place into two districts', () => {
		for (const [name, lat, lon] of places) {
			const holders = luebeck.districts.filter((one) => contains(one.area, { lat, lon }));
			expect(
				holders.map((one) => one.key),
				name,
			).toHaveLength(1);
		}
	});

	it.each([
		['Bad Schwartau', 53.9189, 10.6969],
		['Stockelsdorf', 53.8922, 10.6471],
		['Groß Grönau', 53.8, 10.75],
		['Selmsdorf', 53.8822, 10.86],
		['Lübecker Bucht', 54.03, 10.95],
	])('leaves %s outside', (_name, lat, lon) => {
		expect(districtAt(luebeck, { lat, lon })).toBeUndefined();
	});

	it.each([
		['sankt gertrud', 'st-gertrud'],
		['ST. GERTRUD', 'st-gertrud'],
		['st gertrud', 'st-gertrud'],
		['marli', 'st-gertrud'],
		['Hudekamp', 'buntekuh'],
		['kücknitz', 'kuecknitz'],
		['travemuende', 'travemuende'],
		['St. Lorenz Nord', 'st-lorenz-nord'],
		['sankt lorenz süd', 'st-lorenz-sued'],
		['Oberbüssau', 'st-juergen'],
		['Teerhof', 'st-lorenz-nord'],
		['altstadt', 'innenstadt'],
	])('knows "%s"', (typed, key) => {
		expect(findDistrict(luebeck, typed)?.key).toBe(key);
	});

	it('knows nothing by an empty or strange name', () => {
		expect(findDistrict(luebeck, '')).toBeUndefined();
		expect(findDistrict(luebeck, ' . ')).toBeUndefined();
		expect(findDistrict(luebeck, 'Atlantis')).toBeUndefined();
	});

	it('knows communes by their usual short name', () => {
		expect(findCommune(luebeck, 'gross groenau')?.key).toBe('gross-groenau');
		expect(findCommune(luebeck, 'Herrnburg')?.key).toBe('luedersdorf');
	});
});
