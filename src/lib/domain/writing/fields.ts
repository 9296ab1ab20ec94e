import { z } from 'zod';
import { placeAddressFields, placeFrom } from '../club/place-fields';
import { choice, flag, idField, sentence, shortText } from '../fields';
import { pinValues, type PinFields } from '../place/pin';
import { textField } from '../text';
import { isOnTheClock } from '../time/local';
import { isMoment, spanOf, type SpanFields } from '../time/span';
import type { EntryPlace, PictureUse } from './content';

// What every composer asks beside its own questions.

/** Made before the form is filled in: however often it is sent, it is one entry. */
export const entryFields = {
	id: idField,
	/** What stood there when the form was opened; empty for something new. */
	seen: textField({ max: 100, tooLong: 'input_id_unknown', oneLine: true }),
};

export const PLACE_WAYS = ['verein', 'adresse', 'ohne'] as const;

export const placeFields = {
	where: choice(PLACE_WAYS, 'place_kind_missing').default('verein'),
	...placeAddressFields,
};

export const pictureFields = {
	pictureId: z.union([z.literal(''), idField], { error: 'input_id_unknown' }).default(''),
	pictureAlt: sentence(),
	/** "Bild ist nur Schmuck": nothing to describe. */
	pictureDecor: flag,
	pictureCredit: shortText(),
	/** Everybody on it agrees, and the club may show it. */
	pictureRights: flag,
};

type Say = (path: string, message: string) => void;

/** Also where a field could not be read: whoever mends a form wants to hear all of it in one round. */
export const IN_ONE_ROUND = {
	when: ({ value }: { value: unknown }) => typeof value === 'object' && value !== null,
};

/** What is wrong between fields. One that could not be read counts as left empty, and is not blamed twice. */
export const between =
	<T extends object>(check: (input: T, say: Say) => void) =>
	(input: T, context: z.RefinementCtx<T>): void => {
		const wrong = new Set(context.issues.map(({ path }) => path?.[0]));
		const unread = context.issues
			.filter((issue) => !issue.continue)
			.map(({ path }): [string, string] => [String(path?.[0]), '']);
		check({ ...input, ...Object.fromEntries(unread) }, (path, message) => {
			if (!wrong.has(path)) context.addIssue({ code: 'custom', path: [path], message });
		});
	};

export function checkPicture(
	input: {
		pictureId: string;
		pictureAlt: string;
		pictureDecor: boolean;
		pictureRights: boolean;
	},
	say: Say,
): void {
	if (input.pictureId === '') return;
	if (input.pictureAlt === '' && !input.pictureDecor) say('pictureAlt', 'write_alt_missing');
	if (!input.pictureRights) say('pictureRights', 'write_rights_missing');
}

export function checkPlace(
	input: { where: string; street: string; placeName: string },
	say: Say,
): void {
	if (input.where === 'adresse' && input.street === '' && input.placeName === '')
		say('street', 'place_street_missing');
}

/** Ends after it starts, and no clock jumps over either. */
export function checkTimes(input: SpanFields, say: Say): void {
	if (input.date === '' || input.time === '') return;
	if (!isMoment(input)) return say('endTime', 'input_end_before_start');
	const { start, end } = spanOf(input);
	if (!isOnTheClock(start)) say('time', 'write_time_skipped');
	if (end !== null && !isOnTheClock(end)) say('endTime', 'write_time_skipped');
}

export const pictureOf = (input: {
	pictureId: string;
	pictureAlt: string;
	pictureDecor: boolean;
	pictureCredit: string;
}): PictureUse | null =>
	input.pictureId === ''
		? null
		: {
				id: input.pictureId,
				alt: input.pictureDecor ? '' : input.pictureAlt,
				credit: input.pictureCredit,
			};

export const placeOf = (
	input: {
		where: (typeof PLACE_WAYS)[number];
		placeName: string;
		street: string;
		postcode: string;
		town: string;
	} & PinFields,
): EntryPlace => (input.where === 'adresse' ? placeFrom(input) : input.where);

/** Back into the fields of a form. */
export const pictureValues = (picture: PictureUse | null): Record<string, string> => ({
	pictureId: picture?.id ?? '',
	pictureAlt: picture?.alt ?? '',
	pictureDecor: picture && picture.alt === '' ? 'ja' : '',
	pictureCredit: picture?.credit ?? '',
	pictureRights: picture ? 'ja' : '',
});

export const placeValues = (place: EntryPlace): Record<string, string> =>
	typeof place === 'string'
		? { where: place, placeName: '', street: '', postcode: '', town: '', ...pinValues(null) }
		: {
				where: 'adresse',
				placeName: place.name,
				street: place.street,
				postcode: place.postcode,
				town: place.town,
				...pinValues(place),
			};

/** Plain values as the fields of a form hold them. */
export const fieldValues = (fields: object): Record<string, string> =>
	Object.fromEntries(
		Object.entries(fields).map(([field, value]: [string, unknown]) => [
			field,
			Array.isArray(value)
				? value.join(',')
				: typeof value === 'string' || typeof value === 'number'
					? String(value)
					: '',
		]),
	);

/** Yes, no, unknown. */
export const ternaryValue = (value: boolean | null): string =>
	value === null ? '' : value ? 'ja' : 'nein';
