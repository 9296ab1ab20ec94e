import { planDemo } from '$db/seed/demo/plan';
import { demoCityOf } from '$db/seed/demo/cities';
import { cities, districtAt } from '$lib/city';
import { describe, expect, it } from 'vitest';
import { gazetteerOf } from './gazetteer-of';

const NOW = new Date('2026-11-21T10:00:00Z');

describe.each(cities.map((city) => [city.key, city] as const))('demo of %s', (key, city) => {
	it('puts every address on the map, in its own district, and says how exact that is', async () => {
		const demo = demoCityOf(key);
		if (!demo) throw new Error(`No demo for ${key}`);
		const { place } = planDemo(demo, await gazetteerOf(city), NOW);
		expect(place.length).toBeGreaterThan(10);
		const wrong = place.filter((one) => {
			if (typeof one.lat !== 'number' || typeof one.lon !== 'number') return true;
			return districtAt(city, { lat: one.lat, lon: one.lon })?.key !== one.district;
		});
		expect(wrong.map((one) => `${one.street} ${one.postcode} ${one.district}`)).toEqual([]);
		for (const one of place) {
			expect(['street', 'district', 'postcode']).toContain(one.accuracy);
			expect(one.coordinateSource).toBe('gazetteer');
		}
		// Most addresses are known by their street, so that the map is not a heap at ten centres.
		const known = place.filter((one) => one.accuracy === 'street').length;
		expect(known / place.length).toBeGreaterThan(0.7);
	});

	it('names only districts the city has', () => {
		const known = new Set(city.districts.map((one) => one.key));
		const demo = demoCityOf(key);
		const things = (demo?.clubs ?? []).flatMap((club) => [
			club,
			...(club.needs ?? []),
			...(club.events ?? []),
		]);
		const named = [...things, ...(demo?.venues ?? [])].flatMap((one) => one.district ?? []);
		expect(named.length).toBeGreaterThan(20);
		expect(named.filter((district) => !known.has(district))).toEqual([]);
	});
});
