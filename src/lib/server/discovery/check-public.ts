import { club, event, need, news } from '$db/schema';
import { LISTED_EVENT, LISTED_NEED, PUBLIC_NEWS } from '$lib/domain/public';
import type { EntryType } from '$lib/domain/search/fillers';
import { sql, type SQL } from 'drizzle-orm';
import { isPublicClub, publicSql } from '../clubs';
import { prepared, type Database } from '../platform/database';

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
	const ids: Record<EntryType, string[]> = { club: [], need: [], event: [], news: [] };
	for (const { id, type } of entries) ids[type].push(id);
	const values = Object.fromEntries(
		Object.entries(ids).map(([type, each]) => [type, `{${padded(each).join(',')}}`]),
	);
	const found = await database.read((db) =>
		publicOnes(db).execute({ ...values, now: now.toISOString() }),
	);
	return new Set(found.map((row) => row.id));
}

/**
 * As long as PostgreSQL takes a list to be that it does not know. Of a shorter one it believes that a plan made for
 * just this list pays, and plans anew each time, which takes four times as long as to answer.
 */
const UNKNOWN_LENGTH = 10;
const padded = (ids: readonly string[]): string[] => [
	...ids,
	...Array.from({ length: UNKNOWN_LENGTH - ids.length }, () => NOBODY),
];
const NOBODY = '00000000-0000-0000-0000-000000000000';

/** Asked for every letter: put together once, and planned once on each connection. */
const publicOnes = prepared((db) =>
	db
		.select({ id: sql<string>`id` })
		.from(sql`(${sql.join(parts, sql` union all `)}) as listed`)
		.prepare('still_public'),
);

const NOW = sql.placeholder('now');
const asked = (type: EntryType): SQL => sql`unnest(${sql.placeholder(type)}::uuid[]) as asked(id)`;

const parts: SQL[] = [
	sql`select ${club.id} from ${asked('club')} join ${club} on ${club.id} = asked.id where ${isPublicClub}`,
	sql`select ${need.id} from ${asked('need')} join ${need} on ${need.id} = asked.id
		join ${club} on ${club.id} = ${need.clubId} where ${publicSql(LISTED_NEED, need, NOW)}`,
	sql`select ${event.id} from ${asked('event')} join ${event} on ${event.id} = asked.id
		left join ${club} on ${club.id} = ${event.clubId} where ${publicSql(LISTED_EVENT, event, NOW)}`,
	sql`select ${news.id} from ${asked('news')} join ${news} on ${news.id} = asked.id
		left join ${club} on ${club.id} = ${news.clubId} where ${publicSql(PUBLIC_NEWS, news, NOW)}`,
];
