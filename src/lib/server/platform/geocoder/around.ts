import { distance, districtAt, within, type City, type Point } from '$lib/city';
import type { Spot } from '$lib/city/gazetteer';
import type { Around } from './types';

/** Farther away than this a name no longer helps anybody. */
const NEAR_METRES = 600;
const COMMUNE_METRES = 6_000;

/** What a point is next to, from what the city's folder knows. */
export function aroundPoint(city: City, spots: readonly Spot[], point: Point): Around {
	if (!within(city.map.bounds, point)) return { inside: false };
	const district = districtAt(city, point)?.label;
	const commune = district
		? undefined
		: nearest(city.surroundings, (one) => distance(one.centre, point), COMMUNE_METRES)?.label;
	const near = nearest(spots, (one) => distance(one.point, point), NEAR_METRES)?.name;
	const place = district ?? commune;
	return { inside: true, ...(place ? { district: place } : {}), ...(near ? { near } : {}) };
}

function nearest<T>(all: readonly T[], measure: (one: T) => number, within: number): T | undefined {
	let best: { one: T; metres: number } | undefined;
	for (const one of all) {
		const metres = measure(one);
		if (metres <= within && metres < (best?.metres ?? Infinity)) best = { one, metres };
	}
	return best?.one;
}
