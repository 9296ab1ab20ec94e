import { address, club, event, eventDate, place } from '$db/schema';
import { LISTED_EVENT, PUBLIC_EVENT } from '$lib/domain/public';
import { and, arrayOverlaps, asc, eq, exists, gte, inArray, ne, sql } from 'drizzle-orm';
import { publicSql } from '../clubs';
import type { Db } from '../platform/database';
import type { DateFilter } from './queries';

// Whole events with their rule, for calendar files: programs work out the dates themselves.

interface Changed {
	localStart: string;
	state: string;
	reason: string;
}
export interface CalendarRow {
	event: typeof event.$inferSelect;
	club: typeof club.$inferSelect | null;
	place: typeof place.$inferSelect | null;
	/** Single dates that are not as the rule says. */
	changed: Changed[];
}

/** No calendar program is helped by more. */
const MOST_EVENTS = 500;

export async function findCalendarRow(
	db: Db,
	slug: string,
	now: Date,
): Promise<CalendarRow | undefined> {
	const [found] = await db
		.select({ event, club, place })
		.from(address)
		.innerJoin(event, eq(event.id, address.thingId))
		.leftJoin(club, eq(club.id, event.clubId))
		.leftJoin(place, eq(place.id, event.placeId))
		.where(
			and(
				eq(address.thingKind, 'event'),
				eq(address.slug, slug),
				publicSql(PUBLIC_EVENT, event, now),
			),
		);
	return (
		found && {
			...found,
			changed: (await changedDates(db, [found.event.id])).get(found.event.id) ?? [],
		}
	);
}

export async function listCalendarRows(db: Db, filter: DateFilter): Promise<CalendarRow[]> {
	const toCome = db
		.select({ one: sql`1` })
		.from(eventDate)
		.where(and(eq(eventDate.eventId, event.id), gte(eventDate.endsAt, filter.from)));
	const found = await db
		.select({ event, club, place })
		.from(event)
		.leftJoin(club, eq(club.id, event.clubId))
		.leftJoin(place, eq(place.id, event.placeId))
		.where(
			and(
				publicSql(LISTED_EVENT, event, filter.from),
				exists(toCome),
				filter.topics ? arrayOverlaps(event.topics, [...filter.topics]) : undefined,
				filter.district ? eq(event.district, filter.district) : undefined,
				filter.clubId ? eq(event.clubId, filter.clubId) : undefined,
			),
		)
		.orderBy(asc(event.localStart), asc(event.id))
		.limit(MOST_EVENTS);
	const changed = await changedDates(
		db,
		found.map((row) => row.event.id),
	);
	return found.map((row) => ({ ...row, changed: changed.get(row.event.id) ?? [] }));
}

async function changedDates(db: Db, ids: readonly string[]): Promise<Map<string, Changed[]>> {
	const result = new Map<string, Changed[]>();
	if (ids.length === 0) return result;
	const found = await db
		.select({
			eventId: eventDate.eventId,
			localStart: eventDate.localStart,
			state: eventDate.state,
			reason: eventDate.reason,
		})
		.from(eventDate)
		.where(and(inArray(eventDate.eventId, [...ids]), ne(eventDate.state, 'planned')))
		.orderBy(asc(eventDate.startsAt));
	for (const { eventId, ...date } of found)
		result.set(eventId, [...(result.get(eventId) ?? []), date]);
	return result;
}
