import { club } from '$db/schema';
import { demand } from '$lib/domain/rights/may';
import { asc, count, sql } from 'drizzle-orm';
import { countUnconfirmed, listUnconfirmed, type Unconfirmed } from '../freshness';
import type { Met, PeoplePlatform } from '../people';
import type { Db } from '../platform/database';
import { countExpiring, listExpiring } from './expiring';
import { unclaimedClub } from './today';

export const CARE_LISTS = ['veraltet', 'ohne-verein', 'laeuft-aus'] as const;
export type CareList = (typeof CARE_LISTS)[number];

const PAGE = 50;

interface Part {
	limit: number;
	offset: number;
}
interface List {
	count(db: Db, now: Date): Promise<{ count: number }>;
	list(db: Db, now: Date, part: Part): Promise<Unconfirmed[]>;
}

const LISTS: Readonly<Record<CareList, List>> = {
	veraltet: { count: countUnconfirmed, list: listUnconfirmed },
	'laeuft-aus': { count: countExpiring, list: listExpiring },
	'ohne-verein': {
		count: async (db) => ({
			count: (await db.select({ count: count() }).from(club).where(unclaimedClub))[0]?.count ?? 0,
		}),
		list: (db, _now, { limit, offset }) =>
			db
				.select({
					kind: sql<'club'>`'club'`,
					id: club.id,
					slug: club.slug,
					title: club.name,
					club: sql<null>`null`,
					clubId: club.id,
					since: club.confirmedAt,
					/** Only whether there is one: what it is, is the club's own. */
					reachable: sql<boolean>`${club.contactMail} <> '' or ${club.contactPhone} <> ''`,
				})
				.from(club)
				.where(unclaimedClub)
				.orderBy(sql`${club.confirmedAt} asc nulls first`, asc(club.sortName), asc(club.id))
				.limit(limit)
				.offset(offset),
	},
};

/** What needs somebody: nobody said for long that it is still true, it ends soon, or nobody runs the entry. */
export async function listCare(
	{ database, clock }: PeoplePlatform,
	who: Met,
	list: CareList,
	page: number,
): Promise<{ things: Unconfirmed[]; count: number; pages: number }> {
	demand(who.actor, 'office.see');
	const now = clock.now();
	const part = { limit: PAGE, offset: (page - 1) * PAGE };
	return database.read(async (db) => {
		const all = (await LISTS[list].count(db, now)).count;
		const things = await LISTS[list].list(db, now, part);
		return { things, count: all, pages: Math.max(1, Math.ceil(all / PAGE)) };
	});
}
