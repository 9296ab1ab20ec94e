import { z } from 'zod';
import { choice, choices, optionalChoice, shortText } from '../fields';
import { textField } from '../text';
import { PLACE_ACCURACIES, PLACE_KINDS, PLACE_SOURCES } from '../vocabulary/keys';

const degrees = (min: number, max: number) =>
	z.preprocess(
		(raw) => (raw === '' || raw === undefined || raw === null ? null : Number(raw)),
		z
			.number({ error: 'place_pin_unreadable' })
			.min(min, 'place_pin_unreadable')
			.max(max, 'place_pin_unreadable')
			.nullable(),
	);

/**
 * Where something is: an address with or without a pin, an area it serves, or nothing fixed. The address
 * is never refused because nobody could find it: the pin is then coarse, and says so.
 */
export const placeSchema = (districts: readonly string[]) =>
	z
		.object({
			kind: choice(PLACE_KINDS, 'place_kind_missing'),
			name: shortText(),
			street: shortText(),
			postcode: textField({ max: 10, tooLong: 'place_postcode_unreadable', oneLine: true }).refine(
				(text) => text === '' || /^\d{5}$/.test(text),
				'place_postcode_unreadable',
			),
			town: shortText(),
			district: optionalChoice(districts),
			serviceArea: choices(districts),
			lat: degrees(-90, 90),
			lon: degrees(-180, 180),
			accuracy: optionalChoice(PLACE_ACCURACIES),
			coordinateSource: optionalChoice(PLACE_SOURCES),
		})
		.superRefine((place, context) => {
			const say = (path: string, message: string) =>
				context.addIssue({ code: 'custom', path: [path], message });
			if (
				place.kind === 'adresse' &&
				place.street === '' &&
				place.name === '' &&
				place.lat === null
			)
				say('street', 'place_street_missing');
			if (place.kind === 'gebiet' && place.serviceArea.length === 0)
				say('serviceArea', 'place_area_missing');
			if ((place.lat === null) !== (place.lon === null)) say('lat', 'place_pin_unreadable');
		})
		.transform((place) =>
			place.lat === null
				? { ...place, lon: null, accuracy: null, coordinateSource: null }
				: {
						...place,
						accuracy: place.accuracy ?? 'house',
						coordinateSource: place.coordinateSource ?? 'hand',
					},
		);
export type PlaceInput = z.infer<ReturnType<typeof placeSchema>>;
