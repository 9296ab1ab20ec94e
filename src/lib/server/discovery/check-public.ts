import { LISTED_EVENT, LISTED_NEED, PUBLIC_CLUB_STATES, PUBLIC_NEWS } from '$lib/domain/public';
import { sql } from 'drizzle-orm';
import { rows, type Database } from '../platform/database';

const literal = (states: readonly string[]) =>
	sql.raw(states.map((state) => `'${state}'`).join(', '));

/**
 * Which of these are public at this moment, asked of the things themselves: the engine may be behind, and
 * what was taken back is not shown even then.
 */
export async function stillPublic(
	database: Database,
	ids: readonly string[],
	now: Date,
): Promise<Set<string>> {
	if (ids.length === 0) return new Set();
	const at = now.toISOString();
	const wanted = sql`any(${`{${ids.join(',')}}`}::uuid[])`;
	const clubs = literal(PUBLIC_CLUB_STATES);
	const found = await database.read((db) =>
		rows<{ id: string }>(
			db,
			sql`select id from club where id = ${wanted} and state in (${clubs})
				union all select n.id from need n join club c on c.id = n.club_id
					where n.id = ${wanted} and n.state in (${literal(LISTED_NEED.states)}) and c.state in (${clubs})
						and n.expires_at > ${at}::timestamptz
						and (n.publish_from is null or n.publish_from <= ${at}::timestamptz)
				union all select e.id from event e join club c on c.id = e.club_id
					where e.id = ${wanted} and e.state in (${literal(LISTED_EVENT.states)}) and c.state in (${clubs})
				union all select n.id from news n join club c on c.id = n.club_id
					where n.id = ${wanted} and n.state in (${literal(PUBLIC_NEWS.states)}) and c.state in (${clubs})
						and (n.published_at is null or n.published_at <= ${at}::timestamptz)
						and (n.visible_until is null or n.visible_until > ${at}::timestamptz)`,
		),
	);
	return new Set(found.map((row) => row.id));
}
