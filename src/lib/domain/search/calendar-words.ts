import {
	DAY_WORDS,
	DAYTIME_WORDS,
	readMorgen,
	readSpan,
	readWhen,
	weekdayOf,
	type When,
	type WhenWord,
} from './when';

// What several words together say about when: "nächsten Samstag", "5. Dezember", "nicht am Wochenende". Folded, as
// queries are. `today` counts from Monday = 0, `date` is the same day as YYYY-MM-DD.

/** A time in the query, and how many words say it. */
export interface Said extends When {
	length: number;
	/** Days from today at which it begins, where that is not now: before that nothing counts. */
	from?: number;
	/** A day or a month of the calendar: it goes before weekdays. */
	exact?: true;
}

/** What begins at this word and says something about when; what takes several words goes first. */
export function readTime(
	all: readonly string[],
	at: number,
	how: { today: number; date: string | undefined; query: string; typos: boolean },
): Said | undefined {
	const { today, date, query, typos } = how;
	const dated =
		date === undefined ? undefined : (readDate(all, at, date, query) ?? readMonth(all, at, date));
	if (dated) return { ...dated, exact: true };
	const several = readComing(all, at, today) ?? readNot(all, at, today);
	if (several) return several;
	const span = readSpan(all, at);
	if (span) return { ...span, times: [] };
	const when = readMorgen(all, at, today) ?? readWhen(all[at] ?? '', today, typos);
	return when && { ...when, length: 1 };
}

const THIS = /^(?:diese[rnms]?|this)$/;
const NEXT = /^(?:(?:naechste|kommende)[rnms]?|next|coming)$/;
const WEEK = /^(?:woche|week)$/;
const WEEKEND = /^(?:wochenende|wochenend|weekend)$/;
const DAYS_OF_WEEK = 7;

/** "diese Woche": until its Sunday; "nächste Woche": until the one after. "nächsten Samstag": the one that comes. */
function readComing(all: readonly string[], at: number, today: number): Said | undefined {
	const [before = '', word = ''] = [all[at], all[at + 1]];
	const next = NEXT.test(before);
	if (!next && !THIS.test(before)) return undefined;
	const sunday = DAYS_OF_WEEK - 1 - today;
	if (WEEK.test(word))
		return { days: DAY_WORDS, times: [], ahead: sunday + (next ? DAYS_OF_WEEK : 0), length: 2 };
	if (WEEKEND.test(word)) {
		const later = next && today >= DAY_WORDS.indexOf('Samstag') ? DAYS_OF_WEEK : 0;
		return { days: ['Samstag', 'Sonntag'], times: [], ahead: sunday + later, length: 2 };
	}
	const said = readWhen(word, today, false);
	const [day, ...more] = said?.days ?? [];
	if (!said || day === undefined || more.length > 0 || said.ahead !== undefined) return undefined;
	const days =
		(DAY_WORDS.findIndex((known) => known === day) - today + DAYS_OF_WEEK) % DAYS_OF_WEEK;
	return { ...said, ahead: days === 0 && next ? DAYS_OF_WEEK : days, length: 2 };
}

const MONTHS = [
	['januar', 'jaenner', 'january'],
	['februar', 'february'],
	['maerz', 'march'],
	['april'],
	['mai'],
	['juni', 'june'],
	['juli', 'july'],
	['august'],
	['september'],
	['oktober', 'october'],
	['november'],
	['dezember', 'december'],
];
const monthOf = (word: string | undefined): number =>
	MONTHS.findIndex((names) => names.some((name) => name === word));

/** Names of people as well, and the beginning of other words: "August-Bebel-Straße", "Maibaum". */
const ALSO_NAMES = ['april', 'mai', 'august'];
const BEFORE_MONTH = /^(?:im|in|ab|bis|seit|ende|anfang|mitte)$/;

