import { feedback } from '$db/schema';
import { erasedAfterDays } from '$lib/domain/privacy/retention';
import { and, lt, sql } from 'drizzle-orm';
import type { Database } from '../platform/database';

const DAY_MS = 86_400_000;

/** The mail has told the office; what a person wrote is kept no longer than promised. Undelivered ones stay. */
export async function forgetFeedback(database: Database, now: Date): Promise<number> {
	const before = new Date(now.getTime() - erasedAfterDays('feedback') * DAY_MS);
	const gone = await database.transaction((tx) =>
		tx
			.delete(feedback)
			.where(
				and(
					lt(feedback.createdAt, before),
					sql`not exists (select 1 from delivery d where d.thing_id = ${feedback.id})`,
				),
			)
			.returning({ id: feedback.id }),
	);
	return gone.length;
}
