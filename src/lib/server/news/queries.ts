import { address, club, news, picture } from '$db/schema';
import { PUBLIC_NEWS } from '$lib/domain/public';
import { and, arrayOverlaps, asc, eq, sql, type Placeholder, type SQL } from 'drizzle-orm';
import { publicSql } from '../clubs';
import { cardPicture } from '../pictures';
import { newestFirst, prepared, type Db } from '../platform/database';

export interface NewsFilter {
	/** Any of these. */
	topics?: readonly string[];
	district?: string;
	clubId?: string;
	page?: number;
	limit?: number;
}

const card = {
	id: news.id,
	slug: news.slug,
	title: news.title,
	text: news.text,
	type: news.type,
	topics: news.topics,
	district: news.district,
	publishedAt: news.publishedAt,
	clubName: club.name,
	clubSlug: club.slug,
	pictureAlt: news.pictureAlt,
	picture: cardPicture,
};

export const isPublicNews = (now: Date | Placeholder): SQL | undefined =>
	publicSql(PUBLIC_NEWS, news, now);

const conditions = (filter: NewsFilter, now: Date | Placeholder): SQL | undefined =>
	and(
		isPublicNews(now),
		filter.topics?.length ? arrayOverlaps(news.topics, [...filter.topics]) : undefined,
		filter.district ? eq(news.district, filter.district) : undefined,
		filter.clubId ? eq(news.clubId, filter.clubId) : undefined,
	);

const cards = (db: Db, filter: NewsFilter, now: Date | Placeholder) =>
	db
		.select(card)
		.from(news)
		.leftJoin(club, eq(club.id, news.clubId))
		.leftJoin(picture, eq(picture.id, news.pictureId))
		.where(conditions(filter, now))
		.orderBy(newestFirst(news.publishedAt), asc(news.id));

export async function listNews(db: Db, filter: NewsFilter, now: Date) {
	const limit = filter.limit ?? 20;
	return cards(db, filter, now)
		.limit(limit)
		.offset(((filter.page ?? 1) - 1) * limit);
}

const newest = prepared((db) =>
	cards(db, {}, sql.placeholder('now')).limit(3).prepare('news_newest'),
);

/** The three of the start page. */
export const listNewestNews = async (db: Db, now: Date) =>
	newest(db).execute({ now: now.toISOString() });

export type NewsCard = Awaited<ReturnType<typeof listNews>>[number];

/** Nobody turns more pages than these hold, and counting a whole Land takes longer than listing it. */
const MOST_COUNTED = 2_000;

export async function countNews(db: Db, filter: NewsFilter, now: Date): Promise<number> {
	const some = db
		.select({ one: sql`1`.as('one') })
		.from(news)
		.leftJoin(club, eq(club.id, news.clubId))
		.where(conditions(filter, now))
		.limit(MOST_COUNTED)
		.as('some');
	const [row] = await db.select({ count: sql<number>`count(*)::int` }).from(some);
	return row?.count ?? 0;
}

export async function findNews(db: Db, clubSlug: string, slug: string, now: Date) {
	const [found] = await db
		.select({ news, club, isPublic: sql<boolean>`${isPublicNews(now)}` })
		.from(address)
		.innerJoin(news, eq(news.id, address.thingId))
		.leftJoin(club, eq(club.id, news.clubId))
		.where(and(eq(address.thingKind, 'news'), eq(address.slug, slug)));
	if (!found) return undefined;
	if (!found.isPublic) {
		if (!found.news.publishedAt || (found.club && !found.club.publishedAt)) return undefined;
		const { id, title, topics } = found.news;
		return { kind: 'gone' as const, id, title, topics };
	}
	if (found.news.slug !== slug || (found.club && found.club.slug !== clubSlug))
		return { kind: 'moved' as const, clubSlug: found.club?.slug ?? null, slug: found.news.slug };
	return { kind: 'here' as const, news: found.news, club: found.club };
}

export type FoundNews = NonNullable<Awaited<ReturnType<typeof findNews>>>;
