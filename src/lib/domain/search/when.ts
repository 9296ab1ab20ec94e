import { allowedEdits, edits } from './edits';
import { words } from './stem';

/** Days and times of day as the index carries them: German words, written out. */
export const DAY_WORDS = [
	'Montag',
	'Dienstag',
	'Mittwoch',
	'Donnerstag',
	'Freitag',
	'Samstag',
	'Sonntag',
] as const;
export const DAYTIME_WORDS = ['Vormittag', 'Nachmittag', 'Abend'] as const;
export type WhenWord = (typeof DAY_WORDS)[number] | (typeof DAYTIME_WORDS)[number];

const DAYS: Record<string, readonly WhenWord[]> = {
	montag: ['Montag'],
	dienstag: ['Dienstag'],
	mittwoch: ['Mittwoch'],
	donnerstag: ['Donnerstag'],
	freitag: ['Freitag'],
	samstag: ['Samstag'],
	sonnabend: ['Samstag'],
	sonntag: ['Sonntag'],
	monday: ['Montag'],
	tuesday: ['Dienstag'],
	wednesday: ['Mittwoch'],
	thursday: ['Donnerstag'],
	friday: ['Freitag'],
	saturday: ['Samstag'],
	sunday: ['Sonntag'],
	wochenende: ['Samstag', 'Sonntag'],
	wochenend: ['Samstag', 'Sonntag'],
	weekend: ['Samstag', 'Sonntag'],
	werktag: ['Montag', 'Dienstag', 'Mittwoch', 'Donnerstag', 'Freitag'],
};
const TIMES: Record<string, WhenWord> = {
	vormittag: 'Vormittag',
	morgens: 'Vormittag',
	fruehmorgens: 'Vormittag',
	mittag: 'Nachmittag',
	nachmittag: 'Nachmittag',
	abend: 'Abend',
	nacht: 'Abend',
	feierabend: 'Abend',
	morning: 'Vormittag',
	afternoon: 'Nachmittag',
	evening: 'Abend',
};
/** Keys of the vocabulary, and of the API. */
export const WHEN_KEYS: Record<string, readonly WhenWord[]> = {
	mo: ['Montag'],
	di: ['Dienstag'],
	mi: ['Mittwoch'],
	do: ['Donnerstag'],
	fr: ['Freitag'],
	sa: ['Samstag'],
	so: ['Sonntag'],
	wochenende: ['Samstag', 'Sonntag'],
	werktags: ['Montag', 'Dienstag', 'Mittwoch', 'Donnerstag', 'Freitag'],
	vormittag: ['Vormittag'],
	nachmittag: ['Nachmittag'],
	abend: ['Abend'],
};

export interface When {
	/** One of these days; empty: any. */
	days: readonly WhenWord[];
	/** One of these times of day; empty: any. */
	times: readonly WhenWord[];
	/** A day from today, not any such weekday: 0 is today. */
	ahead?: number;
}

const singular = (word: string) => word.replace(/(en|e|s)$/, '');
const DAYTIME_WORD = /(vormittag|nachmittag|abend|morgen|mittag)s?$/;

/** What somebody typed may be the name of something every object has: "constructor". */
const own = <T>(table: Record<string, T>, word: string): T | undefined =>
	Object.hasOwn(table, word) ? table[word] : undefined;
const lookUp = <T>(table: Record<string, T>, word: string): T | undefined =>
	own(table, word) ?? own(table, singular(word));

function guessDay(word: string): readonly WhenWord[] | undefined {
	if (word.length < 6) return undefined;
	const most = Math.min(1, allowedEdits(word.length));
	for (const [name, days] of Object.entries(DAYS))
		if (name.length >= 6 && edits(singular(word), name, most) <= most) return days;
	return undefined;
}

const AHEAD: Record<string, number> = { heute: 0, today: 0, uebermorgen: 2, tomorrow: 1 };

/** Days from today, as a word; `today` counts from Monday = 0. */
function relative(word: string, today: number): When | undefined {
	const ahead = own(AHEAD, word);
	return ahead === undefined ? undefined : dayAhead(today, ahead);
}

