import { expect, it } from 'vitest';
import { MIXED, packSpots } from './spots';

const at = (lat: number | null, lon: number | null, ...topics: string[]) => ({
	lat,
	lon,
	topics: topics.map((key) => ({ key })),
});

it('makes one point of an address, counts what is there, and leaves out what is nowhere', () => {
	const points = packSpots([
		at(53.86651, 10.68601, 'sport'),
		at(53.866511, 10.686012, 'sport'),
		at(53.9, 10.7, 'umwelt-klima'),
		at(53.9, 10.7, 'rettung'),
		at(null, null, 'sport'),
	]);
	expect(points).toEqual([
		[1068601, 5386651, 2, 2],
		[1070000, 5390000, MIXED, 2],
	]);
	expect(points.reduce((sum, [, , , count]) => sum + count, 0)).toBe(4);
});
