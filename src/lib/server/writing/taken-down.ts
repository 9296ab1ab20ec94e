import { report } from '$db/schema';
import type { WrittenKind } from '$lib/domain/writing/kinds';
import { and, eq } from 'drizzle-orm';
import type { Db } from '../platform/database';

/**
 * Whether the coordination took this down after a report. It stands until they decide otherwise, also while an
 * objection waits: trust in a club is none in what was wrong once.
 */
export async function takenDown(db: Db, kind: WrittenKind, id: string): Promise<boolean> {
	const found = await db
		.select({ id: report.id })
		.from(report)
		.where(
			and(eq(report.thingKind, kind), eq(report.thingId, id), eq(report.measure, 'taken-down')),
		)
		.limit(1);
	return found.length > 0;
}
