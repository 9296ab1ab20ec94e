import type { Bounds, Point, Position, Ring } from './city';

/** Even-odd rule: how often a ray to the east crosses the ring. */
export function contains(ring: Ring, { lat, lon }: Point): boolean {
	let inside = false;
	ring.forEach(([x1, y1], index) => {
		const [x2, y2] = ring[(index + 1) % ring.length] ?? [x1, y1];
		if (y1 > lat !== y2 > lat && lon < ((x2 - x1) * (lat - y1)) / (y2 - y1) + x1) inside = !inside;
	});
	return inside;
}

export const within = (bounds: Bounds, { lat, lon }: Point): boolean =>
	lat >= bounds.south && lat <= bounds.north && lon >= bounds.west && lon <= bounds.east;

/** Metres on the ground; flat earth is right to a few metres within one city. */
export function distance(a: Point, b: Point): number {
	const metresPerDegree = 111_320;
	const north = (a.lat - b.lat) * metresPerDegree;
	const east = (a.lon - b.lon) * metresPerDegree * Math.cos((a.lat * Math.PI) / 180);
	return Math.hypot(north, east);
}

/** Metres from a point to the nearest edge of a ring. */
export function distanceToRing(ring: Ring, point: Point): number {
	let nearest = Number.POSITIVE_INFINITY;
	ring.forEach((from, index) => {
		const to = ring[index + 1];
		if (to) nearest = Math.min(nearest, distanceToEdge(from, to, point));
	});
	return nearest;
}

/**
 * One ring out of border lines. Neighbours share their line, so that between them there is neither a gap
 * nor an overlap; each line starts where the one before ended, and may be named against its direction.
 */
export function joinBorders(...lines: readonly (readonly Position[])[]): Ring {
	const ring: Position[] = [];
	for (const line of lines) {
		const end = ring.at(-1);
		const start = line[0];
		if (end && start && (end[0] !== start[0] || end[1] !== start[1]))
			throw new Error(`Border ends at ${end.join(',')}, the next one starts at ${start.join(',')}`);
		ring.push(...(end ? line.slice(1) : line));
	}
	return ring;
}

export const reversed = (line: readonly Position[]): readonly Position[] => [...line].reverse();

function distanceToEdge([x1, y1]: Position, [x2, y2]: Position, point: Point): number {
	// Degrees of longitude are shorter than degrees of latitude.
	const shrink = Math.cos((point.lat * Math.PI) / 180);
	const [dx, dy] = [(x2 - x1) * shrink, y2 - y1];
	const [px, py] = [(point.lon - x1) * shrink, point.lat - y1];
	const length = dx * dx + dy * dy;
	const along = length === 0 ? 0 : Math.min(1, Math.max(0, (px * dx + py * dy) / length));
	return distance(point, { lon: x1 + (x2 - x1) * along, lat: y1 + (y2 - y1) * along });
}
