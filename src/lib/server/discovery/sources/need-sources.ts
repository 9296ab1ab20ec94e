import { club, need, place } from '$db/schema';
import type { ClubState } from '$lib/domain/club/states';
import type { NeedState } from '$lib/domain/need/states';
import { isListedNeed } from '$lib/domain/public';
import type { EntrySource } from '$lib/domain/search/entry';
import { eq, inArray } from 'drizzle-orm';
import type { Db } from '../../platform/database';
import {
	firstSentence,
	home,
	none,
	orParents,
	parentColumns,
	placeColumns,
	placeOf,
} from './columns';
import { sessionsOf } from './dates';

export async function needSources(
	db: Db,
	ids: readonly string[],
	now: Date,
): Promise<EntrySource[]> {
	const found = await db
		.select({ need, ...parentColumns, place: placeColumns(place), home: placeColumns(home) })
		.from(need)
		.innerJoin(club, eq(club.id, need.clubId))
		.leftJoin(place, eq(place.id, need.placeId))
		.leftJoin(home, eq(home.id, club.placeId))
		.where(inArray(need.id, [...ids]));
	const sessions = await sessionsOf(db, ids, now);
	return found
		.filter((row) =>
			isListedNeed(
				{
					state: row.need.state as NeedState,
					clubState: row.clubState as ClubState,
					// Kept before its day, and found from then on: nobody tells us when it comes.
					publishFrom: null,
					expiresAt: row.need.expiresAt,
				},
				now,
			),
		)
		.map(({ need: n, ...row }) => ({
			...none,
			type: 'need',
			id: n.id,
			slug: n.slug,
			clubId: n.clubId,
			org: row.clubName,
			orgSlug: row.clubSlug,
			name: n.title,
			summary: n.summary || firstSentence(n.text),
			description: n.text,
			topics: orParents(n.topics, row.clubTopics),
			audiences: orParents(n.audiences, row.clubAudiences),
			activities: n.activities,
			kind: n.kind,
			effort: n.effort,
			days: n.days,
			times: n.times,
			dates: sessions.get(n.id) ?? [],
			mode: n.mode,
			place: placeOf(
				row.place ?? (n.district && n.district !== row.clubDistrict ? null : row.home),
			),
			district: n.district ?? row.clubDistrict,
			languages: n.languages,
			german: n.german,
			access: n.access,
			minAge: n.minAge,
			forTwo: n.forTwo,
			withChildren: n.withChildren,
			publishedAt: n.publishedAt,
			confirmedAt: n.confirmedAt ?? n.publishedAt,
			visibleFrom: n.publishFrom,
			visibleUntil: n.expiresAt,
		}));
}
