import { club } from '$db/schema';
import { demand } from '$lib/domain/rights/may';
import { asc, count, sql } from 'drizzle-orm';
import { listUnconfirmed, type Unconfirmed } from '../freshness';
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
interface Page {
	things: Unconfirmed[];
	count: number;
}
type List = (db: Db, now: Date, part: Part) => Promise<Page>;

const counted =
	(
		count: (db: Db, now: Date) => Promise<{ count: number }>,
		list: (db: Db, now: Date, part: Part) => Promise<Unconfirmed[]>,
	): List =>
	async (db, now, part) => ({
		count: (await count(db, now)).count,
		things: await list(db, now, part),
	});

const LISTS: Readonly<Record<CareList, List>> = {
	veraltet: listUnconfirmed,
	'laeuft-aus': counted(countExpiring, listExpiring),
	'ohne-verein': counted(
		async (db) => ({
			count: (await db.select({ count: count() }).from(club).where(unclaimedClub))[0]?.count ?? 0,
		}),
		(db, _now, { limit, offset }) =>
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
	),
};

/** What needs somebody: nobody said for long that it is still true, it ends soon, or nobody runs the entry. */
export async function listCare(
	{ database, clock }: PeoplePlatform,
	who: Met,
	list: CareList,
	page: number,
): Promise<Page & { pages: number }> {
	demand(who.actor, 'office.see');
	const now = clock.now();
	const part = { limit: PAGE, offset: (page - 1) * PAGE };
	const found = await database.read((db) => LISTS[list](db, now, part));
	return { ...found, pages: Math.max(1, Math.ceil(found.count / PAGE)) };
}
