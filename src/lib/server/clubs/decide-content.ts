import { club, version } from '$db/schema';
import { contentIn, type ClubContent } from '$lib/domain/club/content';
import { moveClub, type ClubAction, type ClubState } from '$lib/domain/club/states';
import { Refused } from '$lib/domain/result';
import { moveVersion, type VersionState } from '$lib/domain/version/states';
import { and, eq } from 'drizzle-orm';
import { CLUB_CHANGED } from '$lib/domain/search/facts';
import type { Platform } from '../platform';
import type { Db } from '../platform/database';
import type { Located } from '../platform/geocoder';
import { newId } from '../platform/ids';
import { columnsOf, lockClub } from './content';
import { nextNumber, putLastBack, supersede } from './versions';

export interface Decided {
	deciderId: string;
	now: Date;
	reason: string;
	/** Of what is taken back: when it was decided. */
	before?: Date;
}

const sameMoment = (one: Date | null | undefined, other: Date | undefined): boolean =>
	one?.getTime() === other?.getTime() && other !== undefined;

/** The whole club goes on: let in, asked, turned down. What it says now is what was looked at. */
export async function decideClub(
	{ outbox }: Pick<Platform, 'outbox'>,
	tx: Db,
	clubId: string,
	action: Extract<ClubAction, 'approve' | 'verify' | 'ask' | 'reject' | 'undo'>,
	by: Decided,
): Promise<void> {
	const found = await lockClub(tx, clubId);
	if (!found) throw new Refused('gone');
	const { row, content } = found;
	const state = moveClub(row.state as ClubState, action, 'coordinator');
	const letIn = action === 'approve' || action === 'verify';
	const { now } = by;
	await tx
		.update(club)
		.set({
			state,
			updatedAt: now,
			...(letIn ? { publishedAt: row.publishedAt ?? now, confirmedAt: now } : {}),
			// Taken back: it was never public.
			...(action === 'undo' && sameMoment(row.publishedAt, by.before) ? { publishedAt: null } : {}),
		})
		.where(eq(club.id, clubId));
	const [newest] = await tx
		.select()
		.from(version)
		.where(and(eq(version.thingKind, 'club'), eq(version.thingId, clubId), eq(version.number, 1)))
		.for('update');
	const undone = action === 'undo' && sameMoment(newest?.decidedAt, by.before);
	if (newest && (undone || newest.state === 'waiting' || newest.state === 'query')) {
		const step = action === 'verify' ? 'approve' : action;
		await tx
			.update(version)
			.set({
				state: moveVersion(newest.state as VersionState, step, 'coordinator'),
				content: { ...content },
				decidedAt: now,
				deciderId: by.deciderId,
				reason: by.reason,
			})
			.where(eq(version.id, newest.id));
	}
	// Those who were never public are not in the search, and stay out.
	if (letIn || row.publishedAt)
		await outbox.tell(tx, { type: CLUB_CHANGED, thingKind: 'club', thingId: clubId });
}

/** The fields that wait become what everybody reads; the version before is kept, and what it said. */
export async function applyChange(
	platform: Pick<Platform, 'outbox'>,
	tx: Db,
	change: { clubId: string; versionId: string; located: Located | undefined },
	by: Decided,
): Promise<string[]> {
	const found = await lockClub(tx, change.clubId);
	if (!found) throw new Refused('gone');
	const waiting = await lockVersion(tx, change.versionId);
	const patch = contentIn(waiting.content);
	await writeContent(platform, tx, change.clubId, patch, change.located, by.now);
	await supersede(tx, 'club', change.clubId);
	await tx
		.update(version)
		.set({
			state: moveVersion(waiting.state as VersionState, 'approve', 'coordinator'),
			content: { ...found.content, ...patch },
			decidedAt: by.now,
			deciderId: by.deciderId,
		})
		.where(eq(version.id, waiting.id));
	return Object.keys(patch).sort();
}

/** The row as it was before a change, without what the change has nothing to do with. */
export type RowBefore = Partial<typeof club.$inferSelect>;

/** An approved change is taken back: what was public before is public again, and the change waits again. */
export async function undoChange(
	{ outbox }: Pick<Platform, 'outbox'>,
	tx: Db,
	change: { clubId: string; versionId: string; row: RowBefore; patch: Record<string, unknown> },
	now: Date,
): Promise<void> {
	const found = await lockClub(tx, change.clubId);
	if (!found) throw new Refused('gone');
	const waiting = await lockVersion(tx, change.versionId);
	await tx
		.update(club)
		.set({ ...change.row, updatedAt: now })
		.where(eq(club.id, change.clubId));
	await tx
		.update(version)
		.set({
			state: moveVersion(waiting.state as VersionState, 'undo', 'coordinator'),
			content: change.patch,
			decidedAt: null,
			deciderId: null,
		})
		.where(eq(version.id, waiting.id));
	await putLastBack(tx, 'club', change.clubId);
	await outbox.tell(tx, { type: CLUB_CHANGED, thingKind: 'club', thingId: change.clubId });
}

/** Turned down or asked about: what is public stays as it is. */
export async function decideChange(
	tx: Db,
	versionId: string,
	action: 'ask' | 'reject' | 'undo',
	by: Decided,
): Promise<void> {
	const waiting = await lockVersion(tx, versionId);
	await tx
		.update(version)
		.set({
			state: moveVersion(waiting.state as VersionState, action, 'coordinator'),
			decidedAt: by.now,
			deciderId: by.deciderId,
			reason: by.reason,
		})
		.where(eq(version.id, versionId));
}

/** Public at once: the trusted say nothing risky. */
export async function publishContent(
	platform: Pick<Platform, 'outbox'>,
	tx: Db,
	input: {
		clubId: string;
		before: ClubContent;
		patch: Partial<ClubContent>;
		located: Located | undefined;
		authorId: string;
		now: Date;
	},
): Promise<void> {
	const { clubId, before, patch, located, authorId, now } = input;
	await writeContent(platform, tx, clubId, patch, located, now);
	await supersede(tx, 'club', clubId);
	await tx.insert(version).values({
		id: newId(now.getTime()),
		thingKind: 'club',
		thingId: clubId,
		number: await nextNumber(tx, 'club', clubId),
		state: moveVersion('draft', 'publish', 'owner'),
		content: { ...before, ...patch },
		authorId,
		createdAt: now,
		decidedAt: now,
	});
}

async function writeContent(
	{ outbox }: Pick<Platform, 'outbox'>,
	tx: Db,
	clubId: string,
	patch: Partial<ClubContent>,
	located: Located | undefined,
	now: Date,
): Promise<void> {
	const columns = await columnsOf({ outbox }, tx, clubId, patch, located, now);
	await tx
		.update(club)
		.set({ ...columns, confirmedAt: now })
		.where(eq(club.id, clubId));
	await outbox.tell(tx, { type: CLUB_CHANGED, thingKind: 'club', thingId: clubId });
}

async function lockVersion(tx: Db, id: string): Promise<typeof version.$inferSelect> {
	const [row] = await tx.select().from(version).where(eq(version.id, id)).for('update');
	if (!row) throw new Refused('gone');
	return row;
}
