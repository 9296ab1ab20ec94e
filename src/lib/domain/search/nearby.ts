export interface Spot {
	lat: number;
	lon: number;
}
export interface Box {
	west: number;
	south: number;
	east: number;
	north: number;
}

export const TRAVEL_MODES = ['fuss', 'rad'] as const;
export type TravelMode = (typeof TRAVEL_MODES)[number];

const KMH: Record<TravelMode, number> = { fuss: 4.8, rad: 15 };
/** Streets are longer than the straight line. */
const DETOUR = 1.3;
const KM_PER_DEGREE = 111.195;
const radians = (degrees: number) => (degrees * Math.PI) / 180;

export function kilometres(a: Spot, b: Spot): number {
	const dLat = radians(b.lat - a.lat);
	const dLon = radians(b.lon - a.lon);
	const h =
		Math.sin(dLat / 2) ** 2 +
		Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * Math.sin(dLon / 2) ** 2;
	return 2 * 6371 * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** A guess ("etwa"), never a promise. */
export const minutesBetween = (a: Spot, b: Spot, mode: TravelMode): number =>
	Math.max(1, Math.round(((kilometres(a, b) * DETOUR) / KMH[mode]) * 60));

/** Everything that can be reached lies in this box; what lies in it is then measured. */
export function reach(from: Spot, minutes: number, mode: TravelMode): Box {
	const km = (minutes / 60) * (KMH[mode] / DETOUR);
	const lat = km / KM_PER_DEGREE;
	const lon = km / (KM_PER_DEGREE * Math.max(0.01, Math.cos(radians(from.lat))));
	return {
		west: Math.max(-180, from.lon - lon),
		east: Math.min(180, from.lon + lon),
		south: Math.max(-90, from.lat - lat),
		north: Math.min(90, from.lat + lat),
	};
}
