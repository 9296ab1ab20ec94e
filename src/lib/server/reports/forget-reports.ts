import { report } from '$db/schema';
import { erasedAfterDays } from '$lib/domain/privacy/retention';
import { and, inArray, lt } from 'drizzle-orm';
import type { Database } from '../platform/database';

const DAY_MS = 86_400_000;

/** So long either side may object; the history keeps that there was one, without who and what. */
export async function forgetReports(database: Database, now: Date): Promise<number> {
	const before = new Date(now.getTime() - erasedAfterDays('report') * DAY_MS);
	const gone = await database.read((db) =>
		db
			.delete(report)
			.where(and(inArray(report.state, ['upheld', 'dismissed']), lt(report.decidedAt, before)))
			.returning({ id: report.id }),
	);
	return gone.length;
}
