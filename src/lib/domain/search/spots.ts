import { FAMILIES } from '../vocabulary/keys';
import { isTopic, TOPIC_FAMILY } from '../vocabulary/topics';
import type { Box } from './nearby';

/**
 * Hits as points, made to travel: numbers only. What is at a point is asked for when somebody taps it.
 * Longitude and latitude in 1/100,000 degree, the place of the family among FAMILIES (−1: several), how many.
 */
export type PackedPoint = [lon: number, lat: number, family: number, count: number];

export interface PackedSpots {
	/** Of the list, with what has no place. */
	total: number;
	/** How many of them stand on the map, or in the view that was asked for. */
	placed: number;
	points: PackedPoint[];
	/** Too many to tell apart: each point is the middle of a field and counts what lies in it. */
	counted: boolean;
	/** Only what lies in the view: another view has other points. */
	narrowed: boolean;
}

export const SCALE = 100_000;
export const MIXED = -1;

export interface Placed {
	lat: number | null;
	lon: number | null;
	topics: readonly string[];
}

export const packedFamily = (topics: readonly string[]): number => {
	const topic = topics.find(isTopic);
	return FAMILIES.indexOf(topic ? TOPIC_FAMILY[topic] : 'soziales');
};

const pack = ({ lat, lon, topics }: Placed): PackedPoint | undefined =>
	typeof lat === 'number' && typeof lon === 'number'
		? [Math.round(lon * SCALE), Math.round(lat * SCALE), packedFamily(topics), 1]
		: undefined;

/** What lies at one address is one point. */
function joined(all: Iterable<PackedPoint>): PackedPoint[] {
	const points = new Map<string, PackedPoint>();
	for (const [x, y, family, count] of all) {
		const known = points.get(`${x} ${y}`);
		if (!known) points.set(`${x} ${y}`, [x, y, family, count]);
		else {
			if (known[2] !== family) known[2] = MIXED;
			known[3] += count;
		}
	}
	return [...points.values()];
}

export const packSpots = (placed: readonly Placed[]): PackedPoint[] =>
	joined(placed.map(pack).filter((point) => point !== undefined));

// Two kinds of values the search engine can count, so that nobody has to fetch thousands of documents to draw
// them: the point itself, and the fields of grids from coarse to fine in which it lies.

/** Undefined: it has no place. */
export const spotValue = (placed: Placed): string | undefined =>
	pack(placed)?.slice(0, 3).join(' ');

export const pointsOf = (counts: Readonly<Record<string, number>>): PackedPoint[] =>
	joined(
		Object.entries(counts).map(([value, count]): PackedPoint => {
			const [x = 0, y = 0, family = MIXED] = value.split(' ').map(Number);
			return [x, y, family, count];
		}),
	);

/** Zoom levels of the usual map tiles: a Land fills a few tiles of the first, a quarter a few of the last. */
export const GRIDS = [10, 12, 14, 16] as const;
export type Grid = (typeof GRIDS)[number];
/** More fields along a view than this would be many and small. */
const MOST_ALONG = 64;
/** And more numbers than this along its shorter side are drawn over each other on a phone. */
const NUMBERS_ACROSS = 8;

const column = (lon: number) => (lon + 180) / 360;
const row = (lat: number) => {
	const sine = Math.sin((Math.max(-85, Math.min(85, lat)) * Math.PI) / 180);
	return 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
};
const latitude = (y: number) => (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI;

export const fieldOf = (grid: Grid, { lat, lon }: { lat: number; lon: number }): string =>
	`${Math.floor(column(lon) * 2 ** grid)} ${Math.floor(row(lat) * 2 ** grid)}`;

/** How many fields of a grid lie along the sides of a view. */
const along = (view: Box, grid: Grid): [number, number] => [
	(column(view.east) - column(view.west)) * 2 ** grid,
	(row(view.south) - row(view.north)) * 2 ** grid,
];

/** The finest that does not cut the view into too many. */
export const gridFor = (view: Box): Grid =>
	GRIDS.findLast((grid) => Math.max(...along(view, grid)) <= MOST_ALONG) ?? GRIDS[0];

/** Counted fields as points, each in the middle of what it counts and never outside the view. */
export function fieldPoints(
	counts: Readonly<Record<string, number>>,
	grid: Grid,
	view: Box,
): PackedPoint[] {
	const across = Math.min(...along(view, grid));
	const wider = 2 ** Math.max(0, Math.ceil(Math.log2(across / NUMBERS_ACROSS)));
	const fields = new Map<string, { x: number; y: number; count: number }>();
	for (const [value, count] of Object.entries(counts)) {
		const [x = 0, y = 0] = value.split(' ').map(Number);
		const key = `${Math.floor(x / wider)} ${Math.floor(y / wider)}`;
		const field = fields.get(key) ?? { x: 0, y: 0, count: 0 };
		field.x += (x + 0.5) * count;
		field.y += (y + 0.5) * count;
		field.count += count;
		fields.set(key, field);
	}
	const between = (low: number, value: number, high: number) =>
		Math.max(low, Math.min(high, value));
	return [...fields.values()].map(({ x, y, count }): PackedPoint => {
		const lon = (x / count / 2 ** grid) * 360 - 180;
		const lat = latitude(y / count / 2 ** grid);
		return [
			Math.round(between(view.west, lon, view.east) * SCALE),
			Math.round(between(view.south, lat, view.north) * SCALE),
			MIXED,
			count,
		];
	});
}
