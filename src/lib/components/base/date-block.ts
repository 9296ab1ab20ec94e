/** What stands in the gable of a house. */
export type DateBlockData =
	| { kind: 'once'; iso: string; weekday: string; day: string; month: string }
	| { kind: 'regular'; weekday: string; time?: string }
	| { kind: 'flexible' };

/** A list has many days, and to make one of these takes longer than to use it a hundred times. */
const formats = new Map<string, Intl.DateTimeFormat>();

/** `iso` is a calendar day as people write it down, "2026-11-28"; what follows the day is not looked at. */
export function onceBlock(iso: string, locale: string): DateBlockData {
	const day = iso.slice(0, 10);
	// Noon in UTC is the same calendar day wherever this is formatted in UTC.
	const date = new Date(`${day}T12:00:00Z`);
	// Taken from a whole date, because the name of a month that stands alone has no full stop in German.
	const format =
		formats.get(locale) ??
		new Intl.DateTimeFormat(locale, {
			weekday: 'short',
			day: 'numeric',
			month: 'short',
			timeZone: 'UTC',
		});
	formats.set(locale, format);
	const parts = format.formatToParts(date);
	const say = (type: 'weekday' | 'month') => parts.find((part) => part.type === type)?.value ?? '';
	return {
		kind: 'once',
		iso: day,
		// "Sa", as in running text; in a whole date German puts a full stop behind it.
		weekday: say('weekday').replace('.', ''),
		day: String(date.getUTCDate()),
		month: say('month'),
	};
}
