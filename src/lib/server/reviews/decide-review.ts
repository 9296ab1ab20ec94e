import { auditPerson, delivery, membership, review, version } from '$db/schema';
import { contentIn } from '$lib/domain/club/content';
import { Refused } from '$lib/domain/result';
import type { Decision } from '$lib/domain/review/decision';
import { moveReview, PENDING_REVIEW_STATES, type ReviewState } from '$lib/domain/review/states';
import { demand } from '$lib/domain/rights/may';
import { and, eq, inArray, sql } from 'drizzle-orm';
import { locatePlace } from '../clubs';
import type { Met, PeoplePlatform } from '../people';
import { audit, nameInAudit } from '../platform/audit';
import type { Db } from '../platform/database';
import type { Located } from '../platform/geocoder';
import { isId } from '../platform/ids';
import { addressInKept } from '../writing';
import { carryOut, type Review } from './carry-out';

/** A slip of the hand is taken back before anybody hears of it: so long the mail waits. */
export const UNDO_SECONDS = 12;

/**
 * Decision, version, audit, fact and mail are one. Whoever decides about something that a colleague decided,
 * or that the club changed meanwhile, learns that and decides nothing.
 */
export async function decideReview(
	platform: PeoplePlatform,
	who: Met,
	decision: Decision,
	{ mailAfterSeconds = 0 } = {},
): Promise<void> {
	const { personId } = demand(who.actor, 'office.review');
	// It stands in the address: whatever somebody writes there is asked for before anything else.
	if (!isId(decision.id)) throw new Refused('not-found');
	const now = platform.clock.now();
	const located = await locateChange(platform, decision.id);
	await platform.database.transaction(async (tx) => {
		const item = await lockItem(tx, who, decision.id);
		await refuseIfDecided(tx, item);
		if (item.revision !== decision.seen) throw new Refused('conflict', { changed: 1 });
		const action = decision.decision;
		const state = moveReview(item.state as ReviewState, action, 'coordinator');
		const { changed, undo } = await carryOut(platform, tx, item, decision, {
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
				undo,
				laterUntil: null,
				// The answer comes back to who asked.
				...(action === 'ask' ? { assigneeId: personId } : {}),
			})
			.where(eq(review.id, item.id));
		await nameInAudit(tx, personId, who.person.name);
		await audit(tx, {
			actorId: personId,
			action: `review.${action}`,
			thingKind: item.thingId ? item.kind : 'club',
			thingId: item.thingId ?? item.clubId,
			changed,
			detail: {
				kind: item.kind,
				review: item.id,
				from: item.state,
				to: state,
				trusted: decision.trust,
				...(decision.reasonKey ? { reason: decision.reasonKey } : {}),
			},
		});
		await tellClub(platform, tx, item, {
			type: 'review.decided',
			payload: {
				decision: action,
				reason: decision.reason,
				reasonKey: decision.reasonKey,
				decidedAt: now.toISOString(),
			},
			afterSeconds: mailAfterSeconds,
		});
	});
	platform.outbox.nudge();
}

/** Nobody lets in their own club. */
export async function lockItem(tx: Db, who: Met, id: string): Promise<Review> {
	if (!isId(id)) throw new Refused('not-found');
	const [item] = await tx.select().from(review).where(eq(review.id, id)).for('update');
	if (!item) throw new Refused('not-found');
	if (who.actor.memberships.some(({ clubId }) => clubId === item.clubId))
		throw new Refused('not-allowed');
	return item;
}

/** The one answer to the second of two: who was first, and when. */
export async function refuseIfDecided(tx: Db, item: Review): Promise<void> {
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
			.select({ kind: review.kind, content: version.content })
			.from(review)
			.innerJoin(version, eq(version.id, review.versionId))
			.where(eq(review.id, id)),
	);
	if (!change || change.kind === 'club') return undefined;
	const wanted =
		change.kind === 'change' ? contentIn(change.content).place : addressInKept(change.content);
	return locatePlace(platform, wanted);
}

/** Everybody whom it concerns: one fact and one mail each, after the time to think again. */
export async function tellClub(
	platform: PeoplePlatform,
	tx: Db,
	item: Review,
	what: { type: string; payload: Record<string, unknown>; afterSeconds: number },
): Promise<void> {
	for (const to of await whoIsTold(tx, item)) {
		const factId = await platform.outbox.tell(tx, {
			type: what.type,
			thingKind: 'review',
			thingId: item.id,
			payload: { ...what.payload, to },
		});
		if (what.afterSeconds > 0)
			await tx
				.update(delivery)
				.set({ nextAt: sql`now() + make_interval(secs => ${what.afterSeconds})` })
				.where(eq(delivery.factId, factId));
	}
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
