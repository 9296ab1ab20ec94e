import { explain, markWords } from '$lib/domain/search/explain';
import type { EntryCard, EntryDocument, Labels } from '$lib/domain/search/entry';
import type { Today } from '$lib/domain/search/conditions';
import { minutesBetween } from '$lib/domain/search/nearby';
import { planQuery, type Plan } from '$lib/domain/search/plan';
import type { SearchQuery } from '$lib/domain/search/query';
import type { FacetValue, SearchHit, SearchResult } from '$lib/domain/search/result';
import type { Facet, Facets } from '$lib/domain/search/settings';
import { DAY_WORDS, DAYTIME_WORDS, weekdayOf, WHEN_KEYS } from '$lib/domain/search/when';
import { addDays, dateOf, toInstant, toLocal } from '$lib/domain/time/local';
import { searchEntry } from '$db/schema';
import { inArray } from 'drizzle-orm';
import type { Database } from '../platform/database';
import { describeError, type Log } from '../platform/log';
import type { SearchClient } from '../platform/search/client';
import type { Breaker } from './breaker';
import { stillPublic } from './check-public';
import { climb } from './climb';
import type { CountMemory } from './count-memory';
import { searchDatabase } from './database-search';
import { searchEngine } from './engine-search';
import type { Knowledge } from './knowledge';
import { later, type Ask } from './question';

export interface SearchParts {
	database: Database;
	log: Log;
	knowledge: Knowledge;
	labels: Labels;
	zone: string;
	counted: CountMemory;
	/** Undefined: this installation has no engine. */
	engine?: { client: SearchClient; index: string; breaker: Breaker };
}

export interface SearchOptions {
	/** Why each hit is one. */
	explain?: boolean;
	/** Counts beside the filters; on unless nobody sees them. */
	facets?: boolean;
}

/** The whole ladder on the engine must fit in here; then the database answers. */
const ENGINE_MS = 200;
/** Entries of one club on a page before others get their turn. */
const OF_ONE_CLUB = 2;

export async function search(
	parts: SearchParts,
	query: SearchQuery,
	now: Date,
	options: SearchOptions = {},
): Promise<SearchResult> {
	const today = todayOf(parts.zone, now);
	const plan = planQuery(query.q, parts.knowledge.tools, today.weekday, today.date);
	const at = { today, now: Math.floor(now.getTime() / 1000), facets: options.facets ?? true };
	const answer = async (ask: Ask) => {
		const found = await climb(ask, query, plan, at);
		// The database looks while the engine still counts, and meanwhile the hits are made ready.
		const fresh = later(stillPublic(parts.database, found.cards, now));
		const hits = found.cards.map((card) => hitOf(card, query, plan));
		return { ...found, hits, facets: await found.facets, fresh };
	};
	const { counted } = parts;
	const askDatabase = () =>
		answer(counted.over('database', (question) => searchDatabase(parts.database, question)));
	const fromEngine = await throughEngine(
		parts,
		(client, index, signal) =>
			answer(counted.over('engine', (question) => searchEngine(client, index, question, signal))),
		askDatabase,
	);
	const found = fromEngine ?? (await askDatabase());
	const fresh = await found.fresh;
	const still = found.hits.filter((hit) => fresh.has(hit.id));
	const hits = query.sort === 'relevanz' ? takeTurns(still) : still;
	if (options.explain) await addReasons(parts.database, hits, plan);
	return {
		total: found.total - (found.hits.length - hits.length),
		hits,
		facets: facetsOf(found.facets, parts.labels),
		relaxed: found.relaxed,
		degraded: fromEngine === undefined,
	};
}

/** What the engine answers; undefined: the database has to, because it is away, slow or emptied. */
export async function throughEngine<T extends { total: number }>(
	parts: SearchParts,
	ask: (client: SearchClient, index: string, signal: AbortSignal) => Promise<T>,
	instead: () => Promise<T>,
	ms = ENGINE_MS,
): Promise<T | undefined> {
	const { engine } = parts;
	if (!engine?.breaker.open) return undefined;
	const signal = AbortSignal.timeout(ms);
	try {
		const found = await ask(engine.client, engine.index, signal);
		engine.breaker.fine();
		if (found.total > 0) return found;
		// An engine that finds nothing at all may have been emptied: the database knows.
		const checked = await instead();
		return checked.total > 0 ? checked : found;
	} catch (error) {
		parts.log.warn('search.engine', describeError(error));
		// Who may take long and takes too long says nothing about the others.
		if (signal.aborted && ms > ENGINE_MS) return undefined;
		if (signal.aborted) engine.breaker.slow();
		else engine.breaker.trip('failed');
		return undefined;
	}
}

