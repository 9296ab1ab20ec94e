import { z } from 'zod';
import {
	choice,
	choices,
	dateField,
	flag,
	linkField,
	localTimes,
	longText,
	shortText,
	timeField,
	wholeNumber,
} from '../fields';
import { textField } from '../text';
import { ruleProblem } from '../time/recurrence';
import { isMoment } from '../time/span';
import {
	ACCESS_SUPPORTS,
	AUDIENCES,
	EVENT_TYPES,
	LANGUAGES,
	REGISTRATIONS,
	TOPICS,
} from '../vocabulary/keys';

export const eventFields = z
	.object({
		title: shortText('event_title_missing'),
		text: longText(),
		type: choice(EVENT_TYPES, 'event_type_missing'),
		topics: choices(TOPICS, { max: 3, tooMany: 'need_topics_too_many' }),
		audiences: choices(AUDIENCES),
		date: dateField,
		time: timeField,
		endDate: dateField,
		endTime: timeField,
		rule: textField({ max: 400, tooLong: 'series_rule_unreadable', oneLine: true }).superRefine(
			(rule, context) => {
				const message = rule === '' ? null : ruleProblem(rule);
				if (message) context.addIssue({ code: 'custom', message });
			},
		),
		leftOut: localTimes,
		added: localTimes,
		online: flag,
		link: linkField,
		price: shortText(),
		registration: choice(REGISTRATIONS, 'event_registration_missing').default('keine'),
		capacity: wholeNumber(1, 100_000, 'event_capacity_unreadable'),
		languages: choices(LANGUAGES),
		access: choices(ACCESS_SUPPORTS),
	})
	.superRefine((event, context) => {
		const say = (path: string, message: string) =>
			context.addIssue({ code: 'custom', path: [path], message });
		if (event.date === '') say('date', 'event_date_missing');
		if (event.time === '') say('time', 'event_time_missing');
		if (event.date !== '' && event.time !== '' && !isMoment(event))
			say('endTime', 'input_end_before_start');
		if (event.online && event.registration === 'keine' && event.link === '')
			say('link', 'event_link_missing');
	});

/** Moved and cancelled dates say why. */
export const eventReasonSchema = z.object({
	reason: textField({
		required: 'event_reason_missing',
		max: 280,
		tooLong: 'input_sentence_too_long',
		oneLine: true,
	}),
});
