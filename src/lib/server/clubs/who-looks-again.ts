import { officeRole, review } from '$db/schema';
import { and, desc, eq, isNull, type SQL } from 'drizzle-orm';
import type { Db } from '../platform/database';

/** What was turned down and comes back is looked at by whoever turned it down, as long as they work here. */
export async function whoLooksAgain(tx: Db, which: SQL | undefined): Promise<string | null> {
	const [last] = await tx
		.select({ state: review.state, personId: officeRole.personId })
		.from(review)
		.leftJoin(
			officeRole,
			and(eq(officeRole.personId, review.deciderId), isNull(officeRole.endedAt)),
		)
		.where(which)
		.orderBy(desc(review.createdAt), desc(review.id))
		.limit(1);
	return last?.state === 'rejected' ? last.personId : null;
}
