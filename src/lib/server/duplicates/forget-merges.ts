import { club, clubMerge } from '$db/schema';
import { and, eq, inArray, lt } from 'drizzle-orm';
import type { Database } from '../platform/database';

const DAY_MS = 86_400_000;
const AT_ONCE = 200;

/** The job: what only served to take a merge back is gone, and so is whom the entry that went belonged to. */
export async function forgetMerges(database: Database, now: Date, days: number): Promise<number> {
	const old = lt(clubMerge.createdAt, new Date(now.getTime() - days * DAY_MS));
	return database.transaction(async (tx) => {
		const gone = await tx
			.select({ id: clubMerge.id, fromId: clubMerge.fromId, undoneAt: clubMerge.undoneAt })
			.from(clubMerge)
			.where(old)
			.limit(AT_ONCE)
			.for('update');
		if (gone.length === 0) return 0;
		const merged = gone.filter(({ undoneAt }) => undoneAt === null).map(({ fromId }) => fromId);
		await tx
			.update(club)
			.set({ ...NOBODY })
			.where(and(inArray(club.id, merged), eq(club.state, 'archived')));
		await tx.delete(clubMerge).where(
			inArray(
				clubMerge.id,
				gone.map(({ id }) => id),
			),
		);
		return gone.length;
	});
}

const NOBODY = { contactPerson: '', contactRole: '', contactMail: '', contactPhone: '' };
