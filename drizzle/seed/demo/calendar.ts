// Days relative to the day of seeding, as the calendar on the wall in the city shows them.

const DAY_MS = 86_400_000;
const dayIn = new Intl.DateTimeFormat('en-CA', {
	timeZone: 'Europe/Berlin',
	year: 'numeric',
	month: '2-digit',
	day: '2-digit',
});

/** YYYY-MM-DD in the city. */
export const cityDay = (at: Date): string => dayIn.format(at);

/** Noon in UTC stands for the day: far from midnight in every zone. */
const noon = (day: string): Date => new Date(`${day}T12:00:00Z`);

export const addDays = (day: string, days: number): string =>
	new Date(noon(day).getTime() + days * DAY_MS).toISOString().slice(0, 10);

/** 0 is Sunday. */
export const weekdayOf = (day: string): number => noon(day).getUTCDay();

const NAMES = ['sonntag', 'montag', 'dienstag', 'mittwoch', 'donnerstag', 'freitag', 'samstag'];

/** The one weekday a text speaks of, if it is only one: then the date must fall on it. */
export function spokenWeekday(text: string): number | undefined {
	const lower = text.toLowerCase().replaceAll('sonnabend', 'samstag');
	const found = NAMES.flatMap((name, index) => (lower.includes(name) ? [index] : []));
	return found.length === 1 ? found[0] : undefined;
}

/** The nearest day from `day` on, away from today, that is the weekday wanted. */
export function snapTo(day: string, weekday: number | undefined, forward: boolean): string {
	if (weekday === undefined) return day;
	let snapped = day;
	while (weekdayOf(snapped) !== weekday) snapped = addDays(snapped, forward ? 1 : -1);
	return snapped;
}
