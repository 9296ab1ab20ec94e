import { review } from '$db/schema';
import { Refused } from '$lib/domain/result';
import { moveReview, PENDING_REVIEW_STATES, type ReviewState } from '$lib/domain/review/states';
import { demand } from '$lib/domain/rights/may';
import { and, eq, inArray, ne } from 'drizzle-orm';
import type { Met, PeoplePlatform } from '../people';
import { audit, nameInAudit } from '../platform/audit';
import { takeBack } from './carry-out';
import { lockItem, tellClub, UNDO_SECONDS } from './decide-review';

/** From the log, when the mail has gone already: after that a decision is changed by a new one. */
export const UNDO_MINUTES = 60;

/**
 * Back on the desk as if nobody had decided. Within the first seconds nobody has heard of it; later the club
 * learns that we look again.
 */
export async function undoReview(platform: PeoplePlatform, who: Met, id: string): Promise<void> {
	const { personId } = demand(who.actor, 'office.review');
	const now = platform.clock.now();
	await platform.database.transaction(async (tx) => {
		const item = await lockItem(tx, who, id);
		const { decidedAt } = item;
		if (!decidedAt || item.state === 'open' || item.state === 'withdrawn')
			throw new Refused('wrong-state');
		const age = now.getTime() - decidedAt.getTime();
		if (age > UNDO_MINUTES * 60_000) throw new Refused('wrong-state', { late: 1 });
		const [newer] = await tx
			.select({ id: review.id })
			.from(review)
			.where(
				and(
					eq(review.clubId, item.clubId),
					eq(review.kind, item.kind),
					ne(review.id, item.id),
					inArray(review.state, [...PENDING_REVIEW_STATES]),
				),
			);
		// The club went on from the decision: there is nothing to go back to.
		if (newer && !item.thingId && item.kind !== 'claim') throw new Refused('wrong-state');
		const state = moveReview(item.state as ReviewState, 'undo', 'coordinator');
		await takeBack(platform, tx, item, {
			deciderId: personId,
			now,
			reason: '',
			before: decidedAt,
		});
		await tx
			.update(review)
			.set({
				state,
				revision: item.revision + 1,
				decidedAt: null,
				deciderId: null,
				reasonKey: null,
				reason: '',
				undo: null,
			})
			.where(eq(review.id, id));
		await nameInAudit(tx, personId, who.person.name);
		await audit(tx, {
			actorId: personId,
			action: 'review.undo',
			thingKind: item.thingId ? item.kind : 'club',
			thingId: item.thingId ?? item.clubId,
			changed: ['state'],
			detail: { kind: item.kind, review: id, from: item.state, to: state },
		});
		if (age >= UNDO_SECONDS * 1_000)
			await tellClub(platform, tx, item, {
				type: 'review.decided',
				payload: { decision: 'undo' },
				afterSeconds: 0,
			});
	});
	platform.outbox.nudge();
}
