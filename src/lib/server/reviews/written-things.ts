import { event, need, news, version } from '$db/schema';
import type { Decision } from '$lib/domain/review/decision';
import { Refused } from '$lib/domain/result';
import { moveVersion, type VersionState } from '$lib/domain/version/states';
import { isWrittenKind, type WrittenKind } from '$lib/domain/writing/kinds';
import { eq, sql } from 'drizzle-orm';
import { putLastBack, type Decided } from '../clubs';
import { writtenOf } from '../entries';
import type { PeoplePlatform } from '../people';
import type { Db } from '../platform/database';
import type { Located } from '../platform/geocoder';
import { decideEntry, type AnyContent, type EntryRow } from '../writing';

// What a club writes goes the same way on the desk, be it a need, a piece of news or an event.

export const isWritten = isWrittenKind;

const TABLES = { need, news, event };

export interface WrittenItem {
	kind: WrittenKind;
	clubId: string;
	thingId: string;
	versionId: string;
}

/** What it will say after a yes, and what is public of it now. */
export async function readWaiting(
	db: Db,
	{ kind, thingId, versionId }: WrittenItem,
): Promise<{ row: EntryRow; content: AnyContent; public?: AnyContent }> {
	const written = writtenOf(kind);
	const found = await written.find(db, thingId);
	const [kept] = await db.select().from(version).where(eq(version.id, versionId));
	if (!found || !kept) throw new Refused('gone');
	return {
		row: found.row,
		content: written.read(kept.content),
		...(found.row.publishedAt ? { public: found.content } : {}),
	};
}

/** The decision, and what stood there before it. */
export async function decideThing(
	platform: PeoplePlatform,
	tx: Db,
	item: WrittenItem,
	decision: Decision['decision'],
	how: { located: Located | undefined; by: Decided },
): Promise<{ changed: string[]; undo: Record<string, unknown> }> {
	const written = writtenOf(item.kind);
	const before = await written.find(tx, item.thingId, true);
	if (!before) throw new Refused('gone');
	const where = { clubId: item.clubId, versionId: item.versionId, located: how.located };
	const changed = await decideEntry(platform, tx, written, where, decision, how.by);
	const { state, slug, placeId, district, publishedAt } = before.row;
	return {
		changed,
		undo: { state, slug, placeId, district, publishedAt, content: before.content },
	};
}

/** Of what was never public the row itself says what waits, too. */
export async function mendThing(
	tx: Db,
	{ kind, thingId }: WrittenItem,
	kept: Record<string, unknown>,
	now: Date,
): Promise<void> {
	const written = writtenOf(kind);
	const found = await written.find(tx, thingId, true);
	if (!found) throw new Refused('gone');
	const { slug, state, placeId, district, publishedAt } = found.row;
	if (publishedAt !== null) return;
	await written.update(tx, thingId, {
		...{ slug, state, now, publishedAt, place: { placeId, district } },
		content: written.read(kept),
	});
}

interface Before {
	state: string;
	slug: string;
	placeId: string | null;
	district: string | null;
	publishedAt: string | null;
	content: Record<string, unknown>;
}

/** What was there before is there again, and the text waits as it did. */
export async function undoThing(
	{ outbox }: PeoplePlatform,
	tx: Db,
	item: WrittenItem,
	before: Before,
	now: Date,
): Promise<void> {
	const { kind, thingId, versionId } = item;
	const written = writtenOf(kind);
	const found = await written.find(tx, thingId, true);
	const [kept] = await tx.select().from(version).where(eq(version.id, versionId)).for('update');
	if (!found || !kept) throw new Refused('gone');
	const approved = kept.state === 'approved';
	// A decision on a change leaves the state alone. From where the club went on since, `move` lets nothing back.
	const state =
		found.row.state === before.state
			? before.state
			: written.moves.move(found.row.state, 'undo', 'coordinator');
	const { slug, placeId, district, publishedAt } = before;
	await written.update(tx, thingId, {
		...{ slug, state, now, place: { placeId, district } },
		content: written.read(before.content),
		publishedAt: publishedAt === null ? null : new Date(publishedAt),
	});
	if (publishedAt === null)
		await tx.execute(sql`update ${TABLES[kind]} set published_at = null where id = ${thingId}`);
	await tx
		.update(version)
		.set({
			state: moveVersion(kept.state as VersionState, 'undo', 'coordinator'),
			decidedAt: null,
			deciderId: null,
			reason: '',
		})
		.where(eq(version.id, versionId));
	if (approved) await putLastBack(tx, kind, thingId);
	await outbox.tell(tx, { type: written.fact, thingKind: kind, thingId });
}
