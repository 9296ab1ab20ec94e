import { metresBetween } from '$lib/domain/place/distance';
import { expect, it } from 'vitest';
import { readView, roundedSpot, viewText } from './camera';

it('tells where somebody stands no closer than 100 metres', () => {
	const found = new Set<string>();
	for (let step = 0; step < 200; step++) {
		const spot = { lat: 53.86 + step * 0.00001, lon: 10.68 + step * 0.00001 };
		const told = roundedSpot(spot.lat, spot.lon);
		expect(metresBetween(spot, told)).toBeLessThan(100);
		found.add(`${told.lat},${told.lon}`);
	}
	// Two hundred steps of a metre and a bit: only a handful of places are ever told.
	expect(found.size).toBeLessThan(7);
	expect(String(roundedSpot(53.8655123, 10.6866123).lat).length).toBeLessThanOrEqual(6);
});

it('writes a view into an address and reads it back', () => {
	const view = { west: 10.61234, south: 53.81, east: 10.7, north: 53.9 };
	expect(readView(viewText(view))).toEqual({ ...view, west: 10.6123 });
	for (const odd of ['', '1,2,3', '1,2,3,x', '1,2,3,4,5']) expect(readView(odd)).toBeUndefined();
});
