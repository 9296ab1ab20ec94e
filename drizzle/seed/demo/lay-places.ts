import { demoId, dice } from './dice';
import type { ClubDossier, District } from './dossier';
import type { Layout } from './context';

/** A house number that does not exist is somewhere along the street: spread the pins a little. */
function spread(value: number, metres: number, ...what: string[]): number {
	return value + ((dice.share('spread', ...what) - 0.5) * 2 * metres) / 111_000;
}

export function layVenues({ city, rows, gazetteer }: Layout): void {
	for (const venue of city.venues) {
		const spot = gazetteer.street(venue.street, venue.plz) ?? gazetteer.district(venue.district);
		rows.place.push({
			id: venueId(venue.key),
			name: venue.name,
			street: venue.street,
			postcode: venue.plz,
			town: city.town,
			district: venue.district,
			stepFree: venue.stepFree,
			...(spot && {
				lat: spread(spot.lat, 120, venue.key, 'lat'),
				lon: spread(spot.lon, 180, venue.key, 'lon'),
				accuracy: spot.accuracy,
				coordinateSource: spot.source,
			}),
		});
	}
}

const venueId = (key: string) => demoId('place', `venue ${key}`);

export function layOwnPlace(layout: Layout, club: ClubDossier): string | null {
	if (club.place.kind === 'none') return null;
	if (club.place.kind === 'venue') return knownVenue(layout, club.place.venue).id;
	const { street, plz } = club.place;
	const { rows, gazetteer, city } = layout;
	const id = demoId('place', `club ${club.key}`);
	const spot = gazetteer.street(street, plz) ?? gazetteer.district(club.district);
	rows.place.push({
		id,
		street,
		postcode: plz,
		town: city.town,
		district: club.district,
		stepFree: club.access?.includes('stufenlos') ? true : null,
		...(spot && {
			lat: spread(spot.lat, 160, club.key, 'lat'),
			lon: spread(spot.lon, 240, club.key, 'lon'),
			accuracy: spot.accuracy,
			coordinateSource: spot.source,
		}),
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