const dayAhead = (today: number, ahead: number): When => ({
	days: [DAY_WORDS[(today + ahead) % 7] ?? 'Montag'],
	times: [],
	ahead,
});

/** What a word of the query says about time; undefined when it says nothing. `typos` is for queries. */
export function readWhen(word: string, today: number, typos = true): When | undefined {
	const days = lookUp(DAYS, word);
	if (days) return { days, times: [] };
	const time = lookUp(TIMES, word);
	if (time) return { days: [], times: [time] };
	const near = relative(word, today);
	if (near) return near;
	// "dienstagabend", "samstagvormittags"
	const tail = DAYTIME_WORD.exec(word);
	if (tail && tail.index > 4) {
		const head = lookUp(DAYS, word.slice(0, tail.index));
		const late = lookUp(TIMES, tail[1] === 'morgen' ? 'morgens' : (tail[1] ?? ''));
		if (head && late) return { days: head, times: [late] };
	}
	const guess = typos ? guessDay(word) : undefined;
	return guess ? { days: guess, times: [] } : undefined;
}

const UNTIL = ['bis', 'to', 'until', 'till'];

/** "Montag bis Freitag", "mo bis fr": all days between, and how many words say it. */
export function readSpan(
	all: readonly string[],
	at: number,
): { days: readonly WhenWord[]; length: number } | undefined {
	if (!UNTIL.includes(all[at + 1] ?? '')) return undefined;
	const dayAt = (at: number) => {
		const word = all[at] ?? '';
		const [day, ...more] = lookUp(DAYS, word) ?? own(WHEN_KEYS, word) ?? [];
		return more.length > 0 ? -1 : DAY_WORDS.findIndex((known) => known === day);
	};
	const [from, to] = [dayAt(at), dayAt(at + 2)];
	if (from < 0 || to < 0) return undefined;
	const count = ((to - from + 7) % 7) + 1;
	const days = Array.from({ length: count }, (_, ahead) => DAY_WORDS[(from + ahead) % 7]);
	return { days: days.filter((day) => day !== undefined), length: 3 };
}

/** "morgen" is tomorrow, but "am Morgen" and "morgens" are not. */
export function readMorgen(all: readonly string[], at: number, today: number): When | undefined {
	if (all[at] !== 'morgen') return undefined;
	const before = all[at - 1];
	if (before === 'am' || (before !== undefined && readWhen(before, today, false)))
		return { days: [], times: ['Vormittag'] };
	return dayAhead(today, 1);
}

export const daytimeOf = (hour: number): WhenWord =>
	hour < 12 ? 'Vormittag' : hour < 17 ? 'Nachmittag' : 'Abend';

const CLOCK =
	/\b(\d{1,2})(?:[:.](\d{2}))?(?= ?(?:uhr|h\b)| ?(?:bis|-|–) ?\d{1,2}(?:[:.]\d{2})? ?(?:uhr|h\b))/g;

/** What a free text says about when: "dienstags 18 bis 20 Uhr" is Dienstag and Abend. */
export function whenInText(text: string): WhenWord[] {
	const found = new Set<WhenWord>();
	const all = words(text);
	for (const [at, word] of all.entries()) {
		for (const day of readSpan(all, at)?.days ?? []) found.add(day);
		const when = readWhen(word, 0, false);
		if (!when || ['heute', 'today', 'tomorrow', 'uebermorgen'].includes(word)) continue;
		for (const each of [...when.days, ...when.times]) found.add(each);
	}
	for (const [, hour] of text.toLowerCase().matchAll(CLOCK)) {
		if (Number(hour) < 24) found.add(daytimeOf(Number(hour)));
	}
	return inOrder(found);
}

const ORDER: readonly string[] = [...DAY_WORDS, ...DAYTIME_WORDS];
export const inOrder = (found: Iterable<WhenWord>): WhenWord[] =>
	[...new Set(found)].sort((a, b) => ORDER.indexOf(a) - ORDER.indexOf(b));

/** Monday = 0 of a local date `YYYY-MM-DD…`. */
export function weekdayOf(localDate: string): number {
	const day = new Date(`${localDate.slice(0, 10)}T12:00:00Z`).getUTCDay();
	return (day + 6) % 7;
}
