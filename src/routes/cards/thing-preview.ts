import { formatDate, formatHour, formatSpan } from '$lib/domain/time/format';
import { addMinutes, isLocalDateTime, toLocal } from '$lib/domain/time/local';
import { audiences } from '$lib/domain/vocabulary/people';
import { eventTypes, newsTypes } from '$lib/domain/vocabulary/kinds';
import {
	daytimes,
	efforts,
	needKinds,
	placeModes,
	requirements,
	weekdays,
} from '$lib/domain/vocabulary/tasks';
import { labelOf, type Vocabulary } from '$lib/domain/vocabulary/term';
import { topics } from '$lib/domain/vocabulary/topics';
import { m } from '$lib/messages';

/** A need, a piece of news or an event as the public would read it, whatever of it is said. */
export interface ThingPreview {
	title: string;
	summary: string;
	text: string[];
	rows: { label: string; text: string }[];
}

type Said = Readonly<Record<string, unknown>>;
const string = (value: unknown): string => (typeof value === 'string' ? value : '');
const strings = (value: unknown): string[] =>
	Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];

const fields: Record<string, () => string> = {
	title: m.thing_field_title,
	text: m.thing_field_text,
	summary: m.thing_field_summary,
	topics: m.thing_topics,
	audiences: m.thing_audiences,
	requires: m.thing_requires,
	effort: m.thing_effort,
	kind: m.thing_kind,
	type: m.thing_kind,
	mode: m.thing_where,
	localStart: m.thing_when,
	date: m.thing_when,
	time: m.thing_when,
	minAge: m.thing_age,
};
export const thingField = (field: string): string | undefined => fields[field]?.();

const wording = (locale: string) => ({
	locale: locale === 'en' ? ('en' as const) : ('de' as const),
	thisYear: 0,
});

const LISTS: Record<string, Vocabulary> = {
	topics,
	audiences,
	requires: requirements,
	days: weekdays,
	times: daytimes,
};
const CHOICES: Record<string, readonly Vocabulary[]> = {
	kind: [needKinds],
	type: [newsTypes, eventTypes],
	effort: [efforts],
	mode: [placeModes],
};

/** What stands in a field, as a person reads it. */
export function spellThing(field: string, value: unknown, locale: string): string {
	const terms = LISTS[field];
	if (terms)
		return strings(value)
			.map((key) => labelOf(terms, key, locale))
			.join(', ');
	const chosen = CHOICES[field]?.find((all) => all.has(string(value)));
	if (chosen) return labelOf(chosen, string(value), locale);
	if (value instanceof Date) return formatDate(toLocal(value), wording(locale));
	if (field === 'minAge') return typeof value === 'number' ? m.thing_age_from({ age: value }) : '';
	return typeof value === 'number' ? String(value) : string(value);
}

export function thingPreview(content: object, clubName: string, locale: 'de' | 'en'): ThingPreview {
	const thing: Said = { ...content };
	const row = (field: string) => ({
		label: thingField(field) ?? '',
		text: spellThing(field, thing[field], locale),
	});
	return {
		title: string(thing.title),
		summary: string(thing.summary),
		text: string(thing.text)
			.split(/\n{2,}/)
			.filter(Boolean),
		rows: [
			{ label: m.thing_by(), text: clubName },
			{ label: m.thing_when(), text: whenOf(thing, locale) },
			...['kind', 'type', 'effort', 'mode', 'topics', 'audiences', 'minAge', 'requires'].map(row),
		].filter(({ text }) => text !== ''),
	};
}

function whenOf(thing: Said, locale: 'de' | 'en'): string {
	const start = string(thing.localStart);
	if (isLocalDateTime(start)) {
		const end = typeof thing.minutes === 'number' ? addMinutes(start, thing.minutes) : start;
		return formatSpan(start, end, wording(locale));
	}
	const day = string(thing.date);
	if (isLocalDateTime(`${day}T00:00`)) {
		const time = string(thing.time);
		const shown = formatDate(`${day}T00:00`, wording(locale));
		return time ? `${shown}, ${formatHour(`${day}T${time}`, locale)}` : shown;
	}
	return [spellThing('days', thing.days, locale), spellThing('times', thing.times, locale)]
		.filter(Boolean)
		.join(' · ');
}
