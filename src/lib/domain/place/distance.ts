export interface Spot {
	lat: number;
	lon: number;
}

const EARTH_METRES = 6_371_008.8;
/** Streets bend: ways in a town are about this much longer than the straight line. */
const DETOUR = 1.3;
const KMH = { walk: 4.8, bike: 15 } as const;
export type Travel = keyof typeof KMH;

/** Straight line over the globe. */
export function metresBetween(from: Spot, to: Spot): number {
	const rad = Math.PI / 180;
	const halfLat = Math.sin(((to.lat - from.lat) * rad) / 2);
	const halfLon = Math.sin(((to.lon - from.lon) * rad) / 2);
	const chord = halfLat ** 2 + Math.cos(from.lat * rad) * Math.cos(to.lat * rad) * halfLon ** 2;
	return 2 * EARTH_METRES * Math.asin(Math.min(1, Math.sqrt(chord)));
}

/** An estimate, never a route: always say "etwa" beside it. At least a minute. */
export const minutesBy = (travel: Travel, metres: number): number =>
	Math.max(1, Math.round(((metres * DETOUR) / 1000 / KMH[travel]) * 60));

/** How far one gets in that time, for a search around a spot. */
export const metresWithin = (travel: Travel, minutes: number): number =>
	((minutes / 60) * KMH[travel] * 1000) / DETOUR;

/** Whoever would walk for longer rides: which way to say, and how long. */
export function wayThere(from: Spot, to: Spot): { travel: Travel; minutes: number } {
	const metres = metresBetween(from, to);
	const walk = minutesBy('walk', metres);
	return walk <= 25
		? { travel: 'walk', minutes: walk }
		: { travel: 'bike', minutes: minutesBy('bike', metres) };
}

/** Coarser than a street, a distance in minutes would claim too much. */
export const isExact = (accuracy: string | null): boolean =>
	accuracy === 'house' || accuracy === 'street';
