import { z } from 'zod';
import {
	choice,
	choices,
	dateField,
	linkField,
	longText,
	shortText,
	timeField,
	wholeNumber,
} from '../fields';
import { textField } from '../text';
import { addMinutes, dateOf, minutesBetween, timeOf } from '../time/local';
import { ruleProblem } from '../time/recurrence';
import { spanOf } from '../time/span';
import {
	ACCESS_SUPPORTS,
	AUDIENCES,
	EVENT_TYPES,
	LANGUAGES,
	REGISTRATIONS,
	TOPICS,
} from '../vocabulary/keys';
import type { EntryPlace, PictureUse } from '../writing/content';
import { dayList, dayListValue } from '../writing/day-list';
import {
	between,
	checkPicture,
	checkPlace,
	checkTimes,
	entryFields,
	fieldValues,
	IN_ONE_ROUND,
	pictureFields,
	pictureOf,
	pictureValues,
	placeFields,
	placeOf,
	placeValues,
} from '../writing/fields';
import { repeatOf, REPEATS, ruleOf } from './repeat';

/** `eigen`: a rule that came from elsewhere and stays as it is. */
export const REPEAT_WAYS = [...REPEATS, 'eigen'] as const;

const asked = {
	title: shortText('event_title_missing'),
	text: longText(),
	type: choice(EVENT_TYPES, 'event_type_missing').default('treff'),
	topics: choices(TOPICS, { max: 3, tooMany: 'need_topics_too_many' }),
	audiences: choices(AUDIENCES),
	link: linkField,
	price: shortText(),
	registration: choice(REGISTRATIONS, 'event_registration_missing').default('keine'),
	capacity: wholeNumber(1, 100_000, 'event_capacity_unreadable'),
	languages: choices(LANGUAGES),
	access: choices(ACCESS_SUPPORTS),
};
type Asked = z.infer<z.ZodObject<typeof asked>>;

/** Everything a club says of an event, as versions keep it; nowhere in particular means online. */
export interface EventContent extends Asked {
	localStart: string;
	/** 0: no end was said. */
	minutes: number;
	rule: string | null;
	/** Local starts. */
	leftOut: string[];
	added: string[];
	place: EntryPlace;
	picture: PictureUse | null;
}

export const eventForm = z
	.object({
		...entryFields,
		...asked,
		date: dateField,
		time: timeField,
		endDate: dateField,
		endTime: timeField,
		repeat: choice(REPEAT_WAYS, 'series_rule_unreadable').default('nie'),
		repeatUntil: dateField,
		rule: textField({ max: 400, tooLong: 'series_rule_unreadable', oneLine: true }),
		leftOut: dayList,
		...placeFields,
		...pictureFields,
	})
	.superRefine(
		between((event, say) => {
			checkPicture(event, say);
			checkPlace(event, say);
			if (event.date === '') say('date', 'event_date_missing');
			if (event.time === '') say('time', 'event_time_missing');
			checkTimes(event, say);
			if (event.repeat === 'eigen') {
				const problem = ruleProblem(event.rule);
				if (problem) say('repeat', problem);
			}
			if (event.repeatUntil !== '' && event.date !== '' && event.repeatUntil < event.date)
				say('repeatUntil', 'write_repeat_until_early');
			if (event.where === 'ohne' && event.registration === 'keine' && event.link === '')
				say('link', 'event_link_missing');
		}),
		IN_ONE_ROUND,
	);

export const EVENT_LISTS = ['topics', 'audiences', 'languages', 'access'] as const;

export function eventContent(input: z.infer<typeof eventForm>, added: string[] = []): EventContent {
	const { start, end } = spanOf(input);
	const said = Object.fromEntries(
		(Object.keys(asked) as (keyof typeof asked)[]).map((field) => [field, input[field]]),
	) as Asked;
	const { repeat } = input;
	return {
		...said,
		localStart: start,
		minutes: end ? minutesBetween(start, end) : 0,
		rule: repeat === 'eigen' ? input.rule : ruleOf(repeat, input.date, input.repeatUntil),
		leftOut: repeat === 'nie' ? [] : input.leftOut.map((day) => `${day}T${input.time}`),
		added,
		place: placeOf(input),
		picture: pictureOf(input),
	};
}

export function eventValues(event: EventContent): Record<string, string> {
	const { place, picture, localStart, minutes, rule, leftOut, added: _added, ...said } = event;
	const end = minutes > 0 ? addMinutes(localStart, minutes) : '';
	const chosen = repeatOf(rule, localStart);
	return {
		...fieldValues(said),
		date: dayListValue([dateOf(localStart)]),
		time: timeOf(localStart),
		endDate: end && minutes >= 1_440 ? dayListValue([dateOf(end)]) : '',
		endTime: end ? timeOf(end) : '',
		repeat: chosen?.repeat ?? 'eigen',
		repeatUntil: chosen?.until ? dayListValue([chosen.until]) : '',
		rule: chosen ? '' : (rule ?? ''),
		leftOut: dayListValue(leftOut),
		...placeValues(place),
		...pictureValues(picture),
	};
}
