import type { PlaceData } from '$lib/components/detail/place';
import { isExact, metresBetween, wayThere } from '$lib/domain/place/distance';
import { m } from '$lib/messages';
import type { App } from '$lib/server/app';
import { isFoundLater } from '$lib/server/clubs';
import { districtLabel, type CardContext } from './card-context';

interface PlaceRow {
	name: string;
	street: string;
	postcode: string;
	town: string;
	lat: number | null;
	lon: number | null;
	accuracy: string | null;
	stepFree: boolean | null;
}

/** Nearer to the centre than this, everybody knows the way. */
const NEAR_METRES = 150;

/** As `placeData`, and whether the map is still to come. */
export async function shownPlace(
	{ database }: Pick<App, 'database'>,
	place: (PlaceRow & { id: string }) | null,
	district: string | null,
	context: CardContext,
): Promise<PlaceData> {
	const data = placeData(place, district, context);
	if (!place?.street || data.spot) return data;
	return { ...data, later: await database.read((db) => isFoundLater(db, place.id)) };
}

export function placeData(
	place: PlaceRow | null,
	district: string | null,
	context: CardContext,
): PlaceData {
	const label = districtLabel(context, district);
	if (!place)
		return { name: '', street: '', town: label, district: label, fromCentre: '', stepFree: null };
	const { lat, lon } = place;
	const spot = lat !== null && lon !== null && isExact(place.accuracy) ? { lat, lon } : undefined;
	return {
		name: place.name,
		street: place.street,
		town: `${place.postcode} ${place.town}`.trim() || label,
		district: label,
		spot,
		fromCentre: spot ? fromCentre(context.city.map.centre, spot) : '',
		stepFree: place.stepFree,
	};
}

function fromCentre(centre: { lat: number; lon: number }, spot: { lat: number; lon: number }) {
	if (metresBetween(centre, spot) < NEAR_METRES) return '';
	const { travel, minutes } = wayThere(centre, spot);
	return travel === 'walk' ? m.map_centre_walk({ minutes }) : m.map_centre_bike({ minutes });
}
