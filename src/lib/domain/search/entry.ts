import { isStale } from '../freshness/rounds';
import { newsPath } from '../news/path';
import { hashOf } from '../text-hash';
import { splitCompound, type Parts } from './compounds';
import type { EntryType } from './fillers';
import { stem, words } from './stem';
import { asOneWord, LONGEST_TERM, type Thesaurus } from './thesaurus';
import {
	daytimeOf,
	DAY_WORDS,
	inOrder,
	weekdayOf,
	WHEN_KEYS,
	whenInText,
	type WhenWord,
} from './when';

// The document of one entry, made of public columns only. What is not named here cannot get into the search:
// rows are mapped onto `EntrySource` field by field, and it has no place for contacts or drafts.

export interface EntrySource {
	id: string;
	type: EntryType;
	slug: string;
	/** Null: it belongs to the city itself. */
	clubId: string | null;
	/** Empty for clubs. */
	org: string;
	orgSlug: string;
	name: string;
	aliases: readonly string[];
	summary: string;
	description: string;
	topics: readonly string[];
	audiences: readonly string[];
	activities: readonly string[];
	/** Of a need, an event or a piece of news. */
	kind: string | null;
	/** Of an event, when it is not simply planned: moved, full, cancelled. */
	state: string | null;
	effort: string | null;
	days: readonly string[];
	times: readonly string[];
	/** Free text about when: of clubs. */
	meets: string;
	/** Dates to come, soonest first. */
	dates: readonly { localStart: string; startsAt: Date; endsAt: Date }[];
	mode: string | null;
	place: {
		name: string;
		street: string;
		postcode: string;
		town: string;
		lat: number | null;
		lon: number | null;
		stepFree: boolean | null;
	} | null;
	district: string | null;
	languages: readonly string[];
	german: string | null;
	access: readonly string[];
	minAge: number | null;
	forTwo: boolean | null;
	withChildren: boolean | null;
	publishedAt: Date | null;
	confirmedAt: Date | null;
	visibleFrom: Date | null;
	visibleUntil: Date | null;
}

export const VOCABULARIES = [
	'topic',
	'audience',
	'activity',
	'kind',
	'effort',
	'mode',
	'language',
	'access',
	'district',
] as const;
export type Vocabulary = (typeof VOCABULARIES)[number];

/** Labels of keys: what is shown, and what else people call it. */
export interface Labels {
	label(vocabulary: Vocabulary, key: string): string;
	/** Labels in German, plain German and English. */
	words(vocabulary: Vocabulary, key: string): readonly string[];
}

export interface Tools {
	thesaurus: Thesaurus;
	parts: Parts;
	labels: Labels;
}

export interface Labelled {
	key: string;
	label: string;
}

/** What a card shows, and what the API and the export give away. */
export interface EntryCard {
	id: string;
	type: EntryType;
	name: string;
	url: string;
	org: string;
	orgUrl: string | null;
	summary: string;
	topics: Labelled[];
	audience: Labelled[];
	activities: Labelled[];
	kind: Labelled | null;
	/** moved, full or cancelled; null: nothing to say. */
	state: string | null;
	effort: Labelled | null;
	district: string | null;
	districtKey: string | null;
	address: string;
	postcode: string | null;
	/** German words written out. */
	when: WhenWord[];
	start: string | null;
	end: string | null;
	localStart: string | null;
	mode: Labelled | null;
	languages: string[];
	german: string | null;
	access: string[];
	accessible: boolean | null;
	minAge: number | null;
	forTwo: boolean | null;
	withChildren: boolean | null;
	lat: number | null;
	lon: number | null;
	published: string | null;
}

export interface EntryDocument {
	id: string;
	card: EntryCard;
	description: string;
	head: string;
	tags: string;
	keywords: string;
	parts: string;
	org: string;
	place: string;
	body: string;
	more: string;
	type: EntryType;
	clubId: string | null;
	topics: string[];
	audience: string[];
	activity: string[];
	kind: string | null;
	effort: string | null;
	when: WhenWord[];
	district: string | null;
	plz: string | null;
	mode: string | null;
	language: string[];
	access: string[];
	age: number;
	german: string | null;
	forTwo: boolean;
	withChildren: boolean;
	/** Seconds since 1970, for filters and order. */
	from: number;
	until: number;
	published: number;
	starts: number;
	name: string;
	weight: number;
	stale: number;
	tie: number;
	_geo?: { lat: number; lng: number };
}

/** Changes whenever the shape or the making of documents changes: then the index is built anew. */
export const DOCUMENT_FORMAT = 5;

