import { LATE_DAYS, type FreshKind, type FreshStep } from '$lib/domain/freshness/rounds';
import { LISTED_EVENT, PUBLIC_CLUB_STATES } from '$lib/domain/public';
import { sql, type SQL } from 'drizzle-orm';
import { rows, type Db } from '../platform/database';

const DAY_MS = 86_400_000;
const list = (states: readonly string[]) => sql.raw(states.map((state) => `'${state}'`).join(', '));
const CLUBS = list(PUBLIC_CLUB_STATES);
/** A cancelled series asks nobody to come: there is nothing to confirm. */
const SERIES = list(LISTED_EVENT.states.filter((state) => state !== 'cancelled'));

export const moment = (at: Date): SQL => sql`${at.toISOString()}::timestamptz`;

interface Source {
	from: SQL;
	/** The moment the round counts from, cut to what a program can hold. */
	since: SQL;
	title: SQL;
	/** Whether this step makes sense now: not for what is done, withdrawn or has a day of its own. */
	live(step: FreshStep, now: Date): SQL;
}

const cut = (column: string) => sql.raw(`date_trunc('milliseconds', ${column})`);

export const SOURCES: Readonly<Record<FreshKind, Source>> = {
	need: {
		from: sql`need t join club c on c.id = t.club_id and c.state in (${CLUBS})`,
		since: cut('t.expires_at'),
		title: sql`t.title`,
		live: (step, now) =>
			step === 'end'
				? sql`t.state in ('open', 'paused', 'full')`
				: sql`not exists (select 1 from need_session s where s.need_id = t.id)
					and t.expires_at > ${moment(new Date(now.getTime() - LATE_DAYS * DAY_MS))}
					and ${step === 'ask' ? sql`t.state in ('open', 'paused', 'expired')` : sql`t.state in ('open', 'paused')`}`,
	},
	event: {
		from: sql`event t join club c on c.id = t.club_id and c.state in (${CLUBS})`,
		since: cut('coalesce(t.confirmed_at, t.published_at, t.created_at)'),
		title: sql`t.title`,
		live: () => sql`t.state in (${SERIES}) and t.rule is not null and t.last_ends_at is null`,
	},
	club: {
		from: sql`club t join club c on c.id = t.id`,
		since: cut('coalesce(t.confirmed_at, t.published_at, t.created_at)'),
		title: sql`t.name`,
		live: () => sql`t.state in (${CLUBS})`,
	},
};

export interface Thing {
	id: string;
	clubId: string;
	club: string;
	slug: string;
	clubSlug: string;
	contactMail: string;
	title: string;
	state: string;
	since: Date;
}

/** One thing as it is now, wherever it stands. */
export async function findThing(
	db: Db,
	kind: FreshKind,
	id: string,
	lock = false,
): Promise<Thing | undefined> {
	const { from, since, title } = SOURCES[kind];
	const [row] = await rows<Omit<Thing, 'since'> & { since: Date | string }>(
		db,
		sql`select t.id, c.id as "clubId", c.name as club, c.slug as "clubSlug", t.slug,
			c.contact_mail as "contactMail", ${title} as title, t.state, ${since} as since
			from ${from} where t.id = ${id} ${lock ? sql`for update of t` : sql``}`,
	);
	return row && { ...row, since: new Date(row.since) };
}
