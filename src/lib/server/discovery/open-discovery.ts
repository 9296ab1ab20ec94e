import { installation, searchEntry } from '$db/schema';
import type { City } from '$lib/city';
import type { EntryCard, Labels } from '$lib/domain/search/entry';
import { readQuery, type QueryOutcome, type SearchQuery } from '$lib/domain/search/query';
import type { Box } from '$lib/domain/search/nearby';
import type { SearchResult, Suggestions } from '$lib/domain/search/result';
import type { PackedSpots } from '$lib/domain/search/spots';
import { INDEX_VERSION } from '$lib/domain/search/settings';
import { eq } from 'drizzle-orm';
import type { Clock } from '../platform/clock';
import { isUnavailable, type Database } from '../platform/database';
import type { Listener } from '../platform/jobs/outbox';
import { installationSecret } from '../platform/limits';
import { describeError, type Log } from '../platform/log';
import { openSearchClient } from '../platform/search/client';
import { engineState, openBreaker, type EngineState } from './breaker';
import { openCountMemory } from './count-memory';
import { openQuestionCount } from './count-questions';
import { openEngineIndex } from './engine-index';
import { exportEntries, type ExportedEntry } from './export-entries';
import { CLUB_CHANGED, SEARCH_FACTS } from '$lib/domain/search/facts';
import { openIndexKeeper, type IndexKeeper } from './keep-index';
import { openKnowledge } from './knowledge';
import { labelsOf } from './labels';
import { cardsAt, entriesMark, listCards, type CardFilter } from './list-cards';
import { search, type SearchOptions } from './search';
import { findSpots } from './spots';
import { seedSynonyms } from './seed-synonyms';
import { suggest } from './suggest';
import { answersHealth, watchEngine, type EngineWatch } from './watch-engine';

/** Finding things: the search of the product, whatever serves it at the moment. */
export interface Discovery {
	/** What an address asks for, or what is wrong with it. */
	read(params: URLSearchParams): QueryOutcome;
	search(query: SearchQuery, options?: SearchOptions): Promise<SearchResult>;
	/** The same hits as points on a map; of very many those in view, or their numbers. */
	spots(query: SearchQuery, view: Box | null): Promise<PackedSpots>;
	suggest(text: string): Promise<Suggestions>;
	/** Everything public, a batch at a time. */
	export(): AsyncGenerator<ExportedEntry[]>;
	/** Public cards of one type. */
	cards(filter: CardFilter): Promise<EntryCard[]>;
	/** The public ones among these pages. */
	cardsAt(paths: readonly string[]): Promise<EntryCard[]>;
	/** Another one after every change of an entry. */
	mark(): Promise<string>;
	/** What a key of a vocabulary is called, in all its languages. */
	readonly words: Labels['words'];
	readonly keeper: IndexKeeper;
	/** For the outbox: follows what use cases tell. */
	readonly listener: Listener;
	/** none: this installation searches in its database. */
	readonly engine: 'none' | EngineState;
	/** Every entry made anew, and that written down: the next start need not. */
	remake(): ReturnType<IndexKeeper['remakeAll']>;
	/** Looks after engine and synonyms from now on. */
	work(): Promise<void>;
	/** Synonyms may have changed: read them, and make the documents anew if so. */
	refresh(): Promise<void>;
	close(): Promise<void>;
}

const MADE = 'search.made';
const REFRESH_MS = 10_000;
/** Longer than a search may take, shorter than anybody waits for a change. */
const WRITE_MS = 10_000;

