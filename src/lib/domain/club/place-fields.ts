import { shortText } from '../fields';
import { pinIn, type PinFields } from '../place/pin';
import { pinFields } from '../place/pin-fields';
import { textField } from '../text';
import type { ClubPlace } from './content';

/** An address as people type it, wherever a form asks for one. */
export const placeAddressFields = {
	placeName: shortText(),
	street: shortText(),
	postcode: textField({ max: 10, tooLong: 'place_postcode_unreadable', oneLine: true }).refine(
		(text) => text === '' || /^\d{5}$/.test(text),
		'place_postcode_unreadable',
	),
	town: shortText(),
	...pinFields,
};

/** An address as it is kept, with the pin a person set for it. */
export function placeFrom(
	input: { placeName: string; street: string; postcode: string; town: string } & PinFields,
): ClubPlace {
	const { placeName, street, postcode, town } = input;
	const pin = pinIn(input);
	return { name: placeName, street, postcode, town, ...(pin ? { pin } : {}) };
}
