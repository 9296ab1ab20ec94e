import { addDays, dateOf } from '../time/local';
import { slugOf } from '../slug';
import type { EntryCard } from '../search/entry';
import { DAY_WORDS, DAYTIME_WORDS, type WhenWord } from '../search/when';

// The compact pack a device keeps for the time without network: open needs, all clubs, the agenda of the
// coming days. Both ends of it: the server writes it from cards, which are public by their shape, and a
// device reads it back. Columns, not objects: names of fields once and alike beside alike pack better.

/** Changes with the shape: a device drops what it cannot read. */
export const PACK_FORMAT = 1;
/** Of a whole country nobody carries everything; the pack says so. */
export const MOST_ENTRIES = 3_000;
export const MOST_DATES = 400;
export const AGENDA_DAYS = 14;
const LONGEST_TEASER = 110;

export type PackType = 'need' | 'club' | 'event';

/** One line of the agenda. */
export interface PackDate {
	/** Wall-clock time of the city. */
	start: string;
	slug: string;
	title: string;
	org: string;
	where: string;
	/** moved, full or cancelled; empty: nothing to say. */
	state: string;
}

export interface PackEntry {
	type: PackType;
	href: string;
	name: string;
	/** Empty for clubs. */
	org: string;
	teaser: string;
	district: string;
	/** Key of the first topic. */
	topic: string;
	/** What its topics and audiences are called, for the search. */
	labels: string;
	when: readonly WhenWord[];
	/** Not every week: its days are one day's. */
	once: boolean;
	/** Of the next date, in wall-clock time; empty: none. */
	start: string;
}

export interface Pack {
	entries: readonly PackEntry[];
	dates: readonly PackDate[];
	/** When the server made it. */
	at: Date;
	/** False: there was more than a device should carry. */
	whole: boolean;
	/** Names of the city: everything is there, so they narrow nothing. */
	city: string;
}

const WHEN: readonly WhenWord[] = [...DAY_WORDS, ...DAYTIME_WORDS];
const ONCE = 1 << WHEN.length;
const FOLDERS: Record<PackType, string> = {
	need: '/mitmachen/',
	club: '/vereine/',
	event: '/termine/',
};

/** What is written: short names, because every reader pays for them. */
interface Columns {
	/** Last part of the address; empty: what the name makes of itself. */
	s: string[];
	n: string[];
	/** Club, a place in the table `o`; -1: none. */
	o: number[];
	t: string[];
	d: number[];
	/** Sets of labels, a place in the table `l`. */
	l: number[];
	w: number[];
	a: string[];
}
export interface WrittenPack {
	format: number;
	at: string;
	whole: boolean;
	city: string;
	districts: string[];
	orgs: string[];
	/** `[key of the topic, words]`. */
	labels: [string, string][];
	need: Columns;
	club: Columns;
	event: Columns;
	/** Start, place in `event`, where, state. */
	dates: [string, number, string, string][];
}

const teaserOf = (text: string): string => {
	if (text.length <= LONGEST_TEASER) return text;
	const short = text.slice(0, LONGEST_TEASER);
	const blank = short.lastIndexOf(' ');
	return `${short.slice(0, blank > LONGEST_TEASER / 2 ? blank : LONGEST_TEASER).replace(/[\s,;:–-]+$/, '')} …`;
};

const columns = (): Columns => ({ s: [], n: [], o: [], t: [], d: [], l: [], w: [], a: [] });

/** A table in which everything stands once. */
function table(): { list: string[]; place(text: string): number } {
	const places = new Map<string, number>();
	const list: string[] = [];
	return {
		list,
		place(text) {
			const known = places.get(text);
			if (known !== undefined) return known;
			places.set(text, list.push(text) - 1);
			return list.length - 1;
		},
	};
}

export interface PackParts {
	/** Needs, clubs and events; others are left out. */
	cards: readonly EntryCard[];
	dates: readonly PackDate[];
	/** Words of a topic or an audience in all languages. */
	words(vocabulary: 'topic' | 'audience', key: string): readonly string[];
	at: Date;
	whole: boolean;
	city: string;
}

