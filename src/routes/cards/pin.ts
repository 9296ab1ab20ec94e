import type { ClubPlace } from '$lib/domain/club/content';
import type { FoundSpot, PinData } from '$lib/map/pin-data';
import type { App } from '$lib/server/app';
import { placeFrom } from '$lib/domain/club/place-fields';
import { mapOfCity } from '../karte/base-choice';

/** What a form needs to say where its address lies, and to let a person set the pin. */
export async function pinData(
	app: Pick<App, 'city' | 'geocoder' | 'mapSource'>,
	place: ClubPlace | null | undefined,
): Promise<PinData> {
	const { city } = app;
	const map = await mapOfCity(app, true);
	const { bounds, centre, zoom, minZoom } = city.map;
	return {
		found: place ? await findSpot(app, place) : undefined,
		map: map && {
			base: map.base,
			place: { ...centre, zoom, minZoom, maxZoom: map.maxZoom },
			bounds,
		},
	};
}

export async function findSpot(
	{ geocoder }: Pick<App, 'geocoder'>,
	address: Pick<ClubPlace, 'street' | 'postcode' | 'town' | 'pin'>,
): Promise<FoundSpot | undefined> {
	const { street, postcode, town, pin } = address;
	// The town alone stands in every form before anybody typed: it says nothing.
	if (!street && !postcode && !pin) return undefined;
	const located = await geocoder.locate({ street, postcode, town, pin });
	if (!located) return undefined;
	const { lat, lon, accuracy, source } = located;
	const { district, near } = geocoder.around(located);
	return { lat, lon, accuracy, source, district, near };
}

/** The address in the fields of a composer, if it has one of its own. */
export const addressIn = (values: Readonly<Record<string, string>>): ClubPlace | undefined =>
	values.where === 'adresse'
		? placeFrom({
				placeName: '',
				street: values.street ?? '',
				postcode: values.postcode ?? '',
				town: values.town ?? '',
				pinLat: values.pinLat ?? '',
				pinLon: values.pinLon ?? '',
				pinFor: values.pinFor ?? '',
			})
		: undefined;
