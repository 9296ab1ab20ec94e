import { shortText } from '../fields';
import { textField } from '../text';

/** An address as people type it, wherever a form asks for one. */
export const placeAddressFields = {
	placeName: shortText(),
	street: shortText(),
	postcode: textField({ max: 10, tooLong: 'place_postcode_unreadable', oneLine: true }).refine(
		(text) => text === '' || /^\d{5}$/.test(text),
		'place_postcode_unreadable',
	),
	town: shortText(),
};
