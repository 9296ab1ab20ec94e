import { DEMO_PEOPLE } from '$db/seed/demo/people';
import { person } from '$db/schema';
import { Refused } from '$lib/domain/result';
import { listDemoPersons, signInAsDemoPerson } from '$lib/server/people';
import { newId } from '$lib/server/platform/ids';
import { expect, it } from 'vitest';
import { openTestPeople } from '../support/people-platform';
import { onBothDatabases } from '../support/store';

const earnest = { DEMO: '0', CITY: 'luebeck', ORIGIN: 'https://tohoop.example' };
const here = { device: '' };

onBothDatabases((_kind, open) => {
	it('signs in as somebody of the demo, the second factor counted as shown', async () => {
		const store = await open();
		const people = await openTestPeople(store);
		const demo = DEMO_PEOPLE[0];
		if (!demo) throw new Error('Nobody in the demo');
		await store.database.transaction(async (tx) => {
			await tx.insert(person).values({ id: newId(), name: demo.name, demoKey: demo.key });
		});
		expect((await listDemoPersons(people)).map((one) => one.key)).toEqual([demo.key]);
		const { cookie } = await signInAsDemoPerson(people, demo.key, here);
		const met = await people.sessions.meet(cookie.value);
		expect(met?.person.name).toBe(demo.name);
		expect(met?.actor.strong).toBe(true);
		await expect(signInAsDemoPerson(people, 'niemand', here)).rejects.toThrow(
			new Refused('not-found'),
		);

		// The same database, opened in earnest.
		const real = await openTestPeople(store, earnest);
		expect(await listDemoPersons(real)).toEqual([]);
		await expect(signInAsDemoPerson(real, demo.key, here)).rejects.toThrow(
			new Refused('not-found'),
		);
	});
});
