import { entryDraft, person } from '$db/schema';
import { erasedAfterDays } from '$lib/domain/privacy/retention';
import { Refused } from '$lib/domain/result';
import { demand, type Actor } from '$lib/domain/rights/may';
import { cleanText } from '$lib/domain/text';
import type { WrittenKind } from '$lib/domain/writing/kinds';
import { and, desc, eq, lt } from 'drizzle-orm';
import type { Platform } from '../platform';
import type { Database } from '../platform/database';

export interface Draft {
	id: string;
	kind: WrittenKind;
	values: Record<string, string>;
	revision: number;
	updatedAt: Date;
	author: string | null;
}

/** More than a club ever has open. */
const MOST_DRAFTS = 50;
const LONGEST_VALUE = 8_000;

/**
 * Keeps what was typed, every two seconds, sense or not. Who finds that a colleague kept something else
 * meanwhile keeps nothing: what stands in their page stays there.
 */
export async function keepDraft(
	{ database, clock }: Pick<Platform, 'database' | 'clock'>,
	who: { actor: Actor },
	draft: {
		clubId: string;
		id: string;
		kind: WrittenKind;
		values: Record<string, string>;
		revision: number;
	},
): Promise<number> {
	const { clubId, id, kind, revision } = draft;
	const { personId } = demand(who.actor, 'entry.write', { clubId });
	const now = clock.now();
	const values = Object.fromEntries(
		Object.entries(draft.values).map(([field, value]) => [
			field,
			cleanText(value.slice(0, LONGEST_VALUE)),
		]),
	);
	return database.transaction(async (tx) => {
		const [there] = await tx.select().from(entryDraft).where(eq(entryDraft.id, id)).for('update');
		if (there && there.clubId !== clubId) throw new Refused('not-found');
		if (there && there.revision !== revision && there.authorId !== personId)
			throw new Refused('conflict');
		if (there) {
			const next = there.revision + 1;
			await tx
				.update(entryDraft)
				.set({ values, authorId: personId, revision: next, updatedAt: now })
				.where(eq(entryDraft.id, id));
			return next;
		}
		const open = await tx
			.select({ id: entryDraft.id })
			.from(entryDraft)
			.where(eq(entryDraft.clubId, clubId))
			.limit(MOST_DRAFTS);
		if (open.length >= MOST_DRAFTS) throw new Refused('too-often');
		const [made] = await tx
			.insert(entryDraft)
			.values({ id, clubId, kind, values, authorId: personId, createdAt: now, updatedAt: now })
			.onConflictDoNothing()
			.returning({ revision: entryDraft.revision });
		if (!made) throw new Refused('conflict');
		return made.revision;
	});
}

const columns = {
	id: entryDraft.id,
	kind: entryDraft.kind,
	values: entryDraft.values,
	revision: entryDraft.revision,
	updatedAt: entryDraft.updatedAt,
	author: person.name,
};

export async function listDrafts(
	{ database }: Pick<Platform, 'database'>,
	who: { actor: Actor },
	clubId: string,
): Promise<Draft[]> {
	demand(who.actor, 'entry.write', { clubId });
	const found = await database.read((db) =>
		db
			.select(columns)
			.from(entryDraft)
			.leftJoin(person, eq(person.id, entryDraft.authorId))
			.where(eq(entryDraft.clubId, clubId))
			.orderBy(desc(entryDraft.updatedAt))
			.limit(MOST_DRAFTS),
	);
	return found.map((one) => ({ ...one, kind: one.kind as WrittenKind }));
}

export async function readDraft(
	{ database }: Pick<Platform, 'database'>,
	who: { actor: Actor },
	draft: { clubId: string; id: string },
): Promise<Draft | undefined> {
	demand(who.actor, 'entry.write', { clubId: draft.clubId });
	const [found] = await database.read((db) =>
		db
			.select(columns)
			.from(entryDraft)
			.leftJoin(person, eq(person.id, entryDraft.authorId))
			.where(and(eq(entryDraft.id, draft.id), eq(entryDraft.clubId, draft.clubId))),
	);
	return found && { ...found, kind: found.kind as WrittenKind };
}

export async function dropDraft(
	{ database }: Pick<Platform, 'database'>,
	who: { actor: Actor },
	draft: { clubId: string; id: string },
): Promise<void> {
	demand(who.actor, 'entry.write', { clubId: draft.clubId });
	await database.read((db) =>
		db
			.delete(entryDraft)
			.where(and(eq(entryDraft.id, draft.id), eq(entryDraft.clubId, draft.clubId))),
	);
}

/** The job: what nobody went on with for so long. */
export async function forgetEntryDrafts(database: Database, now: Date): Promise<number> {
	const before = new Date(now.getTime() - erasedAfterDays('entry-draft') * 86_400_000);
	const gone = await database.read((db) =>
		db.delete(entryDraft).where(lt(entryDraft.updatedAt, before)).returning({ id: entryDraft.id }),
	);
	return gone.length;
}
