import { viewCount } from '$db/schema';
import { dateOf, toLocal } from '$lib/domain/time/local';
import { inArray, lt } from 'drizzle-orm';
import type { Database, Db } from '../platform/database';

/** The job: numbers of days long gone. */
export async function forgetViews(database: Database, now: Date, days: number): Promise<number> {
	const before = dateOf(toLocal(new Date(now.getTime() - days * 86_400_000)));
	return database.transaction(async (tx) => {
		const gone = await tx
			.delete(viewCount)
			.where(lt(viewCount.day, before))
			.returning({ day: viewCount.day });
		return gone.length;
	});
}

/** Of things that are erased. */
export async function eraseViews(tx: Db, ids: readonly string[]): Promise<void> {
	if (ids.length > 0) await tx.delete(viewCount).where(inArray(viewCount.thingId, [...ids]));
}
