import { club, clubLeaving, invitation, review } from '$db/schema';
import { moveClub, stayOf, type ClubState } from '$lib/domain/club/states';
import { erasedAfterDays } from '$lib/domain/privacy/retention';
import { Refused } from '$lib/domain/result';
import { moveReview, PENDING_REVIEW_STATES } from '$lib/domain/review/states';
import { demand } from '$lib/domain/rights/may';
import { CLUB_CHANGED } from '$lib/domain/search/facts';
import type { LeavingReason } from '$lib/domain/vocabulary/keys';
import { and, eq, inArray } from 'drizzle-orm';
import { lockClub } from '../clubs';
import { closeEnquiriesOf } from '../enquiries';
import type { Met, PeoplePlatform } from '../people';
import { audit } from '../platform/audit';
import type { Db } from '../platform/database';
import { tellLeaving } from './tell-leaving';

const DAY_MS = 86_400_000;

/**
 * The club goes. From this moment nothing of it is public, nobody waits for its answer, and nothing of it lies
 * on the desk; until the days are over all of that but the enquiries can be taken back. Pressed twice it goes once.
 */
export async function leaveClub(
	platform: PeoplePlatform,
	who: Met,
	input: { clubId: string; reason: LeavingReason },
): Promise<void> {
	const { clubId, reason } = input;
	const { personId } = demand(who.actor, 'club.leave', { clubId });
	const now = platform.clock.now();
	await platform.database.transaction(async (tx) => {
		const found = await lockClub(tx, clubId);
		if (!found) throw new Refused('not-found');
		if (await leavingRow(tx, clubId)) return;
		const before = found.row.state as ClubState;
		const state = moveClub(before, 'leave', 'owner');
		await tx.update(club).set({ state, updatedAt: now }).where(eq(club.id, clubId));
		const leavesAt = new Date(now.getTime() + erasedAfterDays('club-leaving') * DAY_MS);
		await tx.insert(clubLeaving).values({
			...{ clubId, reason, leavesAt, askerId: personId, stateBefore: before, createdAt: now },
		});
		await clearDesk(tx, clubId, now);
		await tx
			.update(invitation)
			.set({ state: 'revoked', closedAt: now })
			.where(and(eq(invitation.clubId, clubId), eq(invitation.state, 'open')));
		const closed = await closeEnquiriesOf(platform, tx, { id: clubId, actorId: personId }, now);
		await audit(tx, {
			actorId: personId,
			action: 'club.leave',
			thingKind: 'club',
			thingId: clubId,
			detail: { from: before, to: state, reason, closed },
		});
		await tellLeaving(platform, tx, clubId, 'club.leaving');
		await platform.outbox.tell(tx, { type: CLUB_CHANGED, thingKind: 'club', thingId: clubId });
	});
	platform.outbox.nudge();
}

/** Stays after all: what it was, with everything it had. */
export async function stayClub(platform: PeoplePlatform, who: Met, clubId: string): Promise<void> {
	const { personId } = demand(who.actor, 'club.manage', { clubId });
	const now = platform.clock.now();
	await platform.database.transaction(async (tx) => {
		const found = await lockClub(tx, clubId);
		const leaving = await leavingRow(tx, clubId);
		if (!found || !leaving) return;
		if (leaving.erasedAt) throw new Refused('gone');
		const from = found.row.state as ClubState;
		const state = moveClub(from, stayOf(leaving.stateBefore as ClubState), 'owner');
		await tx.update(club).set({ state, updatedAt: now }).where(eq(club.id, clubId));
		await tx.delete(clubLeaving).where(eq(clubLeaving.clubId, clubId));
		await tx
			.update(review)
			.set({ state: moveReview('withdrawn', 'put-back', 'system'), decidedAt: null })
			.where(
				and(
					eq(review.clubId, clubId),
					eq(review.state, 'withdrawn'),
					eq(review.decidedAt, leaving.createdAt),
				),
			);
		await audit(tx, {
			actorId: personId,
			action: 'club.stay',
			thingKind: 'club',
			thingId: clubId,
			detail: { from, to: state },
		});
		await tellLeaving(platform, tx, clubId, 'club.stays');
		await platform.outbox.tell(tx, { type: CLUB_CHANGED, thingKind: 'club', thingId: clubId });
	});
	platform.outbox.nudge();
}

async function leavingRow(tx: Db, clubId: string) {
	const [row] = await tx.select().from(clubLeaving).where(eq(clubLeaving.clubId, clubId));
	return row;
}

/** Marked by the moment, so that exactly these are put back. */
async function clearDesk(tx: Db, clubId: string, now: Date): Promise<void> {
	await tx
		.update(review)
		.set({ state: moveReview('open', 'withdraw', 'system'), decidedAt: now })
		.where(and(eq(review.clubId, clubId), inArray(review.state, [...PENDING_REVIEW_STATES])));
}
