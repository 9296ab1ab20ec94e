import { club, event, need, news, searchEntry } from '$db/schema';
import { asc, gt, lt, or, sql } from 'drizzle-orm';
import type { Clock } from '../platform/clock';
import { rows, type Database } from '../platform/database';
import { workAlone } from '../platform/jobs/work-alone';
import { describeError, type Log } from '../platform/log';
import type { Breaker } from './breaker';
import { engineDocument, entriesOf, writeAsTheyAre, type EngineDocument } from './entries';
import type { EngineIndex } from './engine-index';
import { compareIndex, type Comparison } from './compare-index';
import { allForEngine } from './export-entries';
import type { Knowledge } from './knowledge';
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
	/** A whole new index beside the old one, then they change places. Undefined: another process is at it. */
	rebuild(needed?: () => Promise<boolean>): Promise<number | undefined>;
	/** Compares every sum and mends what differs. */
	compare(): Promise<Comparison>;
	/** After an update the index of the version before is of use to nobody. */
	forgetOld(): Promise<number>;
}

const BATCH = 200;
/** A process of the version before may run on beside this one during an update, not for so long. */
const OLD_MS = 7 * 86_400_000;
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
	/** Told whenever what can be found is not what it was. */
	changed?: () => void;
}): IndexKeeper {
	const { database, clock, log, knowledge, engine, changed: tell } = parts;

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
		const { changed, gone } = await database.transaction((tx) =>
			writeAsTheyAre(tx, ids, knowledge.tools, clock.now()),
		);
		await send(async (index) => {
			await index.put(changed);
			await index.remove(gone);
			await sendAgain(index, changed, gone);
		});
		if (changed.length + gone.length > 0) tell?.();
		learn(changed);
	};
	/**
	 * Two processes may have sent the same entry in another order than they wrote it. Each looks once more after
	 * sending, so the last one to look sees what is true in the end.
	 */
	const sendAgain = async (
		index: EngineIndex,
		changed: readonly EngineDocument[],
		gone: readonly string[],
	) => {
		let sent = new Map<string, string | undefined>([
			...gone.map((id): [string, undefined] => [id, undefined]),
			...changed.map((each): [string, string] => [each.id, each.sum]),
		]);
		while (sent.size > 0) {
			const ids = [...sent.keys()];
			const rows = await database.read((db) => entriesOf(db, ids));
			const now = new Map(rows.map((row) => [row.id, row]));
			const other = ids.filter((id) => now.get(id)?.sum !== sent.get(id));
			await index.put(
				other.flatMap((id) => {
					const row = now.get(id);
					return row ? [engineDocument(row.document as EntryDocument, row.sum)] : [];
				}),
			);
			await index.remove(other.filter((id) => !now.has(id)));
			sent = new Map(other.map((id) => [id, now.get(id)?.sum]));
		}
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
					const { changed, there } = await database.transaction((tx) =>
						writeAsTheyAre(tx, ids, knowledge.tools, now),
					);
					for (const id of there) seen.add(id);
					all += there.length;
					written += changed.length;
					learn(changed);
					await send((index) => index.put(changed));
				}
			}
			tell?.();
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
		async rebuild(needed) {
			if (!engine) return 0;
			// Two at once would empty and swap what the other fills, and neither would come to an end.
			const alone = await workAlone(database, log, 'search.rebuild', async (stillOurs) => {
				// Another process may have done it a moment ago.
				if (needed && !(await needed())) return 0;
				const count = await engine.index.rebuild(allForEngine(database), stillOurs);
				log.info('search.rebuilt', { count });
				return count;
			});
			tell?.();
			return alone?.made;
		},
		compare: () => compareIndex(database, engine?.index, keeper, log),
		forgetOld: () =>
			engine?.index.forgetOld(new Date(clock.now().getTime() - OLD_MS)) ?? Promise.resolve(0),
	};
	return keeper;
}
