import { club, event, need, news, searchEntry } from '$db/schema';
import { asc, gt, inArray, lt, or, sql } from 'drizzle-orm';
import type { Clock } from '../platform/clock';
import { rows, type Database } from '../platform/database';
import { describeError, type Log } from '../platform/log';
import type { Breaker } from './breaker';
import { engineDocument, removeEntries, writeEntries, type EngineDocument } from './entries';
import type { EngineIndex } from './engine-index';
import { allForEngine } from './export-entries';
import type { Knowledge } from './knowledge';
import { loadSources } from './sources/index';
import type { EntryDocument } from '$lib/domain/search/entry';

/** Keeps `search_entry` equal to the things, and the engine equal to `search_entry`. */
export interface IndexKeeper {
	/** These changed: look at them as they are now. */
	follow(ids: readonly string[]): Promise<void>;
	/** A club and all that hangs on it. */
	followClub(clubId: string): Promise<void>;
	/** Every entry made anew from the rows; what is equal stays untouched. */
	remakeAll(): Promise<{ written: number; removed: number; all: number }>;
	/** Entries that say something old: a date is over, a need has run out. */
	refreshDue(): Promise<number>;
	/** A whole new index beside the old one, then they change places. */
	rebuild(): Promise<number>;
	/** Compares every sum and mends what differs. */
	compare(): Promise<Comparison>;
}

export interface Comparison {
	entries: number;
	missing: number;
	different: number;
	surplus: number;
	engine: 'whole' | 'mended' | 'rebuilt' | 'away' | 'none';
}

const BATCH = 200;
const PARTS: readonly { table: typeof club | typeof need | typeof event | typeof news }[] = [
	{ table: club },
	{ table: need },
	{ table: event },
	{ table: news },
];

export function openIndexKeeper(parts: {
	database: Database;
	clock: Clock;
	log: Log;
	knowledge: Knowledge;
	engine?: { index: EngineIndex; breaker: Breaker };
}): IndexKeeper {
	const { database, clock, log, knowledge, engine } = parts;

	/** The engine may be away: then it is mended as a whole when it is back. No fact waits for it. */
	const send = async (work: (index: EngineIndex) => Promise<void>) => {
		if (!engine) return;
		if (!engine.breaker.open && !engine.breaker.mending) {
			engine.breaker.trip('a change waits');
			return;
		}
		try {
			await work(engine.index);
		} catch (error) {
			log.warn('search.send', describeError(error));
			engine.breaker.trip('a change could not be sent');
		}
	};

	const follow = async (ids: readonly string[]) => {
		for (let i = 0; i < ids.length; i += BATCH) await followBatch(ids.slice(i, i + BATCH));
	};
	const followBatch = async (ids: readonly string[]) => {
		const now = clock.now();
		const sources = await database.read((db) => loadSources(db, ids, now));
		const found = new Set(sources.map((source) => source.id));
		const changed = await database.transaction((tx) =>
			writeEntries(tx, sources, knowledge.tools, now),
		);
		const gone = ids.filter((id) => !found.has(id));
		await database.read((db) => removeEntries(db, gone));
		await send(async (index) => {
			await index.put(changed);
			await index.remove(gone);
		});
		learn(changed);
	};
	const learn = (documents: readonly EngineDocument[]) => {
		for (const each of documents)
			knowledge.tools.lexicon.add(
				`${each.head} ${each.tags} ${each.keywords} ${each.org} ${each.body}`.split(' '),
			);
	};

	const keeper: IndexKeeper = {
		follow,
		async followClub(clubId) {
			const children = await database.read((db) =>
				rows<{ id: string }>(
					db,
					sql`select id from need where club_id = ${clubId} union select id from event where club_id = ${clubId}
						union select id from news where club_id = ${clubId}
						union select id from search_entry where club_id = ${clubId}`,
				),
			);
			await follow([...new Set([clubId, ...children.map((child) => child.id)])]);
		},
		async remakeAll() {
			const now = clock.now();
			let written = 0;
			let all = 0;
			const seen = new Set<string>();
			for (const { table } of PARTS) {
				let after: string | undefined;
				for (;;) {
					const ids = (
						await database.read((db) =>
							db
								.select({ id: table.id })
								.from(table)
								.where(after === undefined ? undefined : gt(table.id, after))
								.orderBy(asc(table.id))
								.limit(BATCH),
						)
					).map((row) => row.id);
					if (ids.length === 0) break;
					after = ids.at(-1);
					const sources = await database.read((db) => loadSources(db, ids, now));
					const changed = await database.transaction((tx) =>
						writeEntries(tx, sources, knowledge.tools, now),
					);
					for (const source of sources) seen.add(source.id);
					all += sources.length;
					written += changed.length;
					learn(changed);
					await send((index) => index.put(changed));
				}
			}
			const there = await database.read((db) =>
				db.select({ id: searchEntry.id }).from(searchEntry),
			);
			const gone = there.map((row) => row.id).filter((id) => !seen.has(id));
			for (let i = 0; i < gone.length; i += BATCH) await follow(gone.slice(i, i + BATCH));
			return { written, removed: gone.length, all };
		},
		async refreshDue() {
			const now = clock.now();
			const seconds = Math.floor(now.getTime() / 1000);
			const due = await database.read((db) =>
				db
					.select({ id: searchEntry.id })
					.from(searchEntry)
					.where(or(lt(searchEntry.freshUntil, now), lt(searchEntry.visibleUntil, seconds)))
					.limit(5_000),
			);
			await follow(due.map((row) => row.id));
			return due.length;
		},
		async rebuild() {
			if (!engine) return 0;
			const count = await engine.index.rebuild(allForEngine(database));
			log.info('search.rebuilt', { count });
			return count;
		},
		compare: () => compareWith(database, engine?.index, keeper, log),
	};
	return keeper;
}

