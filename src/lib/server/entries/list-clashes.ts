import { club, event, eventDate } from '$db/schema';
import { PUBLIC_EVENT } from '$lib/domain/public';
import { demand, type Actor } from '$lib/domain/rights/may';
import { addMinutes, toInstant } from '$lib/domain/time/local';
import { and, asc, eq, gte, lt, ne, or, sql } from 'drizzle-orm';
import { publicSql } from '../clubs';
import type { Platform } from '../platform';

const MOST = 5;

/** What else is on in the same part of the town on that half of the day: a hint, never a hindrance. */
export async function listClashes(
	{ database, clock }: Pick<Platform, 'database' | 'clock'>,
	who: { actor: Actor },
	wanted: { clubId: string; id: string; localStart: string; district: string | null },
) {
	demand(who.actor, 'entry.write', { clubId: wanted.clubId });
	const { district, localStart, id } = wanted;
	if (!district) return [];
	// Morning, afternoon and evening are what one can be at one place for.
	const from = toInstant(addMinutes(localStart, -180));
	const until = toInstant(addMinutes(localStart, 180));
	return database.read((db) =>
		db
			.select({
				slug: event.slug,
				title: event.title,
				localStart: eventDate.localStart,
				club: club.name,
			})
			.from(eventDate)
			.innerJoin(event, eq(event.id, eventDate.eventId))
			.leftJoin(club, eq(club.id, event.clubId))
			.where(
				and(
					publicSql(PUBLIC_EVENT, event, clock.now()),
					ne(event.id, id),
					ne(event.state, 'cancelled'),
					ne(eventDate.state, 'cancelled'),
					eq(event.online, false),
					or(
						eq(event.district, district),
						and(sql`${event.district} is null`, eq(club.district, district)),
					),
					gte(eventDate.startsAt, from),
					lt(eventDate.startsAt, until),
				),
			)
			.orderBy(asc(eventDate.startsAt), asc(event.id))
			.limit(MOST),
	);
}
