import { club, need } from '$db/schema';
import { and, asc, countDistinct, count, eq, gt, lte, min, sql } from 'drizzle-orm';
import { isPublicClub } from '../clubs';
import type { Unconfirmed } from '../freshness';
import type { Db } from '../platform/database';

const DAY_MS = 86_400_000;
/** What runs out within so many days. */
export const SOON_DAYS = 7;

const expiring = (now: Date) =>
	and(
		eq(need.state, 'open'),
		isPublicClub,
		gt(need.expiresAt, now),
		lte(need.expiresAt, new Date(now.getTime() + SOON_DAYS * DAY_MS)),
	);

/** How many, of how many clubs, and when the first of them is gone. */
export async function countExpiring(db: Db, now: Date) {
	const [row] = await db
		.select({
			count: count(),
			clubs: countDistinct(need.clubId),
			next: min(need.expiresAt),
		})
		.from(need)
		.innerJoin(club, eq(club.id, need.clubId))
		.where(expiring(now));
	return { count: row?.count ?? 0, clubs: row?.clubs ?? 0, next: row?.next ?? null, oldest: null };
}

/** The nearest end first. */
export const listExpiring = (
	db: Db,
	now: Date,
	{ limit, offset }: { limit: number; offset: number },
): Promise<Unconfirmed[]> =>
	db
		.select({
			kind: sql<'need'>`'need'`,
			id: need.id,
			slug: need.slug,
			title: need.title,
			club: club.name,
			clubId: need.clubId,
			since: need.expiresAt,
			/** Only whether there is one: what it is, is the club's own. */
			reachable: sql<boolean>`(${club.contactMail} <> '' or ${club.contactPhone} <> '')`,
		})
		.from(need)
		.innerJoin(club, eq(club.id, need.clubId))
		.where(expiring(now))
		.orderBy(asc(need.expiresAt), asc(need.id))
		.limit(limit)
		.offset(offset);
