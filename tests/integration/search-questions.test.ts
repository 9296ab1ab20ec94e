import { queryCount, queryText } from '$db/schema';
import { forgetQuestions, openQuestionCount } from '$lib/server/discovery';
import { systemClock } from '$lib/server/platform/clock';
import { openLog } from '$lib/server/platform/log';
import { sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { onBothDatabases, type TestStore } from '../support/store';
import { waitFor } from '../support/wait-for';

// What nobody finds is counted without anybody in it.

const counts = ({ database }: TestStore) =>
	database.read((db) => db.select().from(queryCount).orderBy(queryCount.count));
const texts = async ({ database }: TestStore) =>
	(await database.read((db) => db.select().from(queryText))).map((row) => row.text);
const opened = (store: TestStore, clock = systemClock) =>
	openQuestionCount(store.database, 'secret', 'Europe/Berlin', clock, openLog('error'));

onBothDatabases((_kind, open) => {
	it('counts what finds nothing or takes long, and keeps no words of few', async () => {
		const store = await open();
		const count = opened(store);
		count.note('Seeigelzucht', 0, 5);
		count.note('seeigelzucht ', 0, 5);
		count.note('chor', 12, 900);
		count.note('chor', 12, 5);
		const rows = await waitFor(async () => {
			const found = await counts(store);
			return found.length === 2 && found.some((row) => row.count === 2) ? found : undefined;
		}, 10_000);
		expect(rows.map(({ what, count: n }) => [what, n])).toEqual([
			['slow', 1],
			['none', 2],
		]);
		expect(JSON.stringify(rows)).not.toMatch(/seeigel|chor/);
		expect(await texts(store)).toEqual([]);
	});

	it('counts for the day of the city that the clock says', async () => {
		const store = await open();
		const count = opened(store, { now: () => new Date('2031-05-03T22:30:00Z') });
		count.note('seeigelzucht', 0, 5);
		await waitFor(async () => (await counts(store)).length > 0, 10_000);
		expect(await counts(store)).toMatchObject([{ day: '2031-05-04' }]);
	});

	it('never counts what looks like a person: mail, telephone, link, number', async () => {
		const store = await open();
		const count = opened(store);
		for (const text of ['a@b.example', '0451 123456', 'https://x.example', '23552'])
			count.note(text, 0, 5);
		count.note('zuletzt', 0, 5);
		await waitFor(async () => (await counts(store)).length > 0, 10_000);
		expect(await counts(store)).toHaveLength(1);
	});

	it('keeps the words of what many asked on several days, and forgets counts and words on time', async () => {
		const store = await open();
		const count = opened(store);
		const asked = async () => (await counts(store)).reduce((sum, row) => sum + row.count, 0);
		count.note('seeigelzucht', 0, 5);
		await waitFor(async () => (await asked()) === 1, 10_000);
		// The same, on two earlier days.
		await store.database.read((db) =>
			db.execute(sql`insert into query_count (day, what, hash, count)
				select day - n, what, hash, 12 from query_count, generate_series(1, 2) as n`),
		);
		count.note('seeigelzucht', 0, 5);
		await waitFor(async () => (await texts(store)).length > 0, 10_000);
		expect(await texts(store)).toEqual(['seeigelzucht']);

		const inDays = (days: number) => new Date(Date.now() + days * 86_400_000);
		expect(await forgetQuestions(store.database, inDays(80), 90)).toBe(0);
		expect(await texts(store)).toEqual(['seeigelzucht']);
		expect(await forgetQuestions(store.database, inDays(95), 90)).toBe(3);
		expect(await texts(store)).toEqual([]);
	});
});