const DAY_MS = 86_400_000;
const daysBetween = (from: string, to: number): number =>
	Math.round((to - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);

/** "Dezember", "im Dezember 2027": from its first day to its last, the next one there is. */
function readMonth(all: readonly string[], at: number, date: string): Said | undefined {
	const month = monthOf(all[at]);
	if (month < 0) return undefined;
	const year = yearOf(all[at + 1], date);
	if (year === 'over') return undefined;
	const surely = year !== undefined || BEFORE_MONTH.test(all[at - 1] ?? '');
	if (ALSO_NAMES.includes(all[at] ?? '') && !surely) return undefined;
	const [thisYear, thisMonth] = [Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1];
	const of = year ?? (month < thisMonth ? thisYear + 1 : thisYear);
	const last = daysBetween(date, Date.UTC(of, month + 1, 0));
	if (last < 0) return undefined;
	return {
		...{ days: [], times: [], length: year === undefined ? 1 : 2 },
		...{ from: Math.max(0, daysBetween(date, Date.UTC(of, month, 1))), ahead: last },
	};
}

/** "5. Dezember", "5.12.", "5.12.2026". `query` is as typed: "5 12" is no day. */
function readDate(
	all: readonly string[],
	at: number,
	date: string,
	query: string,
): Said | undefined {
	const [first = '', second = ''] = [all[at], all[at + 1]];
	if (!/^\d{1,2}$/.test(first)) return undefined;
	const named = monthOf(second);
	const dotted = new RegExp(`(?:^|\\D)${first}\\. ?${second}(?:\\.|\\s|$)`);
	const month =
		named >= 0 ? named : /^\d{1,2}$/.test(second) && dotted.test(query) ? Number(second) - 1 : -1;
	const clock = /^(?:uhr|h)$/.test(all[at + 2] ?? '');
	if (month < 0 || month > 11 || (named < 0 && clock)) return undefined;
	const year = yearOf(all[at + 2], date);
	if (year === 'over') return undefined;
	const on = (of: number) => Date.UTC(of, month, Number(first));
	const thisYear = Number(date.slice(0, 4));
	let when = on(year ?? thisYear);
	if (year === undefined && daysBetween(date, when) < 0) when = on(thisYear + 1);
	const day = new Date(when);
	// The 31st of June is none.
	if (day.getUTCMonth() !== month) return undefined;
	const ahead = daysBetween(date, when);
	if (ahead < 0) return undefined;
	const weekday = DAY_WORDS[weekdayOf(day.toISOString())] ?? 'Montag';
	return {
		...{ days: [weekday], times: [], ahead, length: year === undefined ? 2 : 3 },
		// Within a week it is "the coming Saturday", and what is each Saturday counts as well.
		...(ahead < DAYS_OF_WEEK ? {} : { from: ahead }),
	};
}

/** A year that stands there; in one that is over nothing takes place. */
const yearOf = (word: string | undefined, date: string): number | 'over' | undefined =>
	!/^(?:19|20)\d\d$/.test(word ?? '')
		? undefined
		: Number(word) < Number(date.slice(0, 4))
			? 'over'
			: Number(word);

const NOT = /^(?:nicht|kein|keine[rnms]?|ausser|not|except)$/;
const BETWEEN = /^(?:am|an|im|immer|unbedingt|on|at)$/;

/** "nicht am Wochenende", "außer sonntags": all the others. */
function readNot(all: readonly string[], at: number, today: number): Said | undefined {
	if (!NOT.test(all[at] ?? '')) return undefined;
	let end = at + 1;
	while (BETWEEN.test(all[end] ?? '')) end++;
	const said = readWhen(all[end] ?? '', today, false);
	if (!said || said.ahead !== undefined) return undefined;
	const others = <W extends WhenWord>(all: readonly W[], not: readonly WhenWord[]): W[] =>
		not.length === 0 ? [] : all.filter((word) => !not.includes(word));
	const days = others(DAY_WORDS, said.days);
	return {
		days,
		times: days.length > 0 ? [] : others(DAYTIME_WORDS, said.times),
		length: end - at + 1,
	};
}

const LITTLE = /^(?:ohne|kein|keine|wenig|kaum|nicht|without|no|little)$/;
const GERMAN = /^(?:deutsch|deutschkenntnisse|deutschkenntnissen|german)$/;

/** "ohne Deutschkenntnisse", "wenig Deutsch": how many words say it. */
export function readLittleGerman(all: readonly string[], at: number): number {
	if (!LITTLE.test(all[at] ?? '')) return 0;
	const end = /^(?:gut|gute|viel)$/.test(all[at + 1] ?? '') ? at + 2 : at + 1;
	return GERMAN.test(all[end] ?? '') ? end - at + 1 : 0;
}
