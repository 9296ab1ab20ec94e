import { searchEntry } from '$db/schema';
import type { EntryDocument } from '$lib/domain/search/entry';
import type { Database } from '../platform/database';
import type { Log } from '../platform/log';
import type { EngineIndex } from './engine-index';
import { engineDocument, entriesOf } from './entries';

export interface Comparison {
	entries: number;
	missing: number;
	different: number;
	surplus: number;
	/** elsewhere: another process is building it. */
	engine: 'whole' | 'mended' | 'rebuilt' | 'elsewhere' | 'none';
}

const BATCH = 200;
/** Twice at most: what changes while it is compared is looked at once more. */
const ROUNDS = 3;
/** With more to mend than this, a new index is quicker. */
const MOST_MENDED = 2_000;

/** Every sum of the engine beside every sum of the database; what differs is mended, or all built anew. */
export async function compareIndex(
	database: Database,
	index: EngineIndex | undefined,
	keeper: { rebuild(needed?: () => Promise<boolean>): Promise<number | undefined> },
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
	const unusable = async () => (await index.count()) === undefined || !(await index.fits());
	const rebuild = async (needed?: () => Promise<boolean>) => {
		const built = (await keeper.rebuild(needed)) !== undefined;
		result.engine = built ? 'rebuilt' : 'elsewhere';
		return built;
	};
	for (let round = 0; round < ROUNDS; round++) {
		if (await unusable()) {
			if (await rebuild(unusable)) continue;
			return result;
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
			if (await rebuild()) continue;
			return result;
		}
		for (let i = 0; i < wrong.length; i += BATCH) {
			const found = await database.read((db) => entriesOf(db, wrong.slice(i, i + BATCH)));
			await index.put(found.map((row) => engineDocument(row.document as EntryDocument, row.sum)));
		}
		await index.remove(surplus);
		await index.settle();
		if (result.engine === 'whole') result.engine = 'mended';
	}
	return result;
}
