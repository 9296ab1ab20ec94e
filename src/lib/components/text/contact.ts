import type { OpeningHours, PostalAddress } from '$lib/city';
import { weekdays } from '$lib/domain/vocabulary/tasks';
import { labelOf } from '$lib/domain/vocabulary/term';
import { getLocale, m } from '$lib/messages';

export const addressLine = (address: PostalAddress): string =>
	`${address.street}, ${address.postcode} ${address.town}`;

export function joined(words: readonly string[]): string {
	return new Intl.ListFormat(getLocale(), { type: 'conjunction' }).format(words);
}

/** "Montag und Dienstag: 9–12 Uhr" */
export function hoursLine(hours: OpeningHours): string {
	const hour = (time: string) => time.replace(/^0/, '').replace(/:00$/, '');
	const clock = (time: string) => (getLocale() === 'de' ? hour(time) : time.replace(/^0/, ''));
	return m.texts_time_span({
		days: joined(hours.days.map((day) => labelOf(weekdays, day, getLocale()))),
		from: clock(hours.from),
		to: clock(hours.to),
	});
}

export function languageNames(codes: readonly string[]): string {
	const names = new Intl.DisplayNames([getLocale()], { type: 'language' });
	return joined(codes.map((code) => names.of(code) ?? code));
}
