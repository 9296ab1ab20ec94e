import { club, news } from '$db/schema';
import type { ClubState } from '$lib/domain/club/states';
import type { NewsState } from '$lib/domain/news/states';
import { isPublicNews } from '$lib/domain/public';
import type { EntrySource } from '$lib/domain/search/entry';
import { eq, inArray } from 'drizzle-orm';
import type { Db } from '../../platform/database';
import { firstSentence, none, orParents, parentColumns } from './columns';

export async function newsSources(
	db: Db,
	ids: readonly string[],
	now: Date,
): Promise<EntrySource[]> {
	const found = await db
		.select({ news, ...parentColumns })
		.from(news)
		.leftJoin(club, eq(club.id, news.clubId))
		.where(inArray(news.id, [...ids]));
	return found
		.filter((row) =>
			isPublicNews(
				{
					state: row.news.state as NewsState,
					clubState: row.clubState as ClubState | null,
					// Kept before its day, and found from then on: nobody tells us when it comes.
					publishedAt: null,
					visibleUntil: row.news.visibleUntil,
				},
				now,
			),
		)
		.map(({ news: n, ...row }) => ({
			...none,
			type: 'news',
			id: n.id,
			slug: n.slug,
			clubId: n.clubId,
			org: row.clubName ?? '',
			orgSlug: row.clubSlug ?? '',
			name: n.title,
			summary: firstSentence(n.text),
			description: n.text,
			topics: orParents(n.topics, row.clubTopics),
			audiences: row.clubAudiences ?? [],
			activities: [],
			kind: n.type,
			place: null,
			district: n.district ?? row.clubDistrict,
			languages: [],
			access: [],
			publishedAt: n.publishedAt,
			confirmedAt: n.publishedAt,
			visibleFrom: n.publishedAt,
			visibleUntil: n.visibleUntil,
		}));
}