export async function openDiscovery(parts: {
	database: Database;
	clock: Clock;
	log: Log;
	city: City;
	/** Undefined: search in the database. */
	engine?: { url: string; key?: string };
}): Promise<Discovery> {
	const { database, clock, log, city } = parts;
	await seedSynonyms(database);
	const labels = labelsOf(city);
	const knowledge = await openKnowledge(database, city, labels);
	const secret = await installationSecret(database, 'search.questions');
	const counts = openQuestionCount(database, secret, city.timeZone, clock, log);
	const counted = openCountMemory();
	const breaker = openBreaker((open, why) => {
		counted.forget();
		log[open ? 'info' : 'warn']('search.engine', { open, why });
	});
	const client = parts.engine && openSearchClient(parts.engine.url, parts.engine.key, WRITE_MS);
	const index = client && openEngineIndex(client.vendor);
	const engine = client && index ? { client, index: index.name, breaker } : undefined;
	const keeper = openIndexKeeper({
		database,
		clock,
		log,
		knowledge,
		engine: index && { index, breaker },
		changed: () => counted.forget(),
	});
	const searching = { database, log, knowledge, labels, zone: city.timeZone, counted, engine };
	let watch: EngineWatch | undefined;
	/** Before that the entries are still being made. */
	let watched: number | undefined;
	let timer: NodeJS.Timeout | undefined;
	let refreshing: Promise<void> | undefined;

	const markOfNow = () => `${INDEX_VERSION}|${knowledge.version}`;
	const remake = async () => {
		const mark = markOfNow();
		const made = await keeper.remakeAll();
		await database.read((db) =>
			db
				.insert(installation)
				.values({ key: MADE, value: mark })
				.onConflictDoUpdate({ target: installation.key, set: { value: mark } }),
		);
		return made;
	};
	/** After an update that makes documents differently, or with rows nobody told about. */
	const remakeIfOld = async () => {
		const [before] = await database.read((db) =>
			db.select().from(installation).where(eq(installation.key, MADE)),
		);
		const [any] = await database.read((db) =>
			db.select({ id: searchEntry.id }).from(searchEntry).limit(1),
		);
		if (before?.value !== markOfNow() || !any) await remake();
	};
	const refresh = async () => {
		if (await knowledge.refresh()) await remake();
		else await keeper.refreshDue();
	};
	const refreshQuietly = () => {
		refreshing ??= refresh()
			.catch((error: unknown) => {
				if (!isUnavailable(error)) log.warn('search.refresh', describeError(error));
			})
			.finally(() => {
				refreshing = undefined;
			});
	};
	const districts = city.districts.map((district) => district.key);
	return {
		read: (params) => readQuery(params, districts),
		keeper,
		remake,
		refresh,
		get engine() {
			return engine ? engineState(breaker, performance.now() - (watched ?? Infinity)) : 'none';
		},
		async search(query, options) {
			const started = performance.now();
			const result = await search(searching, query, clock.now(), options);
			counts.note(query.q, result.relaxed ? 0 : result.total, performance.now() - started);
			return result;
		},
		spots: (query, view) => findSpots(searching, query, view, clock.now()),
		suggest: (text) => suggest(searching, city, text, clock.now()),
		export: () => exportEntries(database, clock.now()),
		cards: (filter) => listCards(database, filter, clock.now()),
		cardsAt: (paths) => cardsAt(database, paths, clock.now()),
		mark: () => entriesMark(database),
		words: (vocabulary, key) => labels.words(vocabulary, key),
		listener: {
			name: 'search',
			hears: SEARCH_FACTS,
			async handle(fact) {
				if (fact.type === CLUB_CHANGED) await keeper.followClub(fact.thingId);
				else await keeper.follow([fact.thingId]);
			},
		},
		async work() {
			await remakeIfOld();
			watched = performance.now();
			if (client && index)
				watch = watchEngine({
					database,
					log,
					index,
					breaker,
					keeper,
					health: () =>
						answersHealth((signal) =>
							client.vendor.httpRequest.get({ path: 'health', extraRequestInit: { signal } }),
						),
				});
			void watch?.look();
			timer = setInterval(refreshQuietly, REFRESH_MS);
			timer.unref();
			refreshQuietly();
		},
		async close() {
			clearInterval(timer);
			await watch?.stop();
			await refreshing;
		},
	};
}
