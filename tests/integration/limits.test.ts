import { rateCount } from '$db/schema';
import { DatabaseUnavailable, type Database } from '$lib/server/platform/database';
import { openLimits, type Limits } from '$lib/server/platform/limits';
import { sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { onBothDatabases } from '../support/store';
import { waitFor } from '../support/wait-for';

const WEEK = 7 * 86_400;
const count = (limits: Limits, who = 'somebody', what = 'form') => limits.allow(what, who, 3, WEEK);
const rowsOf = (database: Database) =>
	database.read((db) => db.select().from(rateCount).orderBy(rateCount.key));

onBothDatabases((_kind, open) => {
	it('allows so many and says when to come back, each person and each kind for itself', async () => {
		const { database } = await open();
		const limits = await openLimits(database);
		const verdicts = [];
		for (let n = 0; n < 5; n++) verdicts.push(await count(limits));
		expect(verdicts.map(({ allowed }) => allowed)).toEqual([true, true, true, false, false]);
		for (const { retryAfterSeconds } of verdicts) {
			expect(retryAfterSeconds).toBeGreaterThanOrEqual(1);
			expect(retryAfterSeconds).toBeLessThanOrEqual(WEEK);
		}
		expect((await count(limits, 'somebody else')).allowed).toBe(true);
		expect((await count(limits, 'somebody', 'other form')).allowed).toBe(true);
	});

	it('R16 counts for all processes together, however many ask at once', async () => {
		const { database } = await open();
		const [one, other] = [await openLimits(database), await openLimits(database)];
		const verdicts = await Promise.all(
			Array.from({ length: 20 }, (_, n) => count(n % 2 ? one : other)),
		);
		expect(verdicts.filter(({ allowed }) => allowed)).toHaveLength(3);
	});

	it('keeps nobody by name', async () => {
		const { database } = await open();
		await count(await openLimits(database), '198.51.100.7');
		const [row] = await rowsOf(database);
		expect(row?.key).toMatch(/^form:[\w-]{22}$/);
		// Two installations call the same person differently.
		const other = await open();
		await count(await openLimits(other.database), '198.51.100.7');
		expect((await rowsOf(other.database))[0]?.key).not.toBe(row?.key);
	});

	it('takes back what was forgiven, and never below nothing', async () => {
		const { database } = await open();
		const limits = await openLimits(database);
		const first = await count(limits);
		await count(limits);
		await limits.forgive(first);
		expect((await rowsOf(database))[0]?.count).toBe(1);
		for (let n = 0; n < 3; n++) await limits.forgive(first);
		expect((await rowsOf(database))[0]?.count).toBe(0);
	});

	it('R02 gives back what an outage cost, once the database is back', async () => {
		const { database } = await open();
		let away = false;
		let refused = 0;
		const shaky: Database = {
			...database,
			read: (work) => {
				if (!away) return database.read(work);
				refused++;
				return Promise.reject(new DatabaseUnavailable('gone'));
			},
		};
		const limits = await openLimits(shaky);
		const spent = [await count(limits), await count(limits), await count(limits)];
		away = true;
		for (const verdict of spent) limits.owe(verdict);
		await waitFor(() => refused >= 2);
		expect((await rowsOf(database))[0]?.count).toBe(3);
		away = false;
		await waitFor(async () => (await rowsOf(database))[0]?.count === 0);
		expect((await count(limits)).allowed).toBe(true);
	});

	it('begins anew with the next window, and sweeps those that are over', async () => {
		const { database } = await open();
		const limits = await openLimits(database);
		for (let n = 0; n < 4; n++) await count(limits);
		await database.read((db) =>
			db.execute(sql`update rate_count set window_start = window_start - ${WEEK},
				until = until - make_interval(secs => ${WEEK})`),
		);
		expect((await count(limits)).allowed).toBe(true);
		expect(await rowsOf(database)).toHaveLength(2);
		await limits.sweep();
		expect((await rowsOf(database)).map((row) => row.count)).toEqual([1]);
	});
});
