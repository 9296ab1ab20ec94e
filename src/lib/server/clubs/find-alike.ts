import { club } from '$db/schema';
import { sortKey } from '$lib/domain/fold';
import { asc, or, sql } from 'drizzle-orm';
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
const EMPTY_WORDS = /\b(e v|ev|verein|der|die|das|und|fuer|in|von|zu|luebeck|gmbh|ggmbh|gruppe)\b/g;
const MOST = 3;
const ALIKE = 0.35;

/** Public clubs whose names look like this one: before somebody types in again what is there already. */
export async function findAlikeClubs(db: Db, name: string): Promise<AlikeClub[]> {
	const key = sortKey(name);
	const core = key.replace(EMPTY_WORDS, ' ').replace(/\s+/g, ' ').trim();
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
				sql`similarity(${club.sortName}, ${key}) > ${ALIKE}`,
				sql`word_similarity(${core}, ${club.sortName}) > 0.7`,
			)}`,
		)
		.orderBy(sql`${likeness} desc`, asc(club.id))
		.limit(MOST);
}
