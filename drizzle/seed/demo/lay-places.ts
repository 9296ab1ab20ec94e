import { demoId, dice } from './dice';
import type { ClubDossier, District } from './dossier';
import type { Layout } from './context';

/** A house number that does not exist is somewhere along the street: spread the pins a little. */
function spread(value: number, metres: number, ...what: string[]): number {
	return value + ((dice.share('spread', ...what) - 0.5) * 2 * metres) / 111_000;
}

/** Where the pin of an address stands, in its own district whatever the spread. */
function layPin(
	{ gazetteer }: Layout,
	address: { street: string; plz: string; district: District },
	metres: number,
	key: string,
) {
	const found = gazetteer.street(address.street, address.plz);
	const inDistrict = (point: { lat: number; lon: number }) =>
		gazetteer.districtAt(point) === address.district;
	// A street that runs through two districts may be known by its other end only.
	const spot = found && inDistrict(found) ? found : gazetteer.district(address.district);
	if (!spot) return {};
	const moved = {
		lat: spread(spot.lat, metres, key, 'lat'),
		// Degrees of longitude are shorter here.
		lon: spread(spot.lon, metres * 1.5, key, 'lon'),
	};
	const { lat, lon } = inDistrict(moved) ? moved : spot;
	return { lat, lon, accuracy: spot.accuracy, coordinateSource: spot.source };
}

export function layVenues(layout: Layout): void {
	const { city, rows } = layout;
	for (const venue of city.venues)
		rows.place.push({
			id: venueId(venue.key),
			name: venue.name,
			street: venue.street,
			postcode: venue.plz,
			town: city.town,
			district: venue.district,
			stepFree: venue.stepFree,
			...layPin(layout, venue, 120, venue.key),
		});
}

const venueId = (key: string) => demoId('place', `venue ${key}`);

export function layOwnPlace(layout: Layout, club: ClubDossier): string | null {
	if (club.place.kind === 'none') return null;
	if (club.place.kind === 'venue') return knownVenue(layout, club.place.venue).id;
	const { street, plz } = club.place;
	const { rows, city } = layout;
	const id = demoId('place', `club ${club.key}`);
	rows.place.push({
		id,
		street,
		postcode: plz,
		town: city.town,
		district: club.district,
		stepFree: club.access?.includes('stufenlos') ? true : null,
		...layPin(layout, { street, plz, district: club.district }, 160, club.key),
	});
	return id;
}

export function knownVenue(layout: Layout, key: string): { id: string; district: District } {
	const venue = layout.city.venues.find((v) => v.key === key);
	if (!venue) throw new Error(`The dossier names the house "${key}", which does not exist`);
	return { id: venueId(key), district: venue.district };
}

/** Where a need or an event is: its own house or district if it says one, else the club's. */
export function layWhere(
	layout: Layout,
	thing: { venue?: string; district?: District },
	club: ClubDossier,
	clubPlaceId: string | null,
): { placeId: string | null; district: string } {
	if (thing.venue) {
		const venue = knownVenue(layout, thing.venue);
		return { placeId: venue.id, district: venue.district };
	}
	if (thing.district && thing.district !== club.district)
		return { placeId: null, district: thing.district };
	return { placeId: clubPlaceId, district: club.district };
}