/** Beyond every date we know: 9999-12-31. */
export const FOR_EVER = 253_402_214_400;
/** With equal relevance, what one can join stands before what one can only read. */
const WEIGHTS: Record<EntryType, number> = { club: 0, need: 0, event: 1, news: 2 };
const NEWS_WORDS = 'neuigkeit nachricht news';
const TYPE_LABELS: Record<EntryType, string> = {
	club: 'verein club',
	need: 'mitmachen ehrenamt freiwillige helfer hilfe gesucht volunteer',
	event: 'termin veranstaltung event',
	news: NEWS_WORDS,
};

const seconds = (date: Date | null, otherwise: number) =>
	date ? Math.floor(date.getTime() / 1000) : otherwise;

export function entryUrl(source: Pick<EntrySource, 'type' | 'slug' | 'orgSlug'>): string {
	if (source.type === 'club') return `/vereine/${source.slug}`;
	if (source.type === 'need') return `/mitmachen/${source.slug}`;
	if (source.type === 'event') return `/termine/${source.slug}`;
	return newsPath(source.slug, source.orgSlug);
}

export function buildEntry(source: EntrySource, tools: Tools, now: Date): EntryDocument {
	const card = buildCard(source, tools.labels, now);
	const labelWords = [
		...source.topics.flatMap((key) => tools.labels.words('topic', key)),
		...source.audiences.flatMap((key) => tools.labels.words('audience', key)),
	];
	const names = [source.name, ...source.aliases].join(' ');
	const nameWords = words(names);
	const body = [source.summary, source.description, source.meets].join(' ');
	const bodyWords = words(body);
	const activityWords = source.activities.flatMap((key) => tools.labels.words('activity', key));
	const headConcepts = conceptsOf(
		[...nameWords, '.', ...words(labelWords.join(' . '))],
		tools,
		true,
	);
	const bodyConcepts = conceptsOf(
		[...bodyWords, '.', ...words(activityWords.join(' '))],
		tools,
		false,
	);
	const place = [
		card.district ?? '',
		source.place?.name ?? '',
		source.place?.street ?? '',
		source.place?.postcode ?? '',
		source.place?.town ?? '',
	].join(' ');
	const spot =
		card.lat !== null && card.lon !== null ? { lat: card.lat, lng: card.lon } : undefined;
	const confirmed = source.confirmedAt ?? source.publishedAt;
	// What has a last day is not asked about.
	const isSeries = source.type === 'event' && source.visibleUntil === null;
	return {
		id: source.id,
		card,
		description: source.description,
		head: [written(nameWords), ...phrasesOf(nameWords, tools.thesaurus)].join(' '),
		tags: written(words(labelWords.join(' '))),
		keywords: [...headConcepts].join(' '),
		parts: partsOf(nameWords, tools.parts),
		org: written(words(source.org)),
		place: written(words(place)),
		body: written(bodyWords),
		more: [
			...new Set([
				...[...bodyConcepts].filter((term) => !headConcepts.has(term)),
				...written(words(activityWords.join(' '))).split(' '),
				...partsOf(bodyWords, tools.parts).split(' '),
				...words(TYPE_LABELS[source.type]),
				...(card.accessible ? ['barrierefrei', 'rollstuhl', 'stufenlos', 'wheelchair'] : []),
			]),
		].join(' '),
		type: source.type,
		clubId: source.clubId,
		topics: [...source.topics],
		audience: [...source.audiences],
		activity: [...source.activities],
		kind: source.kind,
		effort: source.effort,
		when: card.when,
		district: source.district,
		plz: source.place?.postcode || null,
		mode: source.mode,
		language: [...source.languages],
		access: [...source.access],
		age: source.minAge ?? 0,
		german: source.german,
		forTwo: source.forTwo === true,
		withChildren: source.withChildren === true,
		from: seconds(source.visibleFrom, 0),
		until: seconds(source.visibleUntil, FOR_EVER),
		published: seconds(source.publishedAt, 0),
		starts: seconds(source.dates[0]?.startsAt ?? null, FOR_EVER),
		name: nameWords.join(' '),
		weight: WEIGHTS[source.type],
		stale: isStale(isSeries ? 'event' : 'club', confirmed, now) ? 1 : 0,
		// An order that favours nobody: neither early letters nor old entries.
		tie: hashOf(source.id),
		...(spot ? { _geo: spot } : {}),
	};
}

