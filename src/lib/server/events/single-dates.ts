import { event, eventDate } from '$db/schema';
import type { EventState } from '$lib/domain/event/states';
import { Refused } from '$lib/domain/result';
import { demand, type Actor } from '$lib/domain/rights/may';
import { EVENT_CHANGED } from '$lib/domain/search/facts';
import { and, asc, eq, gt, inArray, isNotNull, sql } from 'drizzle-orm';
import { lockClub } from '../clubs';
import { audit } from '../platform/audit';
import type { Platform } from '../platform';

export interface SingleDate {
	eventId: string;
	localStart: string;
	cancelled: boolean;
}

const MOST = 8;
/** Of these the dates count one by one; a cancelled series has none that could fall out. */
const RUNNING: readonly EventState[] = ['planned', 'moved', 'full'];

/** The next dates of each series of a club, for whoever wants to call one of them off. */
export async function listSingleDates(
	{ database, clock }: Pick<Platform, 'database' | 'clock'>,
	who: { actor: Actor },
	clubId: string,
): Promise<SingleDate[]> {
	demand(who.actor, 'entry.write', { clubId });
	return database.read(async (db) => {
		const turn = sql<number>`row_number() over (partition by ${event.id} order by ${eventDate.startsAt})`;
		const next = db
			.select({
				eventId: eventDate.eventId,
				localStart: eventDate.localStart,
				state: eventDate.state,
				turn: turn.as('turn'),
			})
			.from(eventDate)
			.innerJoin(event, eq(event.id, eventDate.eventId))
			.where(
				and(
					eq(event.clubId, clubId),
					isNotNull(event.rule),
					inArray(event.state, [...RUNNING]),
					gt(eventDate.startsAt, clock.now()),
				),
			)
			.as('next');
		const found = await db
			.select()
			.from(next)
			.where(sql`${next.turn} <= ${MOST}`)
			.orderBy(asc(next.localStart));
		return found.map(({ eventId, localStart, state }) => ({
			...{ eventId, localStart, cancelled: state === 'cancelled' },
		}));
	});
}

/** One date of a series falls out, or takes place after all; the others stay as they are. Pressed twice it is once. */
export async function moveSingleDate(
	platform: Platform,
	who: { actor: Actor },
	input: {
		clubId: string;
		id: string;
		localStart: string;
		action: 'cancel' | 'reinstate';
		/** Whoever wanted to come reads it. */
		reason: string;
	},
): Promise<void> {
	const { clubId, id, localStart, action } = input;
	const { personId } = demand(who.actor, 'entry.write', { clubId });
	const now = platform.clock.now();
	const state = action === 'cancel' ? 'cancelled' : 'planned';
	await platform.database.transaction(async (tx) => {
		await lockClub(tx, clubId);
		const [series] = await tx.select().from(event).where(eq(event.id, id)).for('update');
		// Of others there is none.
		if (series?.clubId !== clubId) throw new Refused('not-found');
		const [date] = await tx
			.select()
			.from(eventDate)
			.where(and(eq(eventDate.eventId, id), eq(eventDate.localStart, localStart)))
			.for('update');
		if (!date) throw new Refused('not-found');
		if (date.state === state) return;
		if (!(RUNNING as readonly string[]).includes(series.state) || date.startsAt <= now)
			throw new Refused('wrong-state', { thing: 'event', state: series.state, action });
		await tx
			.update(eventDate)
			.set({ state, reason: action === 'cancel' ? input.reason : '' })
			.where(eq(eventDate.id, date.id));
		await tx
			.update(event)
			.set({ updatedAt: now, sequence: sql`${event.sequence} + 1` })
			.where(eq(event.id, id));
		await audit(tx, {
			actorId: personId,
			action: `event.${action}`,
			thingKind: 'event',
			thingId: id,
			changed: ['date'],
			detail: { date: localStart },
		});
		await platform.outbox.tell(tx, { type: EVENT_CHANGED, thingKind: 'event', thingId: id });
	});
	platform.outbox.nudge();
}
