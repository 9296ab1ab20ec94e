import { addDays, snapTo, spokenWeekday, weekdayOf } from './calendar';
import { dice } from './dice';

// When a club would really do it: not on Christmas Day, sailing in summer, an open day at the weekend.

/** What a title speaks of, and the months in which that is. */
const SEASONS: readonly { words: RegExp; from: number; to: number }[] = [
	{ words: /advent|weihnacht|nikolaus|plätzchen/, from: 12, to: 12 },
	{ words: /drachen|igel|laterne|laub|kürbis|herbst/, from: 9, to: 11 },
	{ words: /oster|frühling|frühjahr/, from: 3, to: 4 },
	{
		words: /segel|regatta|grill|freibad|kanu|paddel|strandfest|jungvögel|sommerfest/,
		from: 5,
		to: 9,
	},
];
const WEEKEND =
	/wochenende|offenen t|flohmarkt|fest\b|turnier|ausflug|wanderung|pokal|regatta|heimspiel/;
const SATURDAY = 6;
/** A season comes round once a year. */
const LOOKED_AT_DAYS = 400;

/**
 * The nearest day from `day` on, away from today, on which this could happen; the weekday a text names comes
 * first of all.
 */
export function likelyDay(day: string, title: string, text: string, forward: boolean): string {
	const words = title.toLowerCase();
	const season = SEASONS.find((each) => each.words.test(words));
	const weekday =
		spokenWeekday(`${title} ${text}`) ??
		(WEEKEND.test(words) ? (SATURDAY + dice.whole(0, 1, 'weekend', title)) % 7 : undefined);
	const step = (weekday === undefined ? 1 : 7) * (forward ? 1 : -1);
	let found = snapTo(day, weekday, forward);
	for (let tried = 0; tried < LOOKED_AT_DAYS; tried += Math.abs(step)) {
		const month = Number(found.slice(5, 7));
		if ((!season || (month >= season.from && month <= season.to)) && !isFeast(found)) return found;
		found = addDays(found, step);
	}
	return found;
}

const FIXED_FEASTS = new Set(['01-01', '12-24', '12-25', '12-26', '12-31']);

/** Days on which nobody calls a meeting. */
export const isFeast = (day: string): boolean =>
	FIXED_FEASTS.has(day.slice(5)) || [-2, 0, 1].some((days) => day === addDays(easter(day), days));

/** Easter Sunday of that year, by the anonymous Gregorian rule (Meeus, Astronomical Algorithms, ch. 8). */
function easter(day: string): string {
	const year = Number(day.slice(0, 4));
	const a = year % 19;
	const b = Math.floor(year / 100);
	const c = year % 100;
	const h = (19 * a + b - (b >> 2) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
	const l = (32 + 2 * (b % 4) + 2 * (c >> 2) - h - (c % 4)) % 7;
	const m = Math.floor((a + 11 * h + 22 * l) / 451);
	const n = h + l - 7 * m + 114;
	const part = (value: number) => String(value).padStart(2, '0');
	return `${year}-${part(Math.floor(n / 31))}-${part((n % 31) + 1)}`;
}

/** Saturday or Sunday. */
export const isWeekend = (day: string): boolean => weekdayOf(day) % SATURDAY === 0;
