/** What stands in the gable of a house. */
export type DateBlockData =
	| { kind: 'once'; iso: string; weekday: string; day: string; month: string }
	| { kind: 'regular'; weekday: string; time?: string }
	| { kind: 'flexible' };

/** `iso` is a calendar day as people write it down, "2026-11-28"; what follows the day is not looked at. */
export function onceBlock(iso: string, locale: string): DateBlockData {
	const day = iso.slice(0, 10);
	// Noon in UTC is the same calendar day wherever this is formatted in UTC.
	const date = new Date(`${day}T12:00:00Z`);
	const say = (options: Intl.DateTimeFormatOptions) =>
		new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(date);
	return {
		kind: 'once',
		iso: day,
		weekday: say({ weekday: 'short' }),
		day: String(date.getUTCDate()),
		month: say({ month: 'short' }),
	};
}
