import { club, membership, version, type review } from '$db/schema';
import { contentIn } from '$lib/domain/club/content';
import { moveMembership, type MembershipState } from '$lib/domain/membership/states';
import { Refused } from '$lib/domain/result';
import type { Decision } from '$lib/domain/review/decision';
import { CLUB_CHANGED } from '$lib/domain/search/facts';
import { eq } from 'drizzle-orm';
import {
	applyChange,
	decideChange,
	decideClub,
	readClub,
	undoChange,
	type RowBefore,
} from '../clubs';
import type { PeoplePlatform } from '../people';
import type { Db } from '../platform/database';
import type { Located } from '../platform/geocoder';
import { decideThing, isWritten, undoThing } from './written-things';

export type Review = typeof review.$inferSelect;
type By = { deciderId: string; now: Date; reason: string; before?: Date };

/** What a decision does to the thing itself, and what must be known to take it back. */
export interface Done {
	changed: string[];
	undo: Record<string, unknown>;
}

export async function carryOut(
	platform: PeoplePlatform,
	tx: Db,
	item: Review,
	{ decision, trust }: Decision,
	how: { located: Located | undefined; by: By },
): Promise<Done> {
	const { clubId, versionId, thingId, kind } = item;
	if (isWritten(kind)) {
		if (!thingId || !versionId) throw new Refused('gone');
		return decideThing(platform, tx, { kind, clubId, thingId, versionId }, decision, how);
	}
	switch (kind) {
		case 'club': {
			const action = decision === 'approve' && trust ? 'verify' : decision;
			await decideClub(platform, tx, clubId, action, how.by);
			return { changed: ['state'], undo: {} };
		}
		case 'change': {
			if (!versionId) throw new Refused('gone');
			if (decision !== 'approve') {
				await decideChange(tx, versionId, decision, how.by);
				return { changed: [], undo: {} };
			}
			const undo = await beforeChange(tx, clubId, versionId);
			const change = { clubId, versionId, located: how.located };
			return { changed: await applyChange(platform, tx, change, how.by), undo };
		}
		default:
			if (decision === 'ask') return { changed: [], undo: {} };
			return {
				changed: ['members'],
				undo: await decideClaim(platform, tx, item, decision, how.by.now),
			};
	}
}

/** The other way round. */
export async function takeBack(
	platform: PeoplePlatform,
	tx: Db,
	item: Review,
	by: By,
): Promise<void> {
	const { clubId, versionId, thingId, kind } = item;
	const undo = item.undo ?? {};
	if (isWritten(kind)) {
		if (!thingId || !versionId) throw new Refused('gone');
		const before = undo as unknown as Parameters<typeof undoThing>[3];
		return undoThing(platform, tx, { kind, clubId, thingId, versionId }, before, by.now);
	}
	if (kind === 'club') return decideClub(platform, tx, clubId, 'undo', by);
	if (kind === 'change') {
		if (!versionId) throw new Refused('gone');
		if (item.state !== 'approved') return decideChange(tx, versionId, 'undo', by);
		const { row, patch } = undo as { row: RowBefore; patch: Record<string, unknown> };
		const change = { clubId, versionId, row: withDates(row), patch };
		return undoChange(platform, tx, change, by.now);
	}
	if (item.state !== 'asked') await undoClaim(platform, tx, item, by.now);
}

const COLUMNS_OF_PLACE = ['slug', 'sortName', 'placeId', 'district'] as const;

async function beforeChange(tx: Db, clubId: string, versionId: string) {
	const found = await readClub(tx, clubId);
	const [waiting] = await tx.select().from(version).where(eq(version.id, versionId));
	const patch = contentIn(waiting?.content ?? {});
	if (!found) throw new Refused('gone');
	const { row } = found;
	const fields = [...Object.keys(patch).filter((field) => field !== 'place'), ...COLUMNS_OF_PLACE];
	const before = fields.map((field) => [field, row[field as keyof typeof row]]);
	const kept = Object.fromEntries(before) as RowBefore;
	return { row: { ...kept, confirmedAt: row.confirmedAt }, patch };
}

/** What lay in the database as JSON has lost what a date is. */
const withDates = ({ confirmedAt, ...row }: RowBefore): RowBefore => ({
	...row,
	confirmedAt: confirmedAt ? new Date(confirmedAt) : null,
});

async function decideClaim(
	{ outbox }: PeoplePlatform,
	tx: Db,
	item: Review,
	decision: 'approve' | 'reject',
	now: Date,
): Promise<Record<string, unknown>> {
	await moveClaim(tx, item, decision === 'approve' ? 'confirm' : 'refuse', now);
	if (decision !== 'approve') return {};
	const [before] = await tx
		.select({ claimed: club.claimed })
		.from(club)
		.where(eq(club.id, item.clubId))
		.for('update');
	await tx
		.update(club)
		.set({ claimed: true, confirmedAt: now, updatedAt: now })
		.where(eq(club.id, item.clubId));
	await outbox.tell(tx, { type: CLUB_CHANGED, thingKind: 'club', thingId: item.clubId });
	return { claimed: before?.claimed ?? false };
}

async function undoClaim(
	{ outbox }: PeoplePlatform,
	tx: Db,
	item: Review,
	now: Date,
): Promise<void> {
	await moveClaim(tx, item, 'undo', now);
	if (item.state !== 'approved') return;
	await tx
		.update(club)
		.set({ claimed: item.undo?.claimed === true, updatedAt: now })
		.where(eq(club.id, item.clubId));
	await outbox.tell(tx, { type: CLUB_CHANGED, thingKind: 'club', thingId: item.clubId });
}

async function moveClaim(
	tx: Db,
	item: Review,
	action: 'confirm' | 'refuse' | 'undo',
	now: Date,
): Promise<void> {
	const [asked] = item.membershipId
		? await tx.select().from(membership).where(eq(membership.id, item.membershipId)).for('update')
		: [];
	if (!asked) throw new Refused('gone');
	await tx
		.update(membership)
		.set({
			state: moveMembership(asked.state as MembershipState, action, 'coordinator'),
			endedAt: action === 'refuse' ? now : null,
		})
		.where(eq(membership.id, asked.id));
}
