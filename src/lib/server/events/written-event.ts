import { club, event, place, type eventDate } from '$db/schema';
import type { EventContent } from '$lib/domain/event/content';
import { eventStates } from '$lib/domain/event/states';
import { EVENT_CHANGED } from '$lib/domain/search/facts';
import { addMinutes, ZONE } from '$lib/domain/time/local';
import { lastEndsAt, type Series } from '$lib/domain/time/series';
import { desc, eq, sql } from 'drizzle-orm';
import {
	movesOf,
	pictureColumns,
	pictureIn,
	placeIn,
	type EntryRow,
	type Given,
	type Written,
} from '../writing';
import { datesFrom, layDates } from './lay-dates';

type Row = typeof event.$inferSelect;

/** Something at a time and place, written by its club. */
export const writtenEvent: Written<EventContent> = {
	kind: 'event',
	fact: EVENT_CHANGED,
	moves: movesOf(eventStates),
	otherwise: 'termin',
	async find(db, id, lock = false) {
		const query = db.select().from(event).where(eq(event.id, id));
		const [row] = await (lock ? query.for('update') : query);
		if (!row) return undefined;
		const [owner] = row.clubId
			? await db.select({ placeId: club.placeId }).from(club).where(eq(club.id, row.clubId))
			: [];
		const [there] = row.placeId
			? await db.select().from(place).where(eq(place.id, row.placeId))
			: [];
		const where = placeIn(row, owner ?? null, there ?? null, row.online);
		return { row: rowOf(row), content: contentOf(row, where) };
	},
	async list(db, clubId, limit) {
		const found = await db
			.select()
			.from(event)
			.where(eq(event.clubId, clubId))
			.orderBy(desc(event.updatedAt), desc(event.id))
			.limit(limit);
		return found.map(rowOf);
	},
	async insert(tx, id, given) {
		await tx.insert(event).values({
			id,
			clubId: given.clubId,
			...columnsOf(given),
			createdAt: given.now,
		});
		await layDates(tx, id, seriesOf(given.content), given.now);
	},
	async update(tx, id, given) {
		await tx
			.update(event)
			.set({ ...columnsOf(given), sequence: sql`${event.sequence} + 1` })
			.where(eq(event.id, id));
		await layDates(tx, id, seriesOf(given.content), given.now);
	},
	async put(tx, id, { action, state, reason, now }) {
		await tx
			.update(event)
			.set({
				state,
				updatedAt: now,
				sequence: sql`${event.sequence} + 1`,
				...(action === 'cancel' ? { reason } : {}),
				...(action === 'reinstate' ? { reason: '' } : {}),
			})
			.where(eq(event.id, id));
	},
	read: (kept) => kept as unknown as EventContent,
};

export const seriesOf = (content: EventContent): Series => ({
	start: content.localStart,
	end: content.minutes > 0 ? addMinutes(content.localStart, content.minutes) : null,
	rule: content.rule,
	exceptions: content.leftOut,
	additions: content.added,
});

function columnsOf({ slug, state, content, place, publishedAt, now }: Given<EventContent>) {
	const { place: where, picture, ...fields } = content;
	return {
		...fields,
		slug,
		state,
		...place,
		online: where === 'ohne',
		...pictureColumns(picture),
		lastEndsAt: lastEndsAt(seriesOf(content)),
		publishedAt,
		confirmedAt: now,
		updatedAt: now,
	};
}

const rowOf = (row: Row): EntryRow => ({
	id: row.id,
	clubId: row.clubId,
	slug: row.slug,
	title: row.title,
	state: row.state,
	publishedAt: row.publishedAt,
	updatedAt: row.updatedAt,
	until: row.lastEndsAt,
	placeId: row.placeId,
	district: row.district,
});

const contentOf = (row: Row, where: EventContent['place']): EventContent =>
	// Keys were checked when they came in.
	({
		title: row.title,
		text: row.text,
		type: row.type,
		topics: row.topics,
		audiences: row.audiences,
		link: row.link,
		price: row.price,
		registration: row.registration,
		capacity: row.capacity,
		languages: row.languages,
		access: row.access,
		localStart: row.localStart,
		minutes: row.minutes,
		rule: row.rule,
		leftOut: row.leftOut,
		added: row.added,
		place: where,
		picture: pictureIn(row),
	}) as EventContent;

/** The rows it would be, for those who look before they publish. */
export function previewEvent(
	id: string,
	clubId: string,
	given: Given<EventContent>,
): { event: Row; dates: (typeof eventDate.$inferSelect)[] } {
	const { content, now } = given;
	return {
		event: {
			...columnsOf(given),
			...{ id, clubId, zone: ZONE, reason: '', sequence: 0, createdAt: now },
			...{ source: 'own', externalId: null, licence: null },
		},
		dates: datesFrom(seriesOf(content), now)
			.slice(0, 20)
			.map(({ start, startsAt, endsAt }) => ({
				...{ id, eventId: id, localStart: start, startsAt, endsAt, state: 'planned', reason: '' },
			})),
	};
}
