import { enquiry } from '$db/schema';
import { and, eq, gt, isNotNull, sql } from 'drizzle-orm';
import type { Db } from '../platform/database';

const DAY_MS = 86_400_000;
/** Said in public from so many answers on: fewer say more about chance than about the club. */
export const FEWEST_ANSWERS = 5;

/** Days in which the club answers in half of all cases, or nothing when nobody can know yet. */
export async function usualReplyDays(
	db: Db,
	clubId: string,
	now: Date,
): Promise<number | undefined> {
	const [row] = await db
		.select({
			count: sql<number>`count(*)::int`,
			days: sql<
				number | null
			>`ceil((percentile_cont(0.5) within group (order by extract(epoch from ${enquiry.answeredAt} - ${enquiry.createdAt})) / 86400)::numeric)::int`,
		})
		.from(enquiry)
		.where(
			and(
				eq(enquiry.clubId, clubId),
				isNotNull(enquiry.answeredAt),
				gt(enquiry.createdAt, new Date(now.getTime() - 365 * DAY_MS)),
			),
		);
	if (!row || row.count < FEWEST_ANSWERS || row.days === null) return undefined;
	return Math.max(1, row.days);
}