/** Relevance decides; but no club fills a page of its own while others fit as well. */
export function takeTurns<Card extends EntryCard>(cards: readonly Card[]): Card[] {
	const seen = new Map<string, number>();
	const first: Card[] = [];
	const later: Card[] = [];
	for (const card of cards) {
		const club = card.type === 'club' ? card.url : (card.orgUrl ?? card.id);
		const count = (seen.get(club) ?? 0) + 1;
		seen.set(club, count);
		(count > OF_ONE_CLUB ? later : first).push(card);
	}
	return [...first, ...later];
}

function hitOf(card: EntryCard, query: SearchQuery, plan: Plan): SearchHit {
	const { lat, lon } = card;
	const minutes =
		query.near && lat !== null && lon !== null
			? minutesBetween(query.near, { lat, lon }, query.travel)
			: null;
	return {
		...card,
		minutes,
		highlight: {
			name: markWords(card.name, plan.words),
			summary: markWords(card.summary, plan.words),
		},
	};
}

async function addReasons(database: Database, hits: SearchHit[], plan: Plan): Promise<void> {
	if (hits.length === 0) return;
	const documents = await database.read((db) =>
		db
			.select({ id: searchEntry.id, document: searchEntry.document })
			.from(searchEntry)
			.where(
				inArray(
					searchEntry.id,
					hits.map((hit) => hit.id),
				),
			),
	);
	const byId = new Map(documents.map((each) => [each.id, each.document as EntryDocument]));
	for (const hit of hits) {
		const document = byId.get(hit.id);
		if (document) hit.why = explain(document, plan.words);
	}
}

const TYPE_LABELS: Record<string, string> = {
	club: 'Verein',
	need: 'Mitmachen',
	event: 'Termin',
	news: 'Neuigkeit',
};
const WHEN_ORDER: readonly string[] = [...DAY_WORDS, ...DAYTIME_WORDS];

function facetsOf(counts: Facets, labels: Labels): SearchResult['facets'] {
	const result: SearchResult['facets'] = {};
	for (const [facet, values] of Object.entries(counts) as [Facet, Record<string, number>][]) {
		const list = Object.entries(values).map(([key, count]): FacetValue => {
			if (facet === 'when') return { key: whenKey(key), label: key, count };
			if (facet === 'type') return { key, label: TYPE_LABELS[key] ?? key, count };
			if (facet === 'german' || facet === 'forTwo' || facet === 'withChildren')
				return { key, label: key, count };
			return { key, label: labels.label(facet, key), count };
		});
		result[facet] =
			facet === 'when'
				? list.sort((a, b) => WHEN_ORDER.indexOf(a.label) - WHEN_ORDER.indexOf(b.label))
				: list.sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1));
	}
	return result;
}

const KEY_OF_WHEN = new Map(
	Object.entries(WHEN_KEYS).flatMap(([key, [word, ...more]]) =>
		word !== undefined && more.length === 0 ? [[word as string, key] as const] : [],
	),
);
const whenKey = (word: string): string => KEY_OF_WHEN.get(word) ?? word;

let lastDay: { zone: string; from: number; today: Today } | undefined;

/** Calendars are slow, and a day is long. */
export function todayOf(zone: string, now: Date): Today {
	const at = now.getTime() / 1000;
	if (lastDay?.zone === zone && at >= lastDay.from && at < lastDay.today.ends) return lastDay.today;
	const local = toLocal(now, zone);
	const today = {
		date: local.slice(0, 10),
		weekday: weekdayOf(local),
		ends: toInstant(midnightAfter(local), zone).getTime() / 1000,
	};
	lastDay = { zone, from: at, today };
	return today;
}

const midnightAfter = (local: string): string => `${dateOf(addDays(local, 1))}T00:00`;
