import { event, eventDate } from '$db/schema';
import { eventContent, eventForm } from '$lib/domain/event/content';
import { listSingleDates, moveSingleDate } from '$lib/server/events';
import { openOwnEntry, writtenOf } from '$lib/server/entries';
import { newId } from '$lib/server/platform/ids';
import { saveEntry } from '$lib/server/writing';
import { asc, eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { addPerson, meet, openTestPeople } from '../support/people-platform';
import { onBothDatabases } from '../support/store';

onBothDatabases((_kind, _open, share) => {
	/** A trusted club with a series, every week from 1 December on. */
	async function start() {
		const people = await openTestPeople(await share());
		const owner = await addPerson(people, { clubRole: 'owner' });
		const clubId = owner.clubId ?? '';
		const met = await meet(people, owner);
		const id = newId();
		const save = async (title: string, seen = '') =>
			saveEntry(people, met, writtenOf('event'), {
				...{ clubId, id, seen },
				content: eventContent(
					eventForm.parse({
						...{ id, seen, title, date: '2026-12-01', time: '18:00', repeat: 'woche' },
					}),
				),
			});
		await save('Chorprobe');
		const [first] = await listSingleDates(people, met, clubId);
		const localStart = first?.localStart ?? '';
		const datesOf = () =>
			people.database.read((db) =>
				db
					.select()
					.from(eventDate)
					.where(eq(eventDate.eventId, id))
					.orderBy(asc(eventDate.localStart)),
			);
		return { people, owner, clubId, met, id, save, localStart, datesOf };
	}

	it('one date of a series falls out with its reason, and the others take place', async () => {
		const { people, clubId, met, id, save, localStart, datesOf } = await start();
		expect(localStart).toBe('2026-12-01T18:00');
		const cancel = { clubId, id, localStart, action: 'cancel' as const, reason: 'Heizung kaputt' };
		await Promise.all([moveSingleDate(people, met, cancel), moveSingleDate(people, met, cancel)]);
		const [first, second] = await datesOf();
		expect(first).toMatchObject({ state: 'cancelled', reason: 'Heizung kaputt' });
		expect(second).toMatchObject({ state: 'planned', reason: '' });
		const [row] = await people.database.read((db) =>
			db.select().from(event).where(eq(event.id, id)),
		);
		// Said once to calendar programs, however often it was pressed.
		expect(row).toMatchObject({ state: 'planned', sequence: 1 });
		await people.deliver();
		expect(people.told.filter(({ thingId }) => thingId === id).length).toBeGreaterThanOrEqual(2);

		// A change of the text does not bring it back.
		const { seen } = await openOwnEntry(people, met, { clubId, id });
		await save('Große Chorprobe', seen);
		expect((await datesOf())[0]).toMatchObject({ state: 'cancelled', reason: 'Heizung kaputt' });

		await moveSingleDate(people, met, { ...cancel, action: 'reinstate', reason: '' });
		expect((await datesOf())[0]).toMatchObject({ state: 'planned', reason: '' });
	});

	it('nobody else calls it off, and not what is over or does not exist', async () => {
		const { people, clubId, met, id, localStart } = await start();
		const cancel = { clubId, id, localStart, action: 'cancel' as const, reason: 'Nebel' };
		const other = await addPerson(people, { clubRole: 'owner' });
		const stranger = await meet(people, other);
		await expect(moveSingleDate(people, stranger, cancel)).rejects.toThrow();
		await expect(
			moveSingleDate(people, stranger, { ...cancel, clubId: other.clubId ?? '' }),
		).rejects.toMatchObject({ code: 'not-found' });
		await expect(
			moveSingleDate(people, met, { ...cancel, localStart: '2026-12-02T18:00' }),
		).rejects.toMatchObject({ code: 'not-found' });
		people.later(11 * 86_400_000);
		await expect(moveSingleDate(people, met, cancel)).rejects.toMatchObject({
			code: 'wrong-state',
		});
	});
});
