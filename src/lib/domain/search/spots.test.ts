import { expect, it } from 'vitest';
import {
	fieldOf,
	fieldPoints,
	GRIDS,
	gridFor,
	MIXED,
	packSpots,
	pointsOf,
	SCALE,
	spotValue,
	type Placed,
} from './spots';

const at = (lat: number | null, lon: number | null, ...topics: string[]): Placed => ({
	lat,
	lon,
	topics,
});
const PLACED = [
	at(53.86651, 10.68601, 'sport'),
	at(53.866511, 10.686012, 'sport'),
	at(53.9, 10.7, 'umwelt-klima'),
	at(53.9, 10.7, 'rettung'),
	at(null, null, 'sport'),
];
const countsOf = (values: (string | undefined)[]) => {
	const counts: Record<string, number> = {};
	for (const value of values) if (value) counts[value] = (counts[value] ?? 0) + 1;
	return counts;
};

it('makes one point of an address, counts what is there, and leaves out what is nowhere', () => {
	const points = packSpots(PLACED);
	expect(points).toEqual([
		[1068601, 5386651, 2, 2],
		[1070000, 5390000, MIXED, 2],
	]);
	expect(points.reduce((sum, [, , , count]) => sum + count, 0)).toBe(4);
});

it('makes the same points of values that were counted, west of London and south of the equator too', () => {
	expect(pointsOf(countsOf(PLACED.map(spotValue)))).toEqual(packSpots(PLACED));
	const far = [at(-12.04321, -77.02824, 'sport')];
	expect(pointsOf(countsOf(far.map(spotValue)))).toEqual(packSpots(far));
});

it('cuts a view into many fields, never too many, whatever its size', () => {
	const views = [40, 3, 0.95, 0.24, 0.06, 0.002].map((wide) => ({
		west: 10.5,
		east: 10.5 + wide,
		south: 53.5,
		north: 53.5 + wide * 0.4,
	}));
	expect(views.map(gridFor)).toEqual([GRIDS[0], 12, 14, 16, 16, 16]);
	// A tall one is measured by its height.
	expect(gridFor({ west: 10.6, east: 10.61, south: 53.5, north: 54.1 })).toBe(14);
});

it('puts a field where what it counts lies, within the view, and loses nothing', () => {
	const view = { west: 10.3, south: 53.58, east: 11.25, north: 54.2 };
	const spots = [
		{ lat: 53.8663, lon: 10.6866 },
		{ lat: 53.8665, lon: 10.6868 },
		{ lat: 53.959, lon: 10.871 },
		{ lat: 53.581, lon: 10.3001 },
	];
	const grid = gridFor(view);
	const counts = countsOf(spots.map((spot) => fieldOf(grid, spot)));
	const points = fieldPoints(counts, grid, view);
	expect(points.map(([, , , count]) => count).sort()).toEqual([1, 1, 2]);
	for (const [x, y, family] of points) {
		expect(family).toBe(MIXED);
		const near = spots.some(
			({ lat, lon }) => Math.abs(lat - y / SCALE) < 0.02 && Math.abs(lon - x / SCALE) < 0.03,
		);
		expect(near, `${x} ${y}`).toBe(true);
		expect(x / SCALE).toBeGreaterThanOrEqual(view.west);
		expect(y / SCALE).toBeGreaterThanOrEqual(view.south);
	}
});

it('joins neighbours where fields would lie side by side', () => {
	// 60 fields along the view and 11 across: four neighbours are one.
	const view = { west: 0, south: 0, east: (60 / 2 ** 12) * 360, north: 1 };
	expect(gridFor(view)).toBe(12);
	const [x, y] = fieldOf(12, { lat: 0.5, lon: 1 }).split(' ').map(Number) as [number, number];
	const even = [x - (x % 2), y - (y % 2)] as const;
	const four = [0, 1].flatMap((dx) => [0, 1].map((dy) => `${even[0] + dx} ${even[1] + dy}`));
	expect(
		fieldPoints(Object.fromEntries(four.map((key) => [key, 5])), 12, view).map(([, , , n]) => n),
	).toEqual([20]);
});
