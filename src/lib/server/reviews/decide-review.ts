import { auditPerson, club, membership, review, version } from '$db/schema';
import { contentIn } from '$lib/domain/club/content';
import { moveMembership, type MembershipState } from '$lib/domain/membership/states';
import { Refused } from '$lib/domain/result';
import type { Decision } from '$lib/domain/review/decision';
import { moveReview, PENDING_REVIEW_STATES, type ReviewState } from '$lib/domain/review/states';
import { demand } from '$lib/domain/rights/may';
import { and, eq, inArray } from 'drizzle-orm';
import { applyChange, decideChange, decideClub, locatePlace } from '../clubs';
import { CLUB_CHANGED } from '$lib/domain/search/facts';
import type { Met, PeoplePlatform } from '../people';
import { audit, nameInAudit } from '../platform/audit';
import type { Db } from '../platform/database';
import type { Located } from '../platform/geocoder';

type Review = typeof review.$inferSelect;

/**
 * Decision, version, audit, fact and mail are one. Whoever decides about something that a colleague decided,
 * or that the club changed meanwhile, learns that and decides nothing.
 */
export async function decideReview(
	platform: PeoplePlatform,
	who: Met,
	decision: Decision,
): Promise<void> {
	const { personId } = demand(who.actor, 'office.review');
	const now = platform.clock.now();
	const located = await locateChange(platform, decision.id);
	await platform.database.transaction(async (tx) => {
		const [item] = await tx.select().from(review).where(eq(review.id, decision.id)).for('update');
		if (!item) throw new Refused('not-found');
		await refuseIfDecided(tx, item);
		if (item.revision !== decision.seen) throw new Refused('conflict', { changed: 1 });
		// Nobody lets in their own club.
		if (who.actor.memberships.some(({ clubId }) => clubId === item.clubId))
			throw new Refused('not-allowed');
		const action = decision.decision;
		const state = moveReview(item.state as ReviewState, action, 'coordinator');
		const changed = await carryOut(platform, tx, item, decision, {
			located,
			by: { deciderId: personId, now, reason: decision.reason },
		});
		await tx
			.update(review)
			.set({
				state,
				revision: item.revision + 1,
				decidedAt: now,
				deciderId: personId,
				reasonKey: action === 'approve' ? null : decision.reasonKey,
				reason: decision.reason,
			})
			.where(eq(review.id, item.id));
		await nameInAudit(tx, personId, who.person.name);
		await audit(tx, {
			actorId: personId,
			action: `review.${action}`,
			thingKind: 'club',
			thingId: item.clubId,
			changed,
			detail: {
				kind: item.kind,
				from: item.state,
				to: state,
				trusted: decision.trust,
				...(decision.reasonKey ? { reason: decision.reasonKey } : {}),
			},
		});
		for (const to of await whoIsTold(tx, item))
			await platform.outbox.tell(tx, {
				type: 'review.decided',
				thingKind: 'review',
				thingId: item.id,
				payload: { to, decision: action, reason: decision.reason, reasonKey: decision.reasonKey },
			});
	});
	platform.outbox.nudge();
}

/** The one answer to the second of two: who was first, and when. */
async function refuseIfDecided(tx: Db, item: Review): Promise<void> {
	if ((PENDING_REVIEW_STATES as readonly string[]).includes(item.state)) return;
	const [by] = item.deciderId
		? await tx.select().from(auditPerson).where(eq(auditPerson.id, item.deciderId))
		: [];
	throw new Refused('conflict', {
		decided: 1,
		by: by?.name ?? '',
		at: item.decidedAt?.toISOString() ?? '',
	});
}

async function locateChange(platform: PeoplePlatform, id: string): Promise<Located | undefined> {
	const [change] = await platform.database.read((db) =>
		db
			.select({ content: version.content })
			.from(review)
			.innerJoin(version, eq(version.id, review.versionId))
			.where(and(eq(review.id, id), eq(review.kind, 'change'))),
	);
	return locatePlace(platform, contentIn(change?.content ?? {}).place);
}

async function carryOut(
	platform: PeoplePlatform,
	tx: Db,
	item: Review,
	{ decision, trust }: Decision,
	how: { located: Located | undefined; by: Parameters<typeof decideClub>[4] },
): Promise<string[]> {
	switch (item.kind) {
		case 'club': {
			const action = decision === 'approve' && trust ? 'verify' : decision;
			await decideClub(platform, tx, item.clubId, action, how.by);
			return ['state'];
		}
		case 'change': {
			if (!item.versionId) throw new Refused('gone');
			const { clubId, versionId } = item;
			if (decision === 'approve')
				return applyChange(platform, tx, { clubId, versionId, located: how.located }, how.by);
			await decideChange(tx, versionId, decision, how.by);
			return [];
		}
		default:
			if (decision === 'ask') return [];
			await decideClaim(platform, tx, item, decision, how.by.now);
			return ['members'];
	}
}

async function decideClaim(
	{ outbox }: PeoplePlatform,
	tx: Db,
	item: Review,
	decision: 'approve' | 'reject',
	now: Date,
): Promise<void> {
	const [asked] = item.membershipId
		? await tx.select().from(membership).where(eq(membership.id, item.membershipId)).for('update')
		: [];
	if (!asked) throw new Refused('gone');
	const action = decision === 'approve' ? 'confirm' : 'refuse';
	await tx
		.update(membership)
		.set({
			state: moveMembership(asked.state as MembershipState, action, 'coordinator'),
			endedAt: decision === 'approve' ? null : now,
		})
		.where(eq(membership.id, asked.id));
	if (decision !== 'approve') return;
	await tx
		.update(club)
		.set({ claimed: true, confirmedAt: now, updatedAt: now })
		.where(eq(club.id, item.clubId));
	await outbox.tell(tx, { type: CLUB_CHANGED, thingKind: 'club', thingId: item.clubId });
}

/** Whoever asked; of a club and its changes everybody who looks after it. */
async function whoIsTold(tx: Db, item: Review): Promise<string[]> {
	const owners =
		item.kind === 'claim'
			? []
			: await tx
					.select({ id: membership.personId })
					.from(membership)
					.where(
						and(
							eq(membership.clubId, item.clubId),
							eq(membership.role, 'owner'),
							inArray(membership.state, ['active']),
						),
					);
	const all = [...owners.map(({ id }) => id), ...(item.submitterId ? [item.submitterId] : [])];
	return [...new Set(all)];
}
