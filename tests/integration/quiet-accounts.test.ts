import { membership, person } from '$db/schema';
import { erasedAfterDays } from '$lib/domain/privacy/retention';
import { QUIET_WARNING_DAYS, sweepQuiet } from '$lib/server/people';
import { newId } from '$lib/server/platform/ids';
import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { whereIs } from '../support/canary';
import { addPerson, meet, openTestPeople, type TestPeople } from '../support/people-platform';
import { onBothDatabases } from '../support/store';
import { newClub, writeThings } from '../support/things';

const DAY = 86_400_000;
const LIMIT = erasedAfterDays('editor-account');
const [FIRST, LAST] = QUIET_WARNING_DAYS;

onBothDatabases((_kind, open, share) => {
	const one = share;
	/** Somebody who was here just now, and whose mails are counted. */
	const quiet = async (people: TestPeople, more: Parameters<typeof addPerson>[1] = {}) => {
		const who = await addPerson(people, more);
		await people.database.read((db) =>
			db.update(person).set({ lastSeenAt: people.clock.now() }).where(eq(person.id, who.id)),
		);
		const mails = () => people.mails.filter(({ to }) => to === who.mail);
		const turn = async () => {
			await sweepQuiet(people);
			await people.deliver();
			return mails().length;
		};
		return { ...who, mails, turn };
	};

	it('P6 an account nobody uses is told twice and goes after two years, on the day', async () => {
		const people = await openTestPeople(await one());
		const who = await quiet(people);
		people.later((LIMIT - FIRST - 1) * DAY);
		expect(await who.turn()).toBe(0);
		people.later(DAY);
		expect(await who.turn()).toBe(1);
		expect(await who.turn(), 'told once').toBe(1);
		people.later((FIRST - LAST - 1) * DAY);
		expect(await who.turn()).toBe(1);
		people.later(DAY);
		expect(await who.turn()).toBe(2);
		expect(who.mails()[1]?.text).toContain('20. November 2028');
		people.later((LAST - 1) * DAY);
		await who.turn();
		expect(await whereIs(people.database, who.mail)).not.toEqual([]);
		people.later(DAY);
		await Promise.all([sweepQuiet(people), sweepQuiet(people)]);
		expect(await whereIs(people.database, who.mail)).toEqual([]);
	});

	it('one visit, and the silence begins anew', async () => {
		const people = await openTestPeople(await one());
		const who = await quiet(people);
		people.later((LIMIT - LAST) * DAY);
		expect(await who.turn()).toBe(1);
		people.later(40 * DAY);
		const met = await meet(people, who);
		expect(met.person.id).toBe(who.id);
		await who.turn();
		people.later(FIRST * DAY);
		expect(await who.turn()).toBe(1);
		const [row] = await people.database.read((db) =>
			db.select().from(person).where(eq(person.id, who.id)),
		);
		expect(row).toMatchObject({ quietMails: 0, quietMailedAt: null });
	});

	it('after a long pause of ours nobody is warned and erased in one night', async () => {
		const people = await openTestPeople(await one());
		const who = await quiet(people);
		people.later(2 * LIMIT * DAY);
		expect(await who.turn()).toBe(1);
		people.later((FIRST - LAST) * DAY);
		expect(await who.turn()).toBe(2);
		people.later((LAST - 1) * DAY);
		await who.turn();
		expect(await whereIs(people.database, who.mail)).not.toEqual([]);
		people.later(DAY);
		await who.turn();
		expect(await whereIs(people.database, who.mail)).toEqual([]);
	});

	it('however many are left in peace, those after them have their turn', async () => {
		const people = await openTestPeople(await open());
		const left = Array.from({ length: 201 }, () => ({ id: newId(), clubId: newId() }));
		await people.database.transaction(async (tx) => {
			await tx.insert(person).values(
				left.map(({ id }) => ({
					...{ id, name: 'Still', mail: `${id}@verein.example` },
					lastSeenAt: people.clock.now(),
				})),
			);
			await writeThings(tx, { clubs: left.map(({ clubId }) => newClub({ id: clubId })) });
			const role = 'owner';
			await tx
				.insert(membership)
				.values(left.map(({ id, clubId }) => ({ id: newId(), personId: id, clubId, role })));
		});
		const who = await quiet(people);
		people.later(LIMIT * DAY);
		expect(await who.turn()).toBe(1);
	});

	it('whoever alone looks after a club is left in peace, until somebody else does', async () => {
		const people = await openTestPeople(await one());
		const who = await quiet(people, { clubRole: 'owner' });
		people.later(LIMIT * DAY);
		expect(await who.turn()).toBe(0);
		const heir = await addPerson(people);
		const row = { id: newId(), personId: heir.id, clubId: who.clubId ?? '', role: 'owner' };
		await people.database.read((db) => db.insert(membership).values(row));
		expect(await who.turn()).toBe(1);
	});
});
