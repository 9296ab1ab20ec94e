import { address, club, event, eventDate, need, news } from '$db/schema';
import { sortKey } from '$lib/domain/fold';
import type { Db } from '$lib/server/platform/database';
import { newId } from '$lib/server/platform/ids';

// Things of a test, with nothing said about them but what the test is about.

let count = 0;
/** A word nobody else uses: letters only, so that the search takes it for a word. */
export const ownWord = (): string =>
	`zq${[...String(++count).padStart(5, '0')].map((digit) => 'bcdfghjklm'.charAt(Number(digit))).join('')}`;

type New<T extends { $inferInsert: object }> = Partial<T['$inferInsert']>;

export const newClub = (given: New<typeof club> = {}): typeof club.$inferInsert => {
	const name = given.name ?? ownWord();
	return {
		id: newId(),
		slug: name.toLowerCase(),
		name,
		sortName: sortKey(name),
		legalForm: 'ev',
		state: 'verified',
		publishedAt: new Date(0),
		...given,
	};
};

export const newNeed = (clubId: string, given: New<typeof need> = {}): typeof need.$inferInsert => {
	const title = given.title ?? ownWord();
	return {
		id: newId(),
		slug: title,
		clubId,
		title,
		kind: 'einmalig',
		effort: 'bis-2-stunden',
		state: 'open',
		publishedAt: new Date(0),
		expiresAt: new Date('2099-01-01T00:00:00Z'),
		...given,
	};
};

export const newEvent = (
	clubId: string | null,
	given: New<typeof event> = {},
): typeof event.$inferInsert => {
	const title = given.title ?? ownWord();
	return {
		id: newId(),
		slug: title,
		clubId,
		title,
		type: 'treffen',
		localStart: '2030-05-04T15:00',
		minutes: 60,
		state: 'planned',
		publishedAt: new Date(0),
		...given,
	};
};

export const newNews = (
	clubId: string | null,
	given: New<typeof news> = {},
): typeof news.$inferInsert => {
	const title = given.title ?? ownWord();
	return {
		id: newId(),
		slug: title,
		clubId,
		title,
		text: 'Etwas ist geschehen.',
		type: 'bericht',
		state: 'published',
		publishedAt: new Date(0),
		...given,
	};
};

export const newDate = (eventId: string, startsAt: Date): typeof eventDate.$inferInsert => ({
	id: newId(),
	eventId,
	localStart: startsAt.toISOString().slice(0, 16),
	startsAt,
	endsAt: new Date(startsAt.getTime() + 3_600_000),
});

/** With the addresses under which they are reached. */
export async function writeThings(
	db: Db,
	things: {
		clubs?: (typeof club.$inferInsert)[];
		needs?: (typeof need.$inferInsert)[];
		events?: (typeof event.$inferInsert)[];
		dates?: (typeof eventDate.$inferInsert)[];
		news?: (typeof news.$inferInsert)[];
	},
): Promise<void> {
	const kinds = [
		['club', club, things.clubs],
		['need', need, things.needs],
		['event', event, things.events],
		['news', news, things.news],
	] as const;
	for (const [kind, table, rows = []] of kinds)
		for (let at = 0; at < rows.length; at += 100) {
			const some = rows.slice(at, at + 100);
			await db.insert(table).values(some as never);
			await db
				.insert(address)
				.values(some.map(({ id, slug }) => ({ thingKind: kind, slug, thingId: id })));
		}
	for (let at = 0; at < (things.dates?.length ?? 0); at += 100)
		await db.insert(eventDate).values(things.dates?.slice(at, at + 100) ?? []);
}
