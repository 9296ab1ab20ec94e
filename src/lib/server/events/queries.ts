import { address, club, event, eventDate, picture, place } from '$db/schema';
import { LISTED_EVENT, PUBLIC_EVENT } from '$lib/domain/public';
import { and, arrayOverlaps, asc, eq, gte, lt, sql, type SQL } from 'drizzle-orm';
import { publicSql } from '../clubs';
import { cardPicture } from '../pictures';
import type { Db } from '../platform/database';

export interface DateFilter {
	from: Date;
	until?: Date;
	/** Any of these. */
	topics?: readonly string[];
	district?: string;
	clubId?: string;
	page?: number;
	limit?: number;
}

const card = {
	id: event.id,
	slug: event.slug,
	title: event.title,
	type: event.type,
	topics: event.topics,
	district: event.district,
	online: event.online,
	minutes: event.minutes,
	rule: event.rule,
	price: event.price,
	state: event.state,
	reason: event.reason,
	dateId: eventDate.id,
	localStart: eventDate.localStart,
	startsAt: eventDate.startsAt,
	endsAt: eventDate.endsAt,
	dateState: eventDate.state,
	placeName: place.name,
	street: place.street,
	clubName: club.name,
	clubSlug: club.slug,
	pictureAlt: event.pictureAlt,
	picture: cardPicture,
};

/** Cancelled dates stay visible with their reason until they would have been. */
export const isListedEvent = (now: Date): SQL | undefined => publicSql(LISTED_EVENT, event, now);

const conditions = (filter: DateFilter): SQL | undefined =>
	and(
		publicSql(PUBLIC_EVENT, event, filter.from),
		gte(eventDate.startsAt, filter.from),
		filter.until ? lt(eventDate.startsAt, filter.until) : undefined,
		filter.topics?.length ? arrayOverlaps(event.topics, [...filter.topics]) : undefined,
		filter.district ? eq(event.district, filter.district) : undefined,
		filter.clubId ? eq(event.clubId, filter.clubId) : undefined,
	);

/** The agenda: every date of its own, in order of time. */
export async function listDates(db: Db, filter: DateFilter) {
	const limit = filter.limit ?? 20;
	return db
		.select(card)
		.from(eventDate)
		.innerJoin(event, eq(event.id, eventDate.eventId))
		.leftJoin(club, eq(club.id, event.clubId))
		.leftJoin(place, eq(place.id, event.placeId))
		.leftJoin(picture, eq(picture.id, event.pictureId))
		.where(conditions(filter))
		.orderBy(asc(eventDate.startsAt), asc(eventDate.id))
		.limit(limit)
		.offset(((filter.page ?? 1) - 1) * limit);
}

export type DateCard = Awaited<ReturnType<typeof listDates>>[number];

/** When somebody last said that a series still takes place: to write it was to say so. */
export const confirmedOf = ({
	confirmedAt,
	publishedAt,
	createdAt,
}: Pick<typeof event.$inferSelect, 'confirmedAt' | 'publishedAt' | 'createdAt'>): Date =>
	confirmedAt ?? publishedAt ?? createdAt;

export async function findEvent(db: Db, slug: string, now: Date) {
	const [found] = await db
		.select({ event, club, place, isPublic: sql<boolean>`${publicSql(PUBLIC_EVENT, event, now)}` })
		.from(address)
		.innerJoin(event, eq(event.id, address.thingId))
		.leftJoin(club, eq(club.id, event.clubId))
		.leftJoin(place, eq(place.id, event.placeId))
		.where(and(eq(address.thingKind, 'event'), eq(address.slug, slug)));
	if (!found) return undefined;
	if (!found.isPublic) {
		if (!found.event.publishedAt || (found.club && !found.club.publishedAt)) return undefined;
		const { id, title, topics } = found.event;
		return { kind: 'gone' as const, id, title, topics };
	}
	if (found.event.slug !== slug) return { kind: 'moved' as const, slug: found.event.slug };
	const dates = await db
		.select()
		.from(eventDate)
		.where(and(eq(eventDate.eventId, found.event.id), gte(eventDate.endsAt, now)))
		.orderBy(asc(eventDate.startsAt))
		.limit(20);
	return { kind: 'here' as const, event: found.event, club: found.club, place: found.place, dates };
}

export type FoundEvent = NonNullable<Awaited<ReturnType<typeof findEvent>>>;
