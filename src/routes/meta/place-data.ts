interface PlaceRow {
	name: string;
	street: string;
	postcode: string;
	town: string;
	lat: number | null;
	lon: number | null;
}

/** A place as schema.org says it; without an address of its own at least the town. */
export const placeData = (place: PlaceRow | null, city: { name: string; country: string }) => ({
	'@type': 'Place',
	...(place?.name ? { name: place.name } : {}),
	address: {
		'@type': 'PostalAddress',
		...(place?.street ? { streetAddress: place.street } : {}),
		...(place?.postcode ? { postalCode: place.postcode } : {}),
		addressLocality: place?.town || city.name,
		addressCountry: city.country,
	},
	...(place && place.lat !== null && place.lon !== null
		? { geo: { '@type': 'GeoCoordinates', latitude: place.lat, longitude: place.lon } }
		: {}),
});
