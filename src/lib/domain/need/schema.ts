import { z } from 'zod';
import {
	choice,
	choices,
	dateField,
	flag,
	longText,
	optionalChoice,
	sentence,
	shortText,
	timeField,
	wholeNumber,
	yesNoUnknown,
} from '../fields';
import {
	ACCESS_SUPPORTS,
	ACTIVITIES,
	AUDIENCES,
	DAYTIMES,
	EFFORTS,
	GERMAN_LEVELS,
	LANGUAGES,
	NEED_KINDS,
	PLACE_MODES,
	REQUIREMENTS,
	REWARDS,
	TOPICS,
	WEEKDAYS,
} from '../vocabulary/keys';
import { between, checkTimes, IN_ONE_ROUND } from '../writing/fields';

/** What, when and where must be said; the rest may stay open and is then shown as unknown. */
export const needFields = z
	.object({
		title: shortText('need_title_missing'),
		summary: sentence(),
		text: longText(),
		kind: choice(NEED_KINDS, 'need_kind_missing'),
		effort: choice(EFFORTS, 'need_effort_missing'),
		hours: wholeNumber(1, 200, 'need_hours_unreadable'),
		topics: choices(TOPICS, { max: 3, tooMany: 'need_topics_too_many' }),
		activities: choices(ACTIVITIES, { max: 3, tooMany: 'need_activities_too_many' }),
		audiences: choices(AUDIENCES),
		date: dateField,
		time: timeField,
		endTime: timeField,
		days: choices(WEEKDAYS),
		times: choices(DAYTIMES),
		mode: choice(PLACE_MODES, 'need_mode_missing'),
		helpers: wholeNumber(1, 500, 'need_helpers_unreadable'),
		german: optionalChoice(GERMAN_LEVELS),
		languages: choices(LANGUAGES),
		minAge: wholeNumber(0, 99, 'need_age_unreadable'),
		maxAge: wholeNumber(0, 120, 'need_age_unreadable'),
		forTwo: yesNoUnknown,
		withChildren: yesNoUnknown,
		access: choices(ACCESS_SUPPORTS),
		requires: choices(REQUIREMENTS),
		rewards: choices(REWARDS),
		insured: yesNoUnknown,
		urgent: flag,
		/** Visible until; without it the rule of the use case counts. */
		until: dateField,
	})
	.superRefine(
		between((need, say) => {
			if (need.minAge !== null && need.maxAge !== null && need.maxAge < need.minAge)
				say('maxAge', 'need_age_order');
			if (need.kind === 'einmalig' && need.date === '') say('date', 'need_date_missing');
			checkTimes(need, say);
			if (need.until !== '' && need.date !== '' && need.until < need.date)
				say('until', 'need_until_before_date');
		}),
		IN_ONE_ROUND,
	);
