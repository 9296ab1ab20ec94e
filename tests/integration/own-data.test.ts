import { auditEntry, auditPerson, membership, person } from '$db/schema';
import {
	askToLeave,
	eraseLeavers,
	exportOwnData,
	leavingOf,
	stayAfterAll,
} from '$lib/server/people';
import { newId } from '$lib/server/platform/ids';
import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { addPerson, meet, openTestPeople, type TestPeople } from '../support/people-platform';
import { addRegistered } from '../support/register';
import { onBothDatabases } from '../support/store';

const DAY = 86_400_000;

onBothDatabases((_kind, open, share) => {
	const one = share;
	const there = async (people: TestPeople, id: string) =>
		(await people.database.read((db) => db.select().from(person).where(eq(person.id, id)))).length;

	it('P4 gives everything about oneself, and nothing that opens something', async () => {
		const people = await openTestPeople(await one());
		const { met, name, mail } = await addRegistered(people);
		const data = await exportOwnData(people, met);
		expect(data).toMatchObject({
			person: { mail },
			memberships: [{ club: name, role: 'owner' }],
			reviews: [{ kind: 'club' }],
		});
		const text = JSON.stringify(data);
		expect(text).toContain('Wir pflanzen Bäume.');
		expect(text).not.toMatch(/"(hash|nonce)"/);
	});

	it('P5 S42 erases after fourteen days, not before, and not who changed their mind', async () => {
		const people = await openTestPeople(await open());
		const who = await addPerson(people);
		const other = await addPerson(people);
		const elsewhere = await meet(people, who);
		const met = await meet(people, who);
		await askToLeave(people, met);
		expect(await people.sessions.list(who.id)).toHaveLength(1);
		expect(elsewhere.sessionId).not.toBe(met.sessionId);
		const second = await meet(people, other);
		await askToLeave(people, second);
		await stayAfterAll(people, second);
		people.later(14 * DAY - 1);
		expect(await eraseLeavers(people)).toBe(0);
		people.later(1);
		expect(await eraseLeavers(people)).toBe(1);
		expect([await there(people, who.id), await there(people, other.id)]).toEqual([0, 1]);
		// What was done stays; who did it is nobody any more.
		const [deeds, names] = await people.database.read(async (db) => [
			await db.select().from(auditEntry).where(eq(auditEntry.actorId, who.id)),
			await db.select().from(auditPerson).where(eq(auditPerson.id, who.id)),
		]);
		expect(deeds.map(({ action }) => action)).toContain('account.erased');
		expect(names).toEqual([]);
		expect(JSON.stringify(deeds)).not.toContain(who.mail);
	});

	it('the last who looks after a club is asked to hand over first', async () => {
		const people = await openTestPeople(await open());
		const who = await addPerson(people, { clubRole: 'owner' });
		const met = await meet(people, who);
		expect((await leavingOf(people, met)).alone).toHaveLength(1);
		await expect(askToLeave(people, met)).rejects.toMatchObject({ detail: { last: 1 } });
		const heir = await addPerson(people);
		const row = { id: newId(), personId: heir.id, clubId: who.clubId ?? '', role: 'owner' };
		await people.database.read((db) => db.insert(membership).values(row));
		await askToLeave(people, met);
		people.later(14 * DAY);
		// The other one left in between: then this one is the last again, and stays.
		await people.database.read((db) =>
			db.update(membership).set({ state: 'left' }).where(eq(membership.id, row.id)),
		);
		expect(await eraseLeavers(people)).toBe(0);
		await people.database.read((db) =>
			db.update(membership).set({ state: 'active' }).where(eq(membership.id, row.id)),
		);
		expect(await eraseLeavers(people)).toBe(1);
		expect(await there(people, heir.id)).toBe(1);
	});
});