function buildCard(source: EntrySource, labels: Labels, _now: Date): EntryCard {
	const labelled = (vocabulary: Vocabulary, key: string): Labelled => ({
		key,
		label: labels.label(vocabulary, key),
	});
	const one = (vocabulary: Vocabulary, key: string | null) =>
		key === null ? null : labelled(vocabulary, key);
	const { place } = source;
	const next = source.dates[0];
	const exact = place !== null && place.lat !== null && place.lon !== null;
	const street = place?.street ?? '';
	const town = [place?.postcode ?? '', place?.town ?? ''].filter((x) => x !== '').join(' ');
	return {
		id: source.id,
		type: source.type,
		name: source.name,
		url: entryUrl(source),
		org: source.org,
		orgUrl: source.orgSlug ? `/vereine/${source.orgSlug}` : null,
		summary: source.summary,
		topics: source.topics.map((key) => labelled('topic', key)),
		audience: source.audiences.map((key) => labelled('audience', key)),
		activities: source.activities.map((key) => labelled('activity', key)),
		kind: one('kind', source.kind),
		state: source.state,
		effort: one('effort', source.effort),
		district: source.district === null ? null : labels.label('district', source.district),
		districtKey: source.district,
		address: [place?.name ?? '', street, town].filter((x) => x !== '').join(', '),
		postcode: place?.postcode || null,
		when: whenOf(source),
		start: next?.startsAt.toISOString() ?? null,
		end: next?.endsAt.toISOString() ?? null,
		localStart: next?.localStart ?? null,
		mode: one('mode', source.mode),
		languages: [...source.languages],
		german: source.german,
		access: [...source.access],
		accessible: accessibleOf(source),
		minAge: source.minAge,
		forTwo: source.forTwo,
		withChildren: source.withChildren,
		lat: exact ? place.lat : null,
		lon: exact ? place.lon : null,
		published: source.publishedAt?.toISOString() ?? null,
	};
}

/** Unknown stays unknown. */
function accessibleOf(source: EntrySource): boolean | null {
	if (source.access.includes('stufenlos') || source.access.includes('rollstuhl-wc')) return true;
	return source.place?.stepFree ?? null;
}

/** Said days and times, free text, and what follows from the dates. */
function whenOf(source: EntrySource): WhenWord[] {
	const found = [...source.days, ...source.times].flatMap((key) => [...(WHEN_KEYS[key] ?? [])]);
	if (source.meets) found.push(...whenInText(source.meets));
	for (const date of source.dates) {
		const day = DAY_WORDS[weekdayOf(date.localStart)];
		if (day) found.push(day);
		const hour = Number(date.localStart.slice(11, 13));
		if (date.localStart.length > 11 && Number.isFinite(hour)) found.push(daytimeOf(hour));
	}
	return inOrder(found);
}

/** Each word as it is written and, where that differs, its stem beside it. */
const written = (list: readonly string[]): string =>
	list.flatMap((word) => (stem(word) === word ? [word] : [word, stem(word)])).join(' ');

function partsOf(list: readonly string[], parts: Parts): string {
	const found = new Set<string>();
	for (const word of new Set(list))
		for (const part of splitCompound(word, parts)) found.add(part).add(stem(part));
	return [...found].join(' ');
}

/** What several words beside each other mean, as one word: who asks for a "Repair-Café" finds that first. */
function phrasesOf(list: readonly string[], thesaurus: Thesaurus): string[] {
	const stems = list.map(stem);
	const found = new Set<string>();
	for (let at = 0; at < stems.length; at++)
		for (let end = at + 2; end <= Math.min(at + LONGEST_TERM, stems.length); end++) {
			const term = stems.slice(at, end).join(' ');
			if (thesaurus.of(term).length > 0) found.add(asOneWord(term));
		}
	return [...found];
}

/** Short foreign words look like German ones: "art", "band". They ask, but they say nothing about a text. */
const tellsNothing = (term: string) => term.length < 5 && /^[a-z]+$/.test(term);

/** All words of every concept that occurs; in names also where an everyday word stands for it. */
function conceptsOf(list: readonly string[], tools: Tools, everyday: boolean): Set<string> {
	const found = new Set<string>();
	const stems = list.map(stem);
	const take = (term: string) => {
		for (const concept of tools.thesaurus.of(term)) {
			if (!concept.canonical.includes(term) && (!everyday || tellsNothing(term))) continue;
			for (const each of concept.written) found.add(each);
			for (const each of concept.terms) found.add(each).add(asOneWord(each));
		}
	};
	stems.forEach((each, at) => {
		for (let length = 1; length <= 3 && at + length <= stems.length; length++)
			take(stems.slice(at, at + length).join(' '));
		for (const part of splitCompound(list[at] ?? '', tools.parts)) take(stem(part));
		if (stem(each) !== each) take(stem(each));
	});
	return found;
}
