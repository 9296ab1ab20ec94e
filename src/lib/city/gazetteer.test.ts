import { describe, expect, it } from 'vitest';
import { contains, distanceToRing } from './area';
import { loadGazetteer } from './gazetteer';
import { cities } from './index';

describe.each(cities.map((city) => [city.key, city] as const))('gazetteer of %s', (key, city) => {
	it('has every spot in its district', async () => {
		const wrong = (await loadGazetteer(key)).flatMap((spot) => {
			const district = city.districts.find((one) => one.key === spot.district);
			if (!district) return [`${spot.name}: no district ${spot.district}`];
			if (contains(district.area, spot.point)) return [];
			const metres = Math.round(distanceToRing(district.area, spot.point));
			return metres > 150 ? [`${spot.name}: ${metres} m beside ${spot.district}`] : [];
		});
		expect(wrong).toEqual([]);
	});

	it('knows only postcodes of the city', async () => {
		const known = new Set(city.postcodes.map((one) => one.code));
		const wrong = (await loadGazetteer(key)).filter(
			(spot) => !spot.postcodes.every((code) => known.has(code)),
		);
		expect(wrong.map((spot) => spot.name)).toEqual([]);
	});

	it('has enough to find most addresses and names nothing twice', async () => {
		const spots = await loadGazetteer(key);
		expect(spots.length).toBeGreaterThanOrEqual(40);
		const names = spots.map((spot) => [spot.name, spot.district, ...spot.postcodes].join('|'));
		expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
	});
});
