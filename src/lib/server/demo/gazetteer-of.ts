import type { Gazetteer } from '$db/seed/demo/gazetteer';
import { districtAt, type City } from '$lib/city';
import { openGazetteer } from '../platform/geocoder';

/** The city's own folder tells the seed where things lie: no server is asked for thousands of addresses. */
export async function gazetteerOf(city: City): Promise<Gazetteer> {
	const locate = await openGazetteer(city);
	return {
		street: (street, postcode) => locate({ street, postcode, town: city.name }),
		district: (key) => {
			const known = city.districts.find((one) => one.key === key);
			return known && { ...known.centre, accuracy: 'district', source: 'gazetteer' };
		},
		districtAt: (point) => districtAt(city, point)?.key,
	};
}
