import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isExact, metresBetween, metresWithin, minutesBy, wayThere } from './distance';

const centre = { lat: 53.8664, lon: 10.6847 };
const harbourMouth = { lat: 53.9586, lon: 10.8702 };

it('measures the straight line', () => {
	expect(Math.round(metresBetween(centre, harbourMouth) / 100)).toBe(159);
	expect(metresBetween(centre, centre)).toBe(0);
});

it('reckons a detour, and says at least a minute', () => {
	// 1 km straight is 1.3 km of street: 16 min on foot, 5 by bike.
	expect(minutesBy('walk', 1_000)).toBe(16);
	expect(minutesBy('bike', 1_000)).toBe(5);
	expect(minutesBy('walk', 3)).toBe(1);
});

it('walks what is near and rides the rest', () => {
	expect(wayThere(centre, { lat: 53.87, lon: 10.69 }).travel).toBe('walk');
	expect(wayThere(centre, harbourMouth).travel).toBe('bike');
});

it('finds the way back from minutes to metres', () => {
	expect(minutesBy('bike', metresWithin('bike', 20))).toBe(20);
});

it('claims no minutes for a coarse pin', () => {
	expect(
		['house', 'street', 'district', 'postcode', 'commune', 'city', null].filter(isExact),
	).toEqual(['house', 'street']);
});

it('is the same both ways and never more than half the globe', () => {
	const spot = fc.record({
		lat: fc.double({ min: -90, max: 90, noNaN: true }),
		lon: fc.double({ min: -180, max: 180, noNaN: true }),
	});
	fc.assert(
		fc.property(spot, spot, (a, b) => {
			const metres = metresBetween(a, b);
			expect(Math.abs(metres - metresBetween(b, a))).toBeLessThan(0.01);
			expect(metres).toBeLessThanOrEqual(20_015_200);
		}),
		{ numRuns: 1_000 },
	);
});
