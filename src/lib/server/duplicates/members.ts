import { membership, review } from '$db/schema';
import { moveMembership, type MembershipState } from '$lib/domain/membership/states';
import { moveReview, PENDING_REVIEW_STATES, type ReviewState } from '$lib/domain/review/states';
import { and, eq, inArray, or } from 'drizzle-orm';
import type { Db } from '../platform/database';

type Row = Pick<typeof membership.$inferSelect, 'id' | 'clubId' | 'role' | 'state'> & {
	endedAt: string | null;
};

export interface MovedPeople {
	/** As they were. */
	members: Row[];
	/** What waited about the entry itself, and its claims. */
	reviews: { id: string; state: string; clubId: string }[];
}

const kept = ({ id, clubId, role, state, endedAt }: typeof membership.$inferSelect): Row => ({
	id,
	clubId,
	role,
	state,
	endedAt: endedAt?.toISOString() ?? null,
});

/** Both teams look after what stays; whoever is in both keeps the larger right. */
export async function joinTeams(
	tx: Db,
	from: string,
	into: string,
	now: Date,
): Promise<MovedPeople> {
	const all = await tx
		.select()
		.from(membership)
		.where(inArray(membership.clubId, [from, into]))
		.orderBy(membership.id)
		.for('update');
	const theirs = all.filter(({ clubId }) => clubId === into);
	const before: Row[] = [];
	const left: string[] = [];
	for (const mine of all.filter(({ clubId }) => clubId === from)) {
		before.push(kept(mine));
		const twin = theirs.find(({ personId }) => personId === mine.personId);
		if (!twin) {
			await tx.update(membership).set({ clubId: into }).where(eq(membership.id, mine.id));
			continue;
		}
		left.push(mine.id);
		before.push(kept(twin));
		if (mine.state !== 'active') continue;
		const owns = mine.role === 'owner' || (twin.state === 'active' && twin.role === 'owner');
		await tx
			.update(membership)
			.set({
				role: owns ? 'owner' : 'writer',
				state:
					twin.state === 'active'
						? 'active'
						: moveMembership(twin.state as MembershipState, 'join', 'coordinator'),
				endedAt: null,
			})
			.where(eq(membership.id, twin.id));
		await tx
			.update(membership)
			.set({ state: moveMembership(mine.state, 'remove', 'coordinator'), endedAt: now })
			.where(eq(membership.id, mine.id));
	}
	return { members: before, reviews: await settleReviews(tx, from, into, left) };
}

/** Claims go along; what waited about the entry that goes has nothing left to wait for. */
async function settleReviews(tx: Db, from: string, into: string, left: readonly string[]) {
	const found = await tx
		.select()
		.from(review)
		.where(and(eq(review.clubId, from), inArray(review.kind, ['club', 'change', 'claim'])))
		.for('update');
	const before: MovedPeople['reviews'] = [];
	for (const { id, kind, state, membershipId } of found) {
		const goes = kind === 'claim' && !left.includes(membershipId ?? '');
		const pending = (PENDING_REVIEW_STATES as readonly string[]).includes(state);
		if (!goes && !pending) continue;
		before.push({ id, state, clubId: from });
		await tx
			.update(review)
			.set(
				goes ? { clubId: into } : { state: moveReview(state as ReviewState, 'withdraw', 'system') },
			)
			.where(eq(review.id, id));
	}
	return before;
}

export async function partTeams(tx: Db, into: string, before: MovedPeople): Promise<void> {
	for (const { id, endedAt, ...row } of before.members)
		await tx
			.update(membership)
			.set({ ...row, endedAt: endedAt ? new Date(endedAt) : null })
			.where(eq(membership.id, id));
	for (const { id, state, clubId } of before.reviews)
		await tx
			.update(review)
			.set({ state, clubId })
			// A claim that was decided meanwhile stays decided, with the entry it went to.
			.where(
				and(
					eq(review.id, id),
					or(eq(review.state, 'withdrawn'), and(eq(review.clubId, into), eq(review.state, state))),
				),
			);
}
