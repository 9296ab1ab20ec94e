import {
	distance,
	districtAt,
	findCommune,
	findDistrict,
	foldPlace,
	type City,
	type Commune,
	type District,
	type Point,
	type Postcode,
} from '$lib/city';
import type { Spot } from '$lib/city/gazetteer';
import { isOneTypoAway, squeezed, streetNames } from './street-name';
import type { Accuracy, Address, Located } from './types';

/** A spot with its name as it is compared: folding it for every question would cost a millisecond each. */
export interface KnownSpot extends Spot {
	folded: string;
}

export const knowSpots = (spots: readonly Spot[]): KnownSpot[] =>
	spots.map((spot) => ({ ...spot, folded: squeezed(spot.name) }));

/** A short name has too many neighbours for a guess. */
const SHORTEST_GUESS = 6;

/** Finds an address without asking anybody, from what the city's folder knows. */
export function locateInGazetteer(
	city: City,
	spots: readonly KnownSpot[],
	address: Address,
): Located | undefined {
	const where = readTown(city, address);
	if (where.elsewhere) return undefined;
	if (where.commune) return pin(where.commune.centre, 'commune');

	const spot = findSpot(spots, address.street ?? '', where);
	if (spot) return pin(spot.point, 'street', spot.district);
	// Some write only the part of the town: "Priwall".
	const part = findPart(city, address.street ?? '');
	if (part) return pin(part.centre, 'district', part.district);
	if (where.district) return pin(where.district.centre, 'district', where.district.key);
	// A street nobody knows is somewhere around there: the pin promises no more than the district.
	if (where.postcode)
		return pin(
			where.postcode.centre,
			address.street?.trim() ? 'district' : 'postcode',
			where.postcode.district,
		);
	if (where.city) return pin(city.map.centre, 'city');
	return undefined;
}

interface Where {
	city: boolean;
	elsewhere: boolean;
	district?: District;
	postcode?: Postcode;
	commune?: Commune;
}

/** What postcode and town say. A commune counts only where its postcode does not contradict. */
export function readTown(city: City, address: Address): Where {
	const code = (address.postcode ?? '').replace(/\D/gu, '');
	const town = (address.town ?? '').slice(0, 200).trim();
	const postcode = city.postcodes.find((one) => one.code === code);
	const isCity = isNameOfCity(city, town);
	const district = isCity ? undefined : findDistrict(city, withoutCity(city, town));
	const commune = postcode || isCity || district ? undefined : communeOf(city, town, code);
	const named = isCity || district !== undefined || postcode !== undefined;
	return {
		city: isCity,
		district,
		postcode,
		commune,
		elsewhere: !named && !commune && (town !== '' || code !== ''),
	};
}

function communeOf(city: City, town: string, code: string): Commune | undefined {
	if (town !== '') return findCommune(city, town);
	return city.surroundings.find((one) => one.postcodes.includes(code));
}

/** The bare name, also with the title that offices put before it. */
const isNameOfCity = (city: City, town: string): boolean =>
	foldPlace(town).replace(/^(?:hansestadt|stadt) /u, '') === foldPlace(city.name);

/** "Lübeck-Travemünde" and "Lübeck, OT Schlutup" name a district. */
const withoutCity = (city: City, town: string): string =>
	foldPlace(town)
		.split(' ')
		.filter((word) => word !== foldPlace(city.name) && word !== 'ot')
		.join(' ');

function findSpot(spots: readonly KnownSpot[], street: string, where: Where): Spot | undefined {
	for (const name of streetNames(street)) {
		const wanted = name.replaceAll(' ', '');
		const exact = spots.filter((spot) => spot.folded === wanted);
		if (exact.length > 0) return best(exact, where);
		if (wanted.length < SHORTEST_GUESS) continue;
		const near = spots.filter((spot) => isOneTypoAway(spot.folded, wanted));
		// Two different streets one letter away: better the honest centre than the wrong street.
		if (near.length > 0 && new Set(near.map((spot) => spot.name)).size === 1)
			return best(near, where);
	}
	return undefined;
}

/** A long street has one entry per district: the postcode decides, then the district, then nearness. */
function best(spots: readonly Spot[], { postcode, district }: Where): Spot | undefined {
	const fits = (spot: Spot) =>
		(postcode && spot.postcodes.includes(postcode.code) ? 2 : 0) +
		(district && spot.district === district.key ? 1 : 0);
	const top = Math.max(...spots.map(fits));
	const left = spots.filter((spot) => fits(spot) === top);
	const target = postcode?.centre ?? district?.centre;
	if (!target) return left[0];
	return [...left].sort((a, b) => distance(a.point, target) - distance(b.point, target))[0];
}

function findPart(city: City, text: string): { centre: Point; district: string } | undefined {
	const wanted = foldPlace(text);
	if (!wanted) return undefined;
	for (const district of city.districts) {
		const part = district.parts.find((one) =>
			[one.label, ...one.label.split('/')].some((name) => foldPlace(name) === wanted),
		);
		if (part) return { centre: part.centre, district: district.key };
	}
	const district = findDistrict(city, text);
	return district && { centre: district.centre, district: district.key };
}

const pin = ({ lat, lon }: Point, accuracy: Accuracy, district?: string): Located => ({
	lat,
	lon,
	accuracy,
	source: 'gazetteer',
	...(district ? { district } : {}),
});

/** For answers of other sources: the district comes from the city's own areas. */
export const districtKeyAt = (city: City, point: Point): string | undefined =>
	districtAt(city, point)?.key;
