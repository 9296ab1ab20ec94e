import type { ClubPlace } from '$lib/domain/club/content';
import { repeatOf } from '$lib/domain/event/repeat';
import { formatDate, formatHour } from '$lib/domain/time/format';
import { isLocalDateTime, toLocal } from '$lib/domain/time/local';
import { eventTypes, newsTypes, registrations } from '$lib/domain/vocabulary/kinds';
import { accessSupports, audiences, germanLevels, languages } from '$lib/domain/vocabulary/people';
import {
	activities,
	daytimes,
	efforts,
	needKinds,
	placeModes,
	requirements,
	rewards,
	weekdays,
} from '$lib/domain/vocabulary/tasks';
import { labelOf, type Vocabulary } from '$lib/domain/vocabulary/term';
import { topics } from '$lib/domain/vocabulary/topics';
import { m } from '$lib/messages';
import { lengthLabel } from './event-card';
import { repeatLabel } from './repeat-label';
import { spellPlace } from './spell-field';

type Said = Readonly<Record<string, unknown>>;
const string = (value: unknown): string => (typeof value === 'string' ? value : '');
const strings = (value: unknown): string[] =>
	Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];

const LISTS: Record<string, Vocabulary> = {
	topics,
	activities,
	audiences,
	languages,
	access: accessSupports,
	requires: requirements,
	rewards,
	days: weekdays,
	times: daytimes,
};
const CHOICES: Record<string, readonly Vocabulary[]> = {
	kind: [needKinds],
	type: [newsTypes, eventTypes],
	effort: [efforts],
	mode: [placeModes],
	german: [germanLevels],
	registration: [registrations],
};
type Spelled = (value: unknown, locale: 'de' | 'en', thing: Said) => string;

/** With its year: what is reviewed may lie far ahead. */
const day = (value: string, locale: 'de' | 'en'): string => {
	const local = value.length === 10 ? `${value}T00:00` : value;
	return isLocalDateTime(local) ? formatDate(local, { locale, thisYear: 0 }) : value;
};
const dayOf: Spelled = (value, locale) => day(string(value), locale);
const daysOf: Spelled = (value, locale) =>
	strings(value)
		.map((one) => day(one, locale))
		.join(', ');

/** Whatever is neither a word, a number, a yes nor a key of a list. */
const OTHERWISE: Readonly<Record<string, Spelled>> = {
	date: dayOf,
	until: dayOf,
	visibleUntil: dayOf,
	leftOut: daysOf,
	added: daysOf,
	localStart: (value, locale) => {
		const start = string(value);
		return isLocalDateTime(start) ? `${day(start, locale)}, ${formatHour(start, locale)}` : start;
	},
	minutes: (value) => (typeof value === 'number' ? lengthLabel(value) : ''),
	rule: (value, locale, { localStart }) => {
		const [rule, start] = [string(value), string(localStart)];
		if (rule === '' || !isLocalDateTime(start)) return '';
		const repeats = repeatLabel(rule, start, locale);
		const until = repeatOf(rule, start)?.until ?? '';
		return until ? m.thing_repeats_until({ repeats, day: day(until, locale) }) : repeats;
	},
	minAge: (value) => (typeof value === 'number' ? m.thing_age_from({ age: value }) : ''),
	place: (value) =>
		value === 'verein'
			? m.thing_place_club()
			: value === 'ohne'
				? m.thing_place_none()
				: spellPlace((value ?? null) as ClubPlace | null),
	picture: (value) => {
		const alt = typeof value === 'object' && value && 'alt' in value ? string(value.alt) : '';
		return value ? alt || m.write_decor() : '';
	},
};

/** What stands in a field, as a person reads it; `thing` is what it is a field of. */
export function spellThing(field: string, value: unknown, locale: string, thing: object): string {
	const wording = locale === 'en' ? 'en' : 'de';
	const spelled = OTHERWISE[field];
	if (spelled) return spelled(value, wording, { ...thing });
	const terms = LISTS[field];
	if (terms)
		return strings(value)
			.map((key) => labelOf(terms, key, locale))
			.join(', ');
	const chosen = CHOICES[field]?.find((all) => all.has(string(value)));
	if (chosen) return labelOf(chosen, string(value), locale);
	if (typeof value === 'boolean') return value ? m.prof_yes() : m.prof_no();
	if (value instanceof Date) return day(toLocal(value), wording);
	return typeof value === 'number' ? String(value) : string(value);
}
