import { club, event, place } from '$db/schema';
import type { ClubState } from '$lib/domain/club/states';
import type { EventState } from '$lib/domain/event/states';
import { isListedEvent } from '$lib/domain/public';
import type { EntrySource } from '$lib/domain/search/entry';
import { eq, inArray } from 'drizzle-orm';
import { confirmedOf } from '../../events';
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
import { datesOf } from './dates';

export async function eventSources(
	db: Db,
	ids: readonly string[],
	now: Date,
): Promise<EntrySource[]> {
	const found = await db
		.select({ event, ...parentColumns, place: placeColumns(place), home: placeColumns(home) })
		.from(event)
		.leftJoin(club, eq(club.id, event.clubId))
		.leftJoin(place, eq(place.id, event.placeId))
		.leftJoin(home, eq(home.id, club.placeId))
		.where(inArray(event.id, [...ids]));
	const dates = await datesOf(db, ids, now);
	return found.flatMap(({ event: e, ...row }): EntrySource[] => {
		const coming = dates.get(e.id) ?? [];
		const endless = e.rule !== null && !/UNTIL|COUNT/.test(e.rule);
		const last = coming.at(-1)?.endsAt ?? null;
		// Without a date to come it is over, or its dates are not computed yet: nothing to show either way.
		const lastEndsAt = coming.length === 0 ? new Date(0) : endless ? null : last;
		const facts = {
			state: e.state as EventState,
			clubState: row.clubState as ClubState | null,
			lastEndsAt,
		};
		if (!isListedEvent(facts, now)) return [];
		return [
			{
				...none,
				type: 'event',
				id: e.id,
				slug: e.slug,
				clubId: e.clubId,
				org: row.clubName ?? '',
				orgSlug: row.clubSlug ?? '',
				name: e.title,
				summary: firstSentence(e.text),
				description: e.text,
				topics: orParents(e.topics, row.clubTopics),
				audiences: orParents(e.audiences, row.clubAudiences),
				activities: [],
				kind: e.type,
				state: e.state === 'planned' ? null : e.state,
				dates: coming,
				mode: e.online ? 'online' : 'vor-ort',
				place: e.online
					? null
					: placeOf(row.place ?? (e.district && e.district !== row.clubDistrict ? null : row.home)),
				district: e.district ?? row.clubDistrict,
				languages: e.languages,
				access: e.access,
				publishedAt: e.publishedAt,
				confirmedAt: lastEndsAt === null ? confirmedOf(e) : (e.confirmedAt ?? e.updatedAt),
				visibleUntil: lastEndsAt,
			},
		];
	});
}
