import { club, event, need, news } from '$db/schema';
import { LISTED_EVENT, LISTED_NEED, PUBLIC_NEWS } from '$lib/domain/public';
import { asc, eq, sql } from 'drizzle-orm';
import { isPublicClub, publicSql } from '../clubs';
import type { Db } from '../platform/database';

// What search engines may know of: exactly what lists carry, never what only still answers.

export const LISTED_KINDS = ['vereine', 'mitmachen', 'termine', 'neuigkeiten'] as const;
export type ListedKind = (typeof LISTED_KINDS)[number];

export interface ListedAddress {
	slug: string;
	/** Of news: below whom it lives; null: the city's own. */
	clubSlug: string | null;
	changedAt: Date;
}

/** The standard allows 50,000; a part that is fetched quickly is fetched often. */
export const PER_PART = 10_000;

export async function listAddresses(
	db: Db,
	kind: ListedKind,
	part: number,
	now: Date,
): Promise<ListedAddress[]> {
	const offset = (part - 1) * PER_PART;
	if (kind === 'vereine')
		return db
			.select({ slug: club.slug, clubSlug: sql<null>`null`, changedAt: club.updatedAt })
			.from(club)
			.where(isPublicClub)
			.orderBy(asc(club.id))
			.limit(PER_PART)
			.offset(offset);
	const { table, where } = {
		mitmachen: { table: need, where: publicSql(LISTED_NEED, need, now) },
		termine: { table: event, where: publicSql(LISTED_EVENT, event, now) },
		neuigkeiten: { table: news, where: publicSql(PUBLIC_NEWS, news, now) },
	}[kind];
	return db
		.select({ slug: table.slug, clubSlug: club.slug, changedAt: table.updatedAt })
		.from(table)
		.leftJoin(club, eq(club.id, table.clubId))
		.where(where)
		.orderBy(asc(table.id))
		.limit(PER_PART)
		.offset(offset);
}

/** How many parts there are of each kind. */
export async function countParts(db: Db, now: Date): Promise<Record<ListedKind, number>> {
	const count = sql<number>`count(*)::int`;
	const [clubs, needs, events, stories] = await Promise.all([
		db.select({ count }).from(club).where(isPublicClub),
		db
			.select({ count })
			.from(need)
			.leftJoin(club, eq(club.id, need.clubId))
			.where(publicSql(LISTED_NEED, need, now)),
		db
			.select({ count })
			.from(event)
			.leftJoin(club, eq(club.id, event.clubId))
			.where(publicSql(LISTED_EVENT, event, now)),
		db
			.select({ count })
			.from(news)
			.leftJoin(club, eq(club.id, news.clubId))
			.where(publicSql(PUBLIC_NEWS, news, now)),
	]);
	const parts = (rows: readonly { count: number }[]) => Math.ceil((rows[0]?.count ?? 0) / PER_PART);
	return {
		vereine: parts(clubs),
		mitmachen: parts(needs),
		termine: parts(events),
		neuigkeiten: parts(stories),
	};
}
