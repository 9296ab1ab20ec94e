import { event, eventDate, needSession } from '$db/schema';
import { and, asc, eq, gt, inArray, or, sql } from 'drizzle-orm';
import type { Db } from '../../platform/database';

// Dates to come of events and of needs, soonest first.

export type Dates = Map<string, { localStart: string; startsAt: Date; endsAt: Date }[]>;
const MOST_DATES = 30;

/** A single date that was called off is none; of an event that is called off as a whole all are shown, with that. */
export async function datesOf(db: Db, ids: readonly string[], now: Date): Promise<Dates> {
	const found = await db
		.select({
			id: eventDate.eventId,
			localStart: eventDate.localStart,
			startsAt: eventDate.startsAt,
			endsAt: eventDate.endsAt,
		})
		.from(eventDate)
		.innerJoin(event, eq(event.id, eventDate.eventId))
		.where(
			and(
				inArray(eventDate.eventId, [...ids]),
				gt(eventDate.endsAt, now),
				or(sql`${eventDate.state} <> 'cancelled'`, eq(event.state, 'cancelled')),
			),
		)
		.orderBy(asc(eventDate.startsAt));
	return grouped(found);
}

export async function sessionsOf(db: Db, ids: readonly string[], now: Date): Promise<Dates> {
	const found = await db
		.select({
			id: needSession.needId,
			localStart: needSession.localStart,
			startsAt: needSession.startsAt,
			endsAt: needSession.endsAt,
		})
		.from(needSession)
		.where(and(inArray(needSession.needId, [...ids]), gt(needSession.endsAt, now)))
		.orderBy(asc(needSession.startsAt));
	return grouped(found);
}

function grouped(
	found: readonly { id: string; localStart: string; startsAt: Date; endsAt: Date }[],
): Dates {
	const result: Dates = new Map();
	for (const { id, ...date } of found) {
		const list = result.get(id);
		if (!list) result.set(id, [date]);
		else if (list.length < MOST_DATES) list.push(date);
	}
	return result;
}
