import { event, eventDate } from '$db/schema';
import { addDays, addMinutes, toLocal } from '$lib/domain/time/local';
import { occurrences, type Occurrence, type Series } from '$lib/domain/time/series';
import { and, eq, gte, inArray, isNotNull, isNull, or, gt } from 'drizzle-orm';
import type { Database, Db } from '../platform/database';
import { newId } from '../platform/ids';

/** So far ahead every single date stands in the agenda; a nightly job moves the end on. */
const HORIZON_DAYS = 400;

/** The dates to come, as the series says them. What was said of a single date stays with it. */
export async function layDates(tx: Db, eventId: string, series: Series, now: Date): Promise<void> {
	const all = datesFrom(series, now);
	const there = await tx
		.select({ id: eventDate.id, localStart: eventDate.localStart, endsAt: eventDate.endsAt })
		.from(eventDate)
		.where(and(eq(eventDate.eventId, eventId), gte(eventDate.endsAt, now)));
	const wanted = new Map(all.map((one) => [one.start, one]));
	const gone = there.filter((one) => !wanted.has(one.localStart));
	if (gone.length > 0)
		await tx.delete(eventDate).where(
			inArray(
				eventDate.id,
				gone.map(({ id }) => id),
			),
		);
	for (const one of there) {
		const { endsAt } = wanted.get(one.localStart) ?? one;
		if (endsAt.getTime() !== one.endsAt.getTime())
			await tx.update(eventDate).set({ endsAt }).where(eq(eventDate.id, one.id));
	}
	const known = new Set(there.map((one) => one.localStart));
	const added = all.filter((one) => !known.has(one.start));
	for (let at = 0; at < added.length; at += 200)
		await tx
			.insert(eventDate)
			.values(
				added.slice(at, at + 200).map(({ start, startsAt, endsAt }) => ({
					id: newId(),
					eventId,
					localStart: start,
					startsAt,
					endsAt,
				})),
			)
			// A date of the past keeps its row and its name.
			.onConflictDoNothing();
}

/** From now on, or from its beginning, as far as the agenda reaches. */
export function datesFrom(series: Series, now: Date): Occurrence[] {
	const today = toLocal(now);
	const from = series.start < today ? today : series.start;
	return occurrences(series, from, addDays(from, HORIZON_DAYS));
}

/** The nightly job: series without an end in sight get the dates that came within reach. */
export async function layAhead(database: Database, now: Date): Promise<number> {
	const found = await database.read((db) =>
		db
			.select()
			.from(event)
			.where(and(isNotNull(event.rule), or(isNull(event.lastEndsAt), gt(event.lastEndsAt, now)))),
	);
	for (const row of found)
		await database.transaction((tx) =>
			layDates(
				tx,
				row.id,
				{
					start: row.localStart,
					end: row.minutes > 0 ? addMinutes(row.localStart, row.minutes) : null,
					rule: row.rule,
					exceptions: row.leftOut,
					additions: row.added,
				},
				now,
			),
		);
	return found.length;
}
