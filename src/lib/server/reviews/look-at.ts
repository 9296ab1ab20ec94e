import { person, review, reviewLook } from '$db/schema';
import { Refused } from '$lib/domain/result';
import { demand } from '$lib/domain/rights/may';
import { and, asc, eq, gt, lt, ne } from 'drizzle-orm';
import type { Met, PeoplePlatform } from '../people';
import type { Db } from '../platform/database';
import { isId } from '../platform/ids';

/** Whoever has an item open says so every few seconds; so long it is believed. */
const LOOK_MS = 40_000;

/** "Ich sehe mir das an": who else does. Reading takes nothing from anybody, so nothing is locked. */
export async function lookAt(
	{ database, clock }: PeoplePlatform,
	who: Met,
	id: string,
): Promise<string[]> {
	const { personId } = demand(who.actor, 'office.see');
	if (!isId(id)) throw new Refused('not-found');
	const now = clock.now();
	return database.transaction(async (tx) => {
		const [found] = await tx.select({ id: review.id }).from(review).where(eq(review.id, id));
		if (!found) throw new Refused('not-found');
		await tx.delete(reviewLook).where(lt(reviewLook.seenAt, since(now)));
		const row = { reviewId: id, seenAt: now };
		await tx
			.insert(reviewLook)
			.values({ personId, ...row })
			.onConflictDoUpdate({ target: reviewLook.personId, set: row });
		return whoElseLooks(tx, personId, id, now);
	});
}

const since = (now: Date) => new Date(now.getTime() - LOOK_MS);

/** Others who have it open now. */
export const looksNow = (me: string, now: Date) =>
	and(gt(reviewLook.seenAt, since(now)), ne(reviewLook.personId, me));

export async function whoElseLooks(db: Db, me: string, id: string, now: Date): Promise<string[]> {
	const found = await db
		.select({ name: person.name })
		.from(reviewLook)
		.innerJoin(person, eq(person.id, reviewLook.personId))
		.where(and(eq(reviewLook.reviewId, id), looksNow(me, now)))
		.orderBy(asc(person.name));
	return found.map(({ name }) => name);
}