/** Twice at most: what changes while it is compared is looked at once more. */
const ROUNDS = 3;
/** With more to mend than this, a new index is quicker. */
const MOST_MENDED = 2_000;

async function compareWith(
	database: Database,
	index: EngineIndex | undefined,
	keeper: IndexKeeper,
	log: Log,
): Promise<Comparison> {
	const own = async () =>
		new Map(
			(
				await database.read((db) =>
					db.select({ id: searchEntry.id, sum: searchEntry.sum }).from(searchEntry),
				)
			).map((row) => [row.id, row.sum]),
		);
	const result: Comparison = {
		entries: (await own()).size,
		missing: 0,
		different: 0,
		surplus: 0,
		engine: index ? 'whole' : 'none',
	};
	if (!index) return result;
	for (let round = 0; round < ROUNDS; round++) {
		if ((await index.count()) === undefined || !(await index.fits())) {
			await keeper.rebuild();
			result.engine = 'rebuilt';
			continue;
		}
		const theirs = await index.sums();
		const ours = await own();
		const missing = [...ours.keys()].filter((id) => !theirs.has(id));
		const different = [...ours].filter(([id, sum]) => theirs.has(id) && theirs.get(id) !== sum);
		const surplus = [...theirs.keys()].filter((id) => !ours.has(id));
		if (missing.length + different.length + surplus.length === 0) return result;
		log.warn('search.differs', {
			missing: missing.length,
			different: different.length,
			surplus: surplus.length,
		});
		result.missing += missing.length;
		result.different += different.length;
		result.surplus += surplus.length;
		const wrong = [...missing, ...different.map(([id]) => id)];
		if (wrong.length > MOST_MENDED) {
			await keeper.rebuild();
			result.engine = 'rebuilt';
			continue;
		}
		for (let i = 0; i < wrong.length; i += BATCH) {
			const found = await database.read((db) =>
				db
					.select({ id: searchEntry.id, sum: searchEntry.sum, document: searchEntry.document })
					.from(searchEntry)
					.where(inArray(searchEntry.id, wrong.slice(i, i + BATCH))),
			);
			await index.put(found.map((row) => engineDocument(row.document as EntryDocument, row.sum)));
		}
		await index.remove(surplus);
		await index.settle();
		if (result.engine === 'whole') result.engine = 'mended';
	}
	return result;
}
