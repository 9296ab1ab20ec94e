import type { z } from 'zod';
import { addDays } from '../time/local';
import { dayListValue } from '../writing/day-list';
import type { EntryPlace, PictureUse } from '../writing/content';
import {
	between,
	checkPicture,
	checkPlace,
	entryFields,
	fieldValues,
	IN_ONE_ROUND,
	pictureFields,
	pictureOf,
	pictureValues,
	placeFields,
	placeOf,
	placeValues,
	ternaryValue,
} from '../writing/fields';
import { needFields } from './schema';

/** Everything a club says of a need, as versions keep it. */
export interface NeedContent extends z.infer<typeof needFields> {
	place: EntryPlace;
	picture: PictureUse | null;
}

export const needForm = needFields
	.safeExtend({ ...entryFields, ...placeFields, ...pictureFields })
	.superRefine(
		between((input, say) => {
			checkPicture(input, say);
			checkPlace(input, say);
			if (input.date !== '' && input.time === '') say('time', 'event_time_missing');
		}),
		IN_ONE_ROUND,
	);

/** Of which several may be ticked. */
export const NEED_LISTS = [
	'topics',
	'activities',
	'audiences',
	'days',
	'times',
	'languages',
	'access',
	'requires',
	'rewards',
] as const;

const TERNARIES = ['forTwo', 'withChildren', 'insured'] as const;

/** Nobody has to go anywhere. */
export const isFar = (mode: string): boolean => ['online', 'zuhause', 'ueberall'].includes(mode);

/** What nobody confirms leaves the lists after so many days. */
export const NEED_DAYS = 90;

/** Said, else its own day, else as long as an open need is believed. */
export const untilOf = (need: { until: string; date: string }, today: string): string =>
	need.until || need.date || addDays(`${today}T00:00`, NEED_DAYS).slice(0, 10);

/** `today` as the calendar here shows it. */
export function needContent(input: z.infer<typeof needForm>, today: string): NeedContent {
	const fields = Object.keys(needFields.shape) as (keyof typeof needFields.shape)[];
	const said = Object.fromEntries(fields.map((field) => [field, input[field]]));
	return {
		...(said as z.infer<typeof needFields>),
		until: untilOf(input, today),
		place: isFar(input.mode) ? 'ohne' : input.where === 'ohne' ? 'verein' : placeOf(input),
		picture: pictureOf(input),
	};
}

export const needValues = ({
	place,
	picture,
	urgent,
	...need
}: NeedContent): Record<string, string> => ({
	...fieldValues(need),
	...Object.fromEntries(TERNARIES.map((field) => [field, ternaryValue(need[field])])),
	urgent: urgent ? 'ja' : '',
	date: need.date ? dayListValue([need.date]) : '',
	until: need.until ? dayListValue([need.until]) : '',
	...placeValues(place),
	...pictureValues(picture),
});
