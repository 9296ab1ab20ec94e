import type { OpeningHours, PostalAddress } from '$lib/city';
import { shortDay } from '$lib/domain/time/format';
import { WEEKDAYS } from '$lib/domain/vocabulary/keys';
import { weekdays } from '$lib/domain/vocabulary/tasks';
import { labelOf } from '$lib/domain/vocabulary/term';
import { getLocale, m } from '$lib/messages';

export const addressLine = (address: PostalAddress): string =>
	`${address.street}, ${address.postcode} ${address.town}`;

export function joined(words: readonly string[]): string {
	return new Intl.ListFormat(getLocale(), { type: 'conjunction' }).format(words);
}

/** "9", in English "9:00" */
function clock(time: string): string {
	const hour = time.replace(/^0/, '');
	return getLocale() === 'de' ? hour.replace(/:00$/, '') : hour;
}

/** "Montag und Dienstag: 9–12 Uhr" */
export function hoursLine(hours: OpeningHours): string {
	return m.texts_time_span({
		days: joined(hours.days.map((day) => labelOf(weekdays, day, getLocale()))),
		from: clock(hours.from),
		to: clock(hours.to),
	});
}

/** "Mo, Di, Do 9–12 Uhr" */
export const shortHoursLine = (hours: OpeningHours): string =>
	m.home_hours({ days: shortDays(hours.days), from: clock(hours.from), to: clock(hours.to) });

/** From the first to the last only where no day between is left out. */
function shortDays(days: OpeningHours['days']): string {
	const names = days.map((day) => shortDay(day, getLocale()));
	const first = WEEKDAYS.findIndex((day) => day === days[0]);
	const inRow = days.length > 2 && days.every((day, at) => day === WEEKDAYS[first + at]);
	return inRow ? `${names[0]}–${names.at(-1)}` : names.join(', ');
}

export function languageNames(codes: readonly string[]): string {
	const names = new Intl.DisplayNames([getLocale()], { type: 'language' });
	return joined(codes.map((code) => names.of(code) ?? code));
}
