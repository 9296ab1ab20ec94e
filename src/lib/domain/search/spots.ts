import { FAMILIES } from '../vocabulary/keys';
import { isTopic, TOPIC_FAMILY } from '../vocabulary/topics';

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

interface Placed {
	lat: number | null;
	lon: number | null;
	topics: readonly { key: string }[];
}

export const packedFamily = (topics: readonly { key: string }[]): number => {
	const topic = topics.map(({ key }) => key).find(isTopic);
	return FAMILIES.indexOf(topic ? TOPIC_FAMILY[topic] : 'soziales');
};

/** What lies at one address is one point. */
export function packSpots(cards: readonly Placed[]): PackedPoint[] {
	const points = new Map<string, PackedPoint>();
	for (const { lat, lon, topics } of cards) {
		if (typeof lat !== 'number' || typeof lon !== 'number') continue;
		const x = Math.round(lon * SCALE);
		const y = Math.round(lat * SCALE);
		const family = packedFamily(topics);
		const known = points.get(`${x} ${y}`);
		if (!known) points.set(`${x} ${y}`, [x, y, family, 1]);
		else {
			if (known[2] !== family) known[2] = MIXED;
			known[3] += 1;
		}
	}
	return [...points.values()];
}