/** Field by field: what is not named here is in no pack. */
export function writePack(parts: PackParts): WrittenPack {
	const districts = table();
	const orgs = table();
	const labels = table();
	const pack = { need: columns(), club: columns(), event: columns() };
	const put = (type: PackType, entry: Omit<PackEntry, 'type' | 'href'> & { slug: string }) => {
		const to = pack[type];
		to.s.push(entry.slug === slugOf(entry.name) ? '' : entry.slug);
		to.n.push(entry.name);
		to.o.push(entry.org ? orgs.place(entry.org) : -1);
		to.t.push(teaserOf(entry.teaser));
		to.d.push(districts.place(entry.district));
		to.l.push(labels.place(`${entry.topic}\n${entry.labels}`));
		const when = entry.when.reduce((mask, word) => mask | (1 << WHEN.indexOf(word)), 0);
		to.w.push(when | (entry.once ? ONCE : 0));
		to.a.push(entry.start);
	};
	for (const card of parts.cards) {
		if (card.type === 'news') continue;
		put(card.type, {
			slug: card.url.slice(card.url.lastIndexOf('/') + 1),
			name: card.name,
			org: card.org,
			teaser: card.type === 'event' ? '' : card.summary,
			district: card.district ?? '',
			topic: card.topics[0]?.key ?? '',
			labels: [
				...card.topics.flatMap(({ key }) => parts.words('topic', key)),
				...card.audience.flatMap(({ key }) => parts.words('audience', key)),
			].join(' '),
			when: card.when,
			once: card.kind?.key === 'einmalig',
			start: card.localStart ?? '',
		});
	}
	const events = new Map(
		parts.cards
			.filter(({ type }) => type === 'event')
			.map(({ url }, at) => [url.slice(url.lastIndexOf('/') + 1), at]),
	);
	return {
		format: PACK_FORMAT,
		at: parts.at.toISOString(),
		whole: parts.whole,
		city: parts.city,
		districts: districts.list,
		orgs: orgs.list,
		labels: labels.list.map((line) => {
			const end = line.indexOf('\n');
			return [line.slice(0, end), line.slice(end + 1)];
		}),
		...pack,
		dates: parts.dates.flatMap(({ start, slug, where, state }): WrittenPack['dates'] => {
			const event = events.get(slug);
			return event === undefined ? [] : [[start, event, where, state]];
		}),
	};
}

/** Undefined: it was written by another version. */
export function readPack(written: unknown): Pack | undefined {
	if (!isWritten(written)) return undefined;
	const { districts, orgs, labels } = written;
	const read = (type: PackType): PackEntry[] => {
		const from = written[type];
		return from.n.map((name, at) => {
			const [topic = '', words = ''] = labels[from.l[at] ?? -1] ?? [];
			return {
				type,
				href: FOLDERS[type] + (from.s[at] || slugOf(name)),
				name,
				org: orgs[from.o[at] ?? -1] ?? '',
				teaser: from.t[at] ?? '',
				district: districts[from.d[at] ?? -1] ?? '',
				topic,
				labels: words,
				when: WHEN.filter((_word, bit) => ((from.w[at] ?? 0) >> bit) & 1),
				once: ((from.w[at] ?? 0) & ONCE) !== 0,
				start: from.a[at] ?? '',
			};
		});
	};
	const events = read('event');
	return {
		entries: [...read('need'), ...read('club'), ...events],
		dates: written.dates.flatMap(([start, at, where, state]): PackDate[] => {
			const event = events[at];
			if (!event) return [];
			const slug = event.href.slice(FOLDERS.event.length);
			return [{ start, slug, title: event.name, org: event.org, where, state }];
		}),
		at: new Date(written.at),
		whole: written.whole,
		city: written.city,
	};
}

const isWritten = (found: unknown): found is WrittenPack =>
	typeof found === 'object' && found !== null && 'format' in found && found.format === PACK_FORMAT;

/** Of these the coming days, and nothing that has begun a day ago: a pack grows old in a pocket. */
export function comingDates(dates: readonly PackDate[], today: string): PackDate[] {
	const end = dateOf(addDays(`${today}T00:00`, AGENDA_DAYS));
	return dates.filter(({ start }) => dateOf(start) >= today && dateOf(start) < end);
}
