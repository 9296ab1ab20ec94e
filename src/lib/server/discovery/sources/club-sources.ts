import { club, place } from '$db/schema';
import type { ClubState } from '$lib/domain/club/states';
import { isPublicClub } from '$lib/domain/public';
import type { EntrySource } from '$lib/domain/search/entry';
import { eq, inArray } from 'drizzle-orm';
import type { Db } from '../../platform/database';
import { firstSentence, none, placeColumns, placeOf } from './columns';

const clubColumns = {
	id: club.id,
	slug: club.slug,
	name: club.name,
	aliases: club.aliases,
	sentence: club.sentence,
	about: club.about,
	topics: club.topics,
	audiences: club.audiences,
	activities: club.activities,
	languages: club.languages,
	access: club.access,
	district: club.district,
	meets: club.meets,
	state: club.state,
	publishedAt: club.publishedAt,
	confirmedAt: club.confirmedAt,
};
export async function clubSources(db: Db, ids: readonly string[]): Promise<EntrySource[]> {
	const found = await db
		.select({ ...clubColumns, place: placeColumns(place) })
		.from(club)
		.leftJoin(place, eq(place.id, club.placeId))
		.where(inArray(club.id, [...ids]));
	return found
		.filter((row) => isPublicClub({ state: row.state as ClubState }))
		.map((row) => ({
			...none,
			type: 'club',
			id: row.id,
			slug: row.slug,
			clubId: row.id,
			org: '',
			orgSlug: '',
			name: row.name,
			aliases: row.aliases,
			summary: row.sentence || firstSentence(row.about),
			description: row.about,
			topics: row.topics,
			audiences: row.audiences,
			activities: row.activities,
			meets: row.meets,
			place: placeOf(row.place),
			district: row.district,
			languages: row.languages,
			access: row.access,
			publishedAt: row.publishedAt,
			confirmedAt: row.confirmedAt,
		}));
}
