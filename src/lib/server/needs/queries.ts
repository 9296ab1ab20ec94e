import { address, club, need, needRole, needSession, place } from '$db/schema';
import { LISTED_NEED, PUBLIC_NEED } from '$lib/domain/public';
import {
	and,
	arrayOverlaps,
	asc,
	eq,
	gte,
	ilike,
	isNull,
	lt,
	or,
	sql,
	type Placeholder,
	type SQL,
} from 'drizzle-orm';
import { likePattern, publicSql } from '../clubs';
import { newestFirst, type Db } from '../platform/database';

export interface NeedFilter {
	/** Part of a title. */
	title?: string;
	/** Any of these. */
	topics?: readonly string[];
	district?: string;
	clubId?: string;
	kind?: string;
	effort?: readonly string[];
	/** Weekday keys: fixed dates on these days, or regular on these days. */
	days?: readonly string[];
	german?: readonly string[];
	forTwo?: boolean;
	/** Only with a session in this span. */
	from?: Date;
	until?: Date;
	/** Only what takes place then. */
	happens?: Span | AnySpan;
	page?: number;
	limit?: number;
	order?: 'new' | 'soon';
}

export interface Span<Moment = Date, Days = readonly string[]> {
	from: Moment;
	until: Moment;
	/** Its weekdays. */
	days: Days;
}

/** Of a query that is asked for many of them. */
export type AnySpan = Span<Placeholder, Placeholder>;

/** With a session in that span or, where none is fixed, on one of its days every week. */
const happensIn = (span: Span | AnySpan): SQL | undefined =>
	or(isFixedIn(span), isEveryWeekIn(span));

export const isFixedIn = ({ from, until }: Span | AnySpan): SQL | undefined =>
	and(gte(need.nextAt, from), lt(need.nextAt, until));

export const isEveryWeekIn = ({ days }: Span | AnySpan): SQL | undefined =>
	and(isNull(need.nextAt), arrayOverlaps(need.days, 'name' in days ? sql`${days}` : [...days]));

export const needColumns = {
	id: need.id,
	slug: need.slug,
	title: need.title,
	summary: need.summary,
	kind: need.kind,
	effort: need.effort,
	hours: need.hours,
	topics: need.topics,
	days: need.days,
	times: need.times,
	mode: need.mode,
	district: need.district,
	german: need.german,
	forTwo: need.forTwo,
	withChildren: need.withChildren,
	urgent: need.urgent,
	state: need.state,
	nextAt: need.nextAt,
	expiresAt: need.expiresAt,
	helpers: need.helpers,
	publishedAt: need.publishedAt,
	clubName: club.name,
	clubSlug: club.slug,
};

/** Listed now: open, not run out, of a public club. `now` comes from the clock, so that tests can move it. */
export const isListedNeed = (now: Date | Placeholder): SQL | undefined =>
	publicSql(LISTED_NEED, need, now);

const conditions = (filter: NeedFilter, now: Date): SQL | undefined =>
	and(isListedNeed(now), fits(filter));

function fits(filter: NeedFilter): SQL | undefined {
	return and(
		filter.topics?.length ? arrayOverlaps(need.topics, [...filter.topics]) : undefined,
		filter.title ? ilike(need.title, likePattern(filter.title)) : undefined,
		filter.district ? eq(need.district, filter.district) : undefined,
		filter.clubId ? eq(need.clubId, filter.clubId) : undefined,
		filter.kind ? eq(need.kind, filter.kind) : undefined,
		filter.effort ? sql`${need.effort} in ${[...filter.effort]}` : undefined,
		filter.days?.length ? arrayOverlaps(need.days, [...filter.days]) : undefined,
		filter.german ? sql`${need.german} in ${[...filter.german]}` : undefined,
		filter.forTwo ? eq(need.forTwo, true) : undefined,
		filter.from ? gte(need.nextAt, filter.from) : undefined,
		filter.until ? lt(need.nextAt, filter.until) : undefined,
		filter.happens ? happensIn(filter.happens) : undefined,
	);
}

export async function listNeeds(db: Db, filter: NeedFilter, now: Date) {
	const limit = filter.limit ?? 20;
	const order =
		filter.order === 'soon'
			? [asc(need.nextAt), asc(need.id)]
			: [newestFirst(need.publishedAt), asc(need.id)];
	return db
		.select(needColumns)
		.from(need)
		.innerJoin(club, eq(club.id, need.clubId))
		.where(conditions(filter, now))
		.orderBy(...order)
		.limit(limit)
		.offset(((filter.page ?? 1) - 1) * limit);
}

export type NeedCard = Awaited<ReturnType<typeof listNeeds>>[number];

/** Several counts from one walk through what is open. */
export async function countNeeds<Name extends string>(
	db: Db,
	filters: Record<Name, NeedFilter>,
	now: Date,
): Promise<Record<Name, number>> {
	const [row] = await db
		.select(countsOf(filters))
		.from(need)
		.innerJoin(club, eq(club.id, need.clubId))
		.where(isListedNeed(now));
	return onlyRow(row) as Record<Name, number>;
}

export const countsOf = <Name extends string>(filters: Record<Name, NeedFilter>) =>
	Object.fromEntries(
		Object.entries<NeedFilter>(filters).map(([name, filter]) => [
			name,
			sql<number>`(count(*) filter (where ${fits(filter) ?? sql`true`}))::int`,
		]),
	) as Record<Name, SQL<number>>;

export function onlyRow<Row>(row: Row | undefined): Row {
	if (!row) throw new Error('A count without groups is always one row');
	return row;
}

export async function findNeed(db: Db, slug: string, now: Date) {
	const [found] = await db
		.select({ need, club, place, isPublic: sql<boolean>`${publicSql(PUBLIC_NEED, need, now)}` })
		.from(address)
		.innerJoin(need, eq(need.id, address.thingId))
		.innerJoin(club, eq(club.id, need.clubId))
		.leftJoin(place, eq(place.id, need.placeId))
		.where(and(eq(address.thingKind, 'need'), eq(address.slug, slug)));
	if (!found) return undefined;
	if (!found.isPublic) {
		if (!found.need.publishedAt || !found.club.publishedAt) return undefined;
		const { id, title, topics, state } = found.need;
		return { kind: 'gone' as const, id, title, topics, state };
	}
	if (found.need.slug !== slug) return { kind: 'moved' as const, slug: found.need.slug };
	const [sessions, roles] = await Promise.all([
		db
			.select()
			.from(needSession)
			.where(eq(needSession.needId, found.need.id))
			.orderBy(asc(needSession.startsAt))
			.limit(100),
		db
			.select()
			.from(needRole)
			.where(eq(needRole.needId, found.need.id))
			.orderBy(asc(needRole.position))
			.limit(50),
	]);
	return {
		kind: 'here' as const,
		need: found.need,
		club: found.club,
		place: found.place,
		sessions,
		roles,
	};
}

export type FoundNeed = NonNullable<Awaited<ReturnType<typeof findNeed>>>;
