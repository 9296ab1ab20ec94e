import { review, version } from '$db/schema';
import { Refused } from '$lib/domain/result';
import { demand, type Actor } from '$lib/domain/rights/may';
import { WRITTEN_KINDS, type WrittenKind } from '$lib/domain/writing/kinds';
import { and, desc, eq, inArray } from 'drizzle-orm';
import { writtenEvent } from '../events';
import { writtenNeed } from '../needs';
import { writtenNews } from '../news';
import type { Platform } from '../platform';
import type { Db } from '../platform/database';
import { isId } from '../platform/ids';
import { markOf } from '../platform/mark';
import { pendingVersion, type AnyContent, type EntryRow, type Written } from '../writing';

const WRITTEN: Record<WrittenKind, Written> = {
	news: writtenNews,
	need: writtenNeed,
	event: writtenEvent,
};

export const writtenOf = (kind: WrittenKind): Written => WRITTEN[kind];

/** What the coordination last said of a text. */
export interface EntryVerdict {
	state: string;
	reasonKey: string | null;
	reason: string;
}

export interface OwnEntry extends EntryRow {
	kind: WrittenKind;
	/** Buttons to show. */
	possible: string[];
	/** A change of it waits while the old one is public. */
	changeWaits: boolean;
	verdict?: EntryVerdict;
}

const MOST_PER_KIND = 100;

/** Everything a club wrote, what was touched last first. */
export async function listOwnEntries(
	{ database }: Pick<Platform, 'database'>,
	who: { actor: Actor },
	clubId: string,
): Promise<OwnEntry[]> {
	demand(who.actor, 'entry.write', { clubId });
	return database.read(async (db) => {
		const all: OwnEntry[] = [];
		for (const kind of WRITTEN_KINDS)
			for (const row of await WRITTEN[kind].list(db, clubId, MOST_PER_KIND))
				all.push({ ...row, kind, possible: possibleFor(kind, row.state), changeWaits: false });
		const said = await verdictsOf(
			db,
			all.map(({ id }) => id),
		);
		return all
			.map((one) => ({ ...one, ...said.get(one.id) }))
			.sort((a, b) => b.updatedAt.getTime() - a.updatedAt.getTime());
	});
}

/** What a writer may press; publishing goes through the form. */
const possibleFor = (kind: WrittenKind, state: string): string[] =>
	WRITTEN[kind].moves
		.possible(state, 'writer')
		.filter((action) => !['publish', 'submit', 'move', 'redraft'].includes(action));

async function verdictsOf(
	db: Db,
	ids: readonly string[],
): Promise<Map<string, { changeWaits: boolean; verdict?: EntryVerdict }>> {
	const result = new Map<string, { changeWaits: boolean; verdict?: EntryVerdict }>();
	if (ids.length === 0) return result;
	const found = await db
		.select({
			thingId: version.thingId,
			state: review.state,
			reasonKey: review.reasonKey,
			reason: review.reason,
		})
		.from(version)
		.innerJoin(review, eq(review.versionId, version.id))
		.where(
			and(
				inArray(version.thingId, [...ids]),
				inArray(version.state, ['waiting', 'query', 'rejected']),
			),
		)
		.orderBy(desc(review.createdAt));
	for (const { thingId, ...said } of found) {
		if (result.has(thingId)) continue;
		const verdict = said.state === 'asked' || said.state === 'rejected' ? said : undefined;
		result.set(thingId, { changeWaits: said.state === 'open', ...(verdict ? { verdict } : {}) });
	}
	return result;
}

export interface OpenedEntry {
	kind: WrittenKind;
	row: EntryRow;
	/** What the club last said, let through or not. */
	content: AnyContent;
	/** Mark of it, for the form. */
	seen: string;
	possible: string[];
	changeWaits: boolean;
	verdict?: EntryVerdict;
}

/** One of the club's own, to be changed, looked at or copied. */
export async function openOwnEntry(
	{ database }: Pick<Platform, 'database'>,
	who: { actor: Actor },
	{ clubId, id }: { clubId: string; id: string },
): Promise<OpenedEntry> {
	demand(who.actor, 'entry.write', { clubId });
	if (!isId(id)) throw new Refused('not-found');
	return database.read(async (db) => {
		for (const kind of WRITTEN_KINDS) {
			const found = await WRITTEN[kind].find(db, id);
			if (found?.row.clubId !== clubId) continue;
			const pending = await pendingVersion(db, { kind, id });
			const content = pending ? WRITTEN[kind].read(pending.content) : found.content;
			const said = (await verdictsOf(db, [id])).get(id);
			return {
				kind,
				row: found.row,
				content,
				seen: markOf(content),
				possible: possibleFor(kind, found.row.state),
				changeWaits: said?.changeWaits ?? false,
				...(said?.verdict ? { verdict: said.verdict } : {}),
			};
		}
		throw new Refused('not-found');
	});
}

/** "Wie letztes Mal": what the club wrote last of this kind. */
export async function lastContent(
	{ database }: Pick<Platform, 'database'>,
	who: { actor: Actor },
	{ clubId, kind }: { clubId: string; kind: WrittenKind },
): Promise<{ id: string; content: AnyContent } | undefined> {
	demand(who.actor, 'entry.write', { clubId });
	return database.read(async (db) => {
		const [last] = await WRITTEN[kind].list(db, clubId, 1);
		const found = last && (await WRITTEN[kind].find(db, last.id));
		return found && { id: found.row.id, content: found.content };
	});
}
