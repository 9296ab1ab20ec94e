import { address, club, place } from '$db/schema';
import { sortKey } from '$lib/domain/fold';
import { and, arrayOverlaps, asc, eq, sql, type SQL } from 'drizzle-orm';
import { newestFirst, type Db } from '../platform/database';
import { isPublicClub } from './public-sql';

export interface ClubFilter {
	/** Part of a name. */
	name?: string;
	/** Any of these. */
	topics?: readonly string[];
	district?: string;
	/** First letter of the name; `0`: it begins with a digit or another script. */
	initial?: string;
	page?: number;
	limit?: number;
	order?: 'name' | 'new';
}

const card = {
	id: club.id,
	slug: club.slug,
	name: club.name,
	sentence: club.sentence,
	topics: club.topics,
	district: club.district,
	legalForm: club.legalForm,
	state: club.state,
	claimed: club.claimed,
	confirmedAt: club.confirmedAt,
};

export type ClubCard = {
	[K in keyof typeof card]: (typeof card)[K]['_']['notNull'] extends true
		? (typeof card)[K]['_']['data']
		: (typeof card)[K]['_']['data'] | null;
};

/** Stands for everything that begins with no letter from a to z. */
export const OTHER_INITIAL = '0';

/** `%` and `_` typed by a person mean themselves. */
export const likePattern = (text: string) => `%${text.replace(/[\\%_]/g, '\\$&')}%`;

function conditions(filter: ClubFilter): SQL | undefined {
	const name = filter.name ? sortKey(filter.name) : '';
	return and(
		isPublicClub,
		name ? sql`${club.sortName} like ${likePattern(name)}` : undefined,
		filter.topics?.length ? arrayOverlaps(club.topics, [...filter.topics]) : undefined,
		filter.district ? eq(club.district, filter.district) : undefined,
		filter.initial === OTHER_INITIAL
			? sql`${club.sortName} !~ '^[a-z]'`
			: filter.initial
				? sql`${club.sortName} like ${`${filter.initial}%`}`
				: undefined,
	);
}

export async function listClubs(db: Db, filter: ClubFilter): Promise<ClubCard[]> {
	const limit = filter.limit ?? 20;
	return db
		.select(card)
		.from(club)
		.where(conditions(filter))
		.orderBy(
			...(filter.order === 'new' ? [newestFirst(club.publishedAt)] : [asc(club.sortName)]),
			asc(club.id),
		)
		.limit(limit)
		.offset(((filter.page ?? 1) - 1) * limit);
}

export async function countClubs(db: Db, filter: ClubFilter = {}): Promise<number> {
	const [row] = await db
		.select({ count: sql<number>`count(*)::int` })
		.from(club)
		.where(conditions(filter));
	return row?.count ?? 0;
}

/** The letters names begin with, in order. */
export async function listInitials(db: Db, filter: ClubFilter): Promise<string[]> {
	const first = sql<string>`left(${club.sortName}, 1)`;
	const found = await db
		.selectDistinct({ first })
		.from(club)
		.where(conditions({ ...filter, initial: undefined }));
	const letters = found.map((row) => (/^[a-z]$/.test(row.first) ? row.first : OTHER_INITIAL));
	return [...new Set(letters)].sort();
}

export type FoundClub =
	| { kind: 'here'; club: typeof club.$inferSelect; place: typeof place.$inferSelect | null }
	/** The club lives under another address now, and for ever. */
	| { kind: 'moved'; slug: string }
	/** It was public once. */
	| {
			kind: 'gone';
			id: string;
			name: string;
			state: string;
			topics: string[];
			district: string | null;
	  };

export async function findClub(db: Db, slug: string): Promise<FoundClub | undefined> {
	const [found] = await db
		.select({ club, place, isPublic: sql<boolean>`${isPublicClub}` })
		.from(address)
		.innerJoin(club, eq(club.id, address.thingId))
		.leftJoin(place, eq(place.id, club.placeId))
		.where(and(eq(address.thingKind, 'club'), eq(address.slug, slug)));
	if (!found) return undefined;
	if (!found.isPublic) {
		// What was never public gives nothing away, not even that it exists.
		if (!found.club.publishedAt) return undefined;
		const { id, name, state, topics, district } = found.club;
		return { kind: 'gone', id, name, state, topics, district };
	}
	if (found.club.slug !== slug) return { kind: 'moved', slug: found.club.slug };
	return { kind: 'here', club: found.club, place: found.place };
}

/** Clubs that share a house or a federation, and sections of this one. */
export async function listSections(db: Db, parentId: string): Promise<ClubCard[]> {
	return db
		.select(card)
		.from(club)
		.where(and(isPublicClub, eq(club.parentId, parentId)))
		.orderBy(asc(club.sortName))
		.limit(50);
}
