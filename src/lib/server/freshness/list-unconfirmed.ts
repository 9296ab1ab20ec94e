import { LATE_DAYS, STALE_DAYS, type FreshKind } from '$lib/domain/freshness/rounds';
import { sql, type SQL } from 'drizzle-orm';
import { rows, type Db } from '../platform/database';
import { moment, SOURCES } from './things';

export interface Unconfirmed {
	kind: FreshKind;
	id: string;
	slug: string;
	title: string;
	/** Whose it is; of a club itself nobody's. */
	club: string | null;
	clubId: string | null;
	/** The last yes; of a need the day on which it ends or ended. */
	since: Date | null;
	/** Whether there is a way to the club; which one is its own. */
	reachable: boolean;
}

const DAY_MS = 86_400_000;

/** A club and a series after long silence, and a need about which nobody answered twice. */
function unconfirmed(now: Date): SQL {
	const before = (days: number) => moment(new Date(now.getTime() - days * DAY_MS));
	const is: Record<FreshKind, SQL> = {
		club: sql`(t.confirmed_at is null or t.confirmed_at < ${before(STALE_DAYS.club)})`,
		event: sql`${SOURCES.event.since} < ${before(STALE_DAYS.event)}`,
		need: sql`t.state in ('open', 'paused', 'full', 'expired') and t.expires_at > ${before(LATE_DAYS)}
			and exists (select 1 from freshness_step f where f.thing_kind = 'need' and f.thing_id = t.id
				and f.since = ${SOURCES.need.since} and f.step = 'again')`,
	};
	const since: Record<FreshKind, SQL> = {
		club: sql`t.confirmed_at`,
		event: SOURCES.event.since,
		need: SOURCES.need.since,
	};
	const live: Record<FreshKind, SQL> = {
		club: SOURCES.club.live('again', now),
		event: SOURCES.event.live('again', now),
		need: sql`true`,
	};
	return sql.join(
		(['club', 'event', 'need'] as const).map(
			(kind) => sql`select ${kind}::text as kind, t.id, t.slug, ${SOURCES[kind].title} as title,
				${kind === 'club' ? sql`null::text` : sql`c.name`} as club, c.id as club_id, c.sort_name,
				${since[kind]} as since, (c.contact_mail <> '' or c.contact_phone <> '') as reachable
				from ${SOURCES[kind].from} where ${live[kind]} and ${is[kind]}`,
		),
		sql` union all `,
	);
}

/** The longest silence first, and how many there are in all: to find them costs more than to show them. */
export async function listUnconfirmed(
	db: Db,
	now: Date,
	{ limit, offset }: { limit: number; offset: number },
): Promise<{ things: Unconfirmed[]; count: number }> {
	type Row = Omit<Unconfirmed, 'since'> & { since: Date | string | null; count: number };
	const found = await rows<Row>(
		db,
		sql`select kind, id, slug, title, club, club_id as "clubId", since, reachable, count(*) over ()::int as count
			from (${unconfirmed(now)}) silent
			order by since asc nulls first, sort_name, id limit ${limit} offset ${offset}`,
	);
	const things = found.map(({ count: _, since, ...row }) => ({
		...row,
		since: since === null ? null : new Date(since),
	}));
	// Beyond the end there is no row that says it.
	const count = found[0]?.count ?? (offset > 0 ? (await countUnconfirmed(db, now)).count : 0);
	return { things, count };
}

export async function countUnconfirmed(
	db: Db,
	now: Date,
): Promise<{ count: number; oldest: Date | null }> {
	const [row] = await rows<{ count: number; oldest: Date | string | null }>(
		db,
		sql`select count(*)::int as count, min(since) as oldest from (${unconfirmed(now)}) silent`,
	);
	return { count: row?.count ?? 0, oldest: row?.oldest ? new Date(row.oldest) : null };
}
