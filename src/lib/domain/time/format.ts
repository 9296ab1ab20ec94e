import type { Weekday } from '../vocabulary/keys';
import { dateOf, timeOf, type LocalDateTime } from './local';
import { weekdayOf } from './weekday';

export type DateLocale = 'de' | 'en';

// Own tables: the data of Intl differs between browsers and would differ from what the server wrote.
const DAYS = {
	de: { mo: 'Mo', di: 'Di', mi: 'Mi', do: 'Do', fr: 'Fr', sa: 'Sa', so: 'So' },
	en: { mo: 'Mon', di: 'Tue', mi: 'Wed', do: 'Thu', fr: 'Fri', sa: 'Sat', so: 'Sun' },
};
const MONTHS = {
	de: 'Jan. Feb. März Apr. Mai Juni Juli Aug. Sept. Okt. Nov. Dez.'.split(' '),
	en: 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' '),
};
const NBSP = '\u00a0';

export interface DateWording {
	locale?: DateLocale;
	/** The year nobody needs to be told; others are written out. */
	thisYear?: number;
	allDay?: boolean;
}

/** "Sa" */
export const shortDay = (day: Weekday, locale: DateLocale): string => DAYS[locale][day];

/** "Sa" */
export const dayName = (local: LocalDateTime, locale: DateLocale): string =>
	DAYS[locale][weekdayOf(local)];

/** "Nov." */
export const monthName = (local: LocalDateTime, locale: DateLocale): string =>
	MONTHS[locale][Number(local.slice(5, 7)) - 1] ?? '';

/** "Sa, 28. Nov." */
export function formatDate(local: LocalDateTime, wording: DateWording = {}): string {
	const { locale = 'de', thisYear } = wording;
	const [year, , day] = dateOf(local).split('-').map(Number);
	const name = monthName(local, locale);
	const written = locale === 'de' ? `${day}.${NBSP}${name}` : `${day}${NBSP}${name}`;
	const withYear = thisYear === undefined || thisYear === year ? written : `${written} ${year}`;
	return `${dayName(local, locale)}, ${withYear}`;
}

/** "Sa, 28. Nov., 10–12 Uhr" */
export function formatSpan(
	start: LocalDateTime,
	end: LocalDateTime | null,
	wording: DateWording = {},
): string {
	const { locale = 'de', allDay = false } = wording;
	const first = formatDate(start, wording);
	const sameDay = !end || dateOf(end) === dateOf(start);
	if (allDay) return sameDay ? first : `${first} – ${formatDate(end, wording)}`;
	if (sameDay)
		return `${first}, ${end && end > start ? formatHours(start, end, locale) : formatHour(start, locale)}`;
	return `${first}, ${formatHour(start, locale)} – ${formatDate(end, wording)}, ${formatHour(end, locale)}`;
}

const hourDe = (local: LocalDateTime, minutes: boolean) =>
	minutes ? timeOf(local).replace(/^0/, '') : String(Number(local.slice(11, 13)));

export const formatHour = (local: LocalDateTime, locale: DateLocale) =>
	locale === 'en' ? timeOf(local) : `${hourDe(local, !local.endsWith('00'))}${NBSP}Uhr`;

export function formatHours(start: LocalDateTime, end: LocalDateTime, locale: DateLocale): string {
	if (locale === 'en') return `${timeOf(start)}–${timeOf(end)}`;
	const minutes = !start.endsWith('00') || !end.endsWith('00');
	return `${hourDe(start, minutes)}–${hourDe(end, minutes)}${NBSP}Uhr`;
}
