import { contains, distance, distanceToRing } from './area';
import type { City, Commune, District, Point } from './city';
import { foldPlace } from './fold-place';

/** Hand-drawn borders miss a shore by a little; a point this near still belongs to the nearest district. */
const SHORE_METRES = 600;

/** The district a point lies in; undefined outside the city. */
export function districtAt(city: City, point: Point): District | undefined {
	const inside = city.districts.find((district) => contains(district.area, point));
	if (inside) return inside;
	// A neighbouring municipality may begin right behind the border.
	const nearest = nearestOf(city.districts, (district) => distanceToRing(district.area, point));
	if (!nearest || nearest.metres > SHORE_METRES) return undefined;
	const commune = nearestOf(city.surroundings, (one) => distance(one.centre, point));
	return commune && commune.metres < SHORE_METRES * 2 ? undefined : nearest.item;
}

/** By key, label, part or what people type: "st. lorenz nord", "Marli", "kuecknitz". */
export function findDistrict(city: City, typed: string): District | undefined {
	const wanted = foldPlace(typed);
	if (!wanted) return undefined;
	return city.districts.find((district) =>
		namesOf(district).some((name) => foldPlace(name) === wanted),
	);
}

export function findCommune(city: City, typed: string): Commune | undefined {
	const wanted = foldPlace(typed);
	if (!wanted) return undefined;
	return city.surroundings.find((commune) =>
		[commune.key, commune.label, ...commune.aliases].some((name) => foldPlace(name) === wanted),
	);
}

/** The district itself and its neighbours, nearest first. */
export function districtWithNeighbours(city: City, key: string): District[] {
	const district = city.districts.find((one) => one.key === key);
	if (!district) return [];
	return [
		district,
		...district.neighbours.flatMap((other) => city.districts.filter((one) => one.key === other)),
	];
}

/** All names under which a district can be found. "A/B/C" is how offices write three villages. */
export const namesOf = (district: District): string[] => [
	district.key,
	district.label,
	...district.aliases,
	...district.parts.flatMap((part) => [part.label, ...part.label.split('/')]),
];

function nearestOf<T>(
	items: readonly T[],
	measure: (item: T) => number,
): { item: T; metres: number } | undefined {
	let best: { item: T; metres: number } | undefined;
	for (const item of items) {
		const metres = measure(item);
		if (!best || metres < best.metres) best = { item, metres };
	}
	return best;
}
