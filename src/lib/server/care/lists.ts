import { club } from '$db/schema';
import { demand } from '$lib/domain/rights/may';
import { asc, count, sql } from 'drizzle-orm';
import { countUnconfirmed, listUnconfirmed, type Unconfirmed } from '../freshness';
import type { Met, PeoplePlatform } from '../people';
import { unclaimedClub } from './today';

export const CARE_LISTS = ['veraltet', 'ohne-verein'] as const;
export type CareList = (typeof CARE_LISTS)[number];

const PAGE = 50;

/** What needs somebody: nobody said for long that it is still true, or nobody runs the entry. */
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
		const all =
			list === 'veraltet'
				? (await countUnconfirmed(db, now)).count
				: ((await db.select({ count: count() }).from(club).where(unclaimedClub))[0]?.count ?? 0);
		const things =
			list === 'veraltet'
				? await listUnconfirmed(db, now, part)
				: await db
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
						.limit(part.limit)
						.offset(part.offset);
		return { things, count: all, pages: Math.max(1, Math.ceil(all / PAGE)) };
	});
}
