import { club } from '$db/schema';
import { demand } from '$lib/domain/rights/may';
import { asc, count, sql } from 'drizzle-orm';
import type { Met, PeoplePlatform } from '../people';
import { staleClub, unclaimedClub } from './today';

export const CARE_LISTS = ['veraltet', 'ohne-verein'] as const;
export type CareList = (typeof CARE_LISTS)[number];

const PAGE = 50;

/** Clubs that need somebody: nobody said for a year that it is still true, or nobody runs the entry. */
export async function listCare(
	{ database, clock }: PeoplePlatform,
	who: Met,
	list: CareList,
	page: number,
) {
	demand(who.actor, 'office.see');
	const condition = list === 'veraltet' ? staleClub(clock.now()) : unclaimedClub;
	return database.read(async (db) => {
		const [all] = await db.select({ count: count() }).from(club).where(condition);
		const clubs = await db
			.select({
				id: club.id,
				name: club.name,
				slug: club.slug,
				claimed: club.claimed,
				confirmedAt: club.confirmedAt,
				/** Only whether there is one: what it is, is the club's own. */
				reachable: sql<boolean>`${club.contactMail} <> '' or ${club.contactPhone} <> ''`,
			})
			.from(club)
			.where(condition)
			.orderBy(sql`${club.confirmedAt} asc nulls first`, asc(club.sortName), asc(club.id))
			.limit(PAGE)
			.offset((page - 1) * PAGE);
		return {
			clubs,
			count: all?.count ?? 0,
			pages: Math.max(1, Math.ceil((all?.count ?? 0) / PAGE)),
		};
	});
}
