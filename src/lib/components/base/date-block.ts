import { dayName, monthName, type DateLocale } from '$lib/domain/time/format';

/** What stands in the gable of a house. */
export type DateBlockData =
	| { kind: 'once'; iso: string; weekday: string; day: string; month: string }
	| { kind: 'regular'; weekday: string; time?: string }
	| { kind: 'flexible' };

/** `iso` is a calendar day as people write it down, "2026-11-28"; what follows the day is not looked at. */
export function onceBlock(iso: string, locale: DateLocale): DateBlockData {
	const day = iso.slice(0, 10);
	const noon = `${day}T12:00`;
	return {
		kind: 'once',
		iso: day,
		weekday: dayName(noon, locale),
		day: String(Number(day.slice(8))),
		month: monthName(noon, locale),
	};
}
