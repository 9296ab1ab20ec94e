import { club, place } from '$db/schema';
import { fold, sortKey } from '$lib/domain/fold';
import type { Comparable } from '$lib/domain/review/likeness';
import { and, asc, eq, ne, or, sql, type SQL } from 'drizzle-orm';
import type { Db } from '../platform/database';
import { isPublicClub } from './public-sql';
import { likePattern } from './queries';

export interface AlikeClub {
	id: string;
	slug: string;
	name: string;
	sentence: string;
	district: string | null;
	claimed: boolean;
}

/** What every second name carries tells nothing apart. */
const EMPTY_WORDS = 'e v|ev|verein|der|die|das|und|fur|fuer|in|von|zu|gmbh|ggmbh|gruppe';
const MOST = 3;
const ALIKE = 0.35;

/** The words of a name that tell it apart here; the city's name does not, typed "Lübeck" or "Luebeck". */
function coreOf(key: string, city: string): string {
	const empty = new RegExp(`\\b(?:${EMPTY_WORDS}|${sortKey(city)}|${sortKey(fold(city))})\\b`, 'g');
	return key.replace(empty, ' ').replace(/\s+/g, ' ').trim();
}

/** Public clubs whose names look like this one: before somebody types in again what is there already. */
export async function findAlikeClubs(db: Db, name: string, city: string): Promise<AlikeClub[]> {
	const key = sortKey(name);
	const core = coreOf(key, city);
	if (core.length < 3) return [];
	const likeness = sql<number>`greatest(similarity(${club.sortName}, ${key}), word_similarity(${core}, ${club.sortName}))`;
	return db
		.select({
			id: club.id,
			slug: club.slug,
			name: club.name,
			sentence: club.sentence,
			district: club.district,
			claimed: club.claimed,
		})
		.from(club)
		.where(
			sql`${isPublicClub} and ${or(
				sql`${club.sortName} like ${likePattern(core)}`,
				// The operators find a little more than is wanted (0.3 and 0.6), but by the index.
				sql`${club.sortName} % ${key} and similarity(${club.sortName}, ${key}) > ${ALIKE}`,
				sql`${core} <% ${club.sortName} and word_similarity(${core}, ${club.sortName}) > 0.7`,
			)}`,
		)
		.orderBy(sql`${likeness} desc`, asc(club.id))
		.limit(MOST);
}

export interface ComparableClub extends Comparable {
	id: string;
	slug: string;
}

/** Everything that is compared, of the clubs this condition finds. */
export async function listComparable(
	db: Db,
	condition: SQL | undefined,
	limit: number,
): Promise<ComparableClub[]> {
	const found = await db
		.select({ club, place })
		.from(club)
		.leftJoin(place, eq(place.id, club.placeId))
		.where(condition)
		.orderBy(asc(club.id))
		.limit(limit);
	return found.map(({ club: row, place: there }): ComparableClub => ({
		id: row.id,
		slug: row.slug,
		name: row.name,
		aliases: row.aliases,
		text: `${row.sentence}\n${row.about}`,
		phone: row.contactPhone,
		mail: row.contactMail,
		website: row.website,
		street: there?.street ?? '',
		postcode: there?.postcode ?? '',
		topics: row.topics,
	}));
}

const MOST_COMPARED = 30;

/** Public clubs that share a name, an address, a number or a place with this one: what to lay beside it. */
export async function findComparable(
	db: Db,
	{ id, name, mail, phone, website, street, postcode }: ComparableClub,
): Promise<ComparableClub[]> {
	const key = sortKey(name);
	const same = [
		sql`similarity(${club.sortName}, ${key}) > ${ALIKE}`,
		...(mail ? [sql`lower(${club.contactMail}) = ${mail.toLowerCase()}`] : []),
		...(phone ? [eq(club.contactPhone, phone)] : []),
		...(website ? [eq(club.website, website)] : []),
		...(street ? [and(eq(place.street, street), eq(place.postcode, postcode))] : []),
	];
	return listComparable(db, and(isPublicClub, ne(club.id, id), or(...same)), MOST_COMPARED);
}
