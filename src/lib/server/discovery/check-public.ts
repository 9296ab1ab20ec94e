import { club, event, need, news } from '$db/schema';
import { LISTED_EVENT, LISTED_NEED, PUBLIC_NEWS } from '$lib/domain/public';
import type { EntryType } from '$lib/domain/search/fillers';
import { sql, type AnyColumn, type SQL } from 'drizzle-orm';
import { isPublicClub, publicSql } from '../clubs';
import type { Database } from '../platform/database';

/**
 * Which of these are public at this moment, asked of the things themselves: the engine may be behind, and
 * what was taken back is not shown even then.
 */
export async function stillPublic(
	database: Database,
	entries: readonly { id: string; type: EntryType }[],
	now: Date,
): Promise<Set<string>> {
	if (entries.length === 0) return new Set();
	const parts = (Object.keys(QUESTIONS) as EntryType[]).flatMap((type) => {
		const ids = entries.filter((entry) => entry.type === type).map((entry) => entry.id);
		return ids.length > 0 ? [QUESTIONS[type](ids, now)] : [];
	});
	const found = await database.read((db) =>
		db
			.select({ id: sql<string>`id` })
			.from(sql`(${sql.join(parts, sql` union all `)}) as listed`)
			// Asked for every letter: planned once on each connection, which takes three times as long as to answer.
			.prepare('still_public')
			.execute(),
	);
	return new Set(found.map((row) => row.id));
}

/** One parameter however many there are: the plan is made once. */
const among = (column: AnyColumn, ids: readonly string[]): SQL =>
	sql`${column} = any(${`{${ids.join(',')}}`}::uuid[])`;

const QUESTIONS: Record<EntryType, (ids: readonly string[], now: Date) => SQL> = {
	club: (ids) =>
		sql`select ${club.id} from ${club} where ${among(club.id, ids)} and ${isPublicClub}`,
	need: (ids, now) => sql`select ${need.id} from ${need} join ${club} on ${club.id} = ${need.clubId}
		where ${among(need.id, ids)} and ${publicSql(LISTED_NEED, need, now)}`,
	event: (
		ids,
		now,
	) => sql`select ${event.id} from ${event} left join ${club} on ${club.id} = ${event.clubId}
		where ${among(event.id, ids)} and ${publicSql(LISTED_EVENT, event, now)}`,
	news: (
		ids,
		now,
	) => sql`select ${news.id} from ${news} left join ${club} on ${club.id} = ${news.clubId}
		where ${among(news.id, ids)} and ${publicSql(PUBLIC_NEWS, news, now)}`,
};
