import { rateCount } from '$db/schema';
import { isDuplicate } from '$lib/server/platform/database';
import { expect, it } from 'vitest';
import { onBothDatabases, openTestStore } from '../support/store';

const row = { key: 'somebody', windowStart: 0, count: 1, until: new Date(0) };

onBothDatabases((kind, open) => {
	it('hands every test a migrated database of its own', async () => {
		const one = await open();
		const other = await open();
		expect(one.database.kind).toBe(kind);
		await one.database.read((db) => db.insert(rateCount).values(row));
		expect(await one.database.read((db) => db.select().from(rateCount))).toHaveLength(1);
		expect(await other.database.read((db) => db.select().from(rateCount))).toEqual([]);
	});

	it('hands on nothing of what a test before has written, taken away or changed', async () => {
		const state = async () => {
			const { executeSql } = await open();
			const rowsOf = async (text: string) => (await executeSql(text)).rows;
			return {
				counts: await rowsOf('select count(*)::int as n from rate_count'),
				queues: await rowsOf('select name from pgboss.queue order by name'),
				triggers: await rowsOf(
					"select tgname from pg_trigger where tgname like 'audit%' order by 1",
				),
				wait: await rowsOf('show lock_timeout'),
			};
		};
		const first = await openTestStore(kind);
		await first.database.read((db) => db.insert(rateCount).values(row));
		await first.executeSql('delete from pgboss.queue');
		await first.close();
		const seen = await state();
		expect(seen.counts).toEqual([{ n: 0 }]);
		expect(seen.queues.length).toBeGreaterThan(3);

		const second = await openTestStore(kind);
		await second.executeSql("set lock_timeout = '7s'");
		await second.close();
		expect(await state()).toEqual(seen);
		if (kind === 'postgres') return;
		// Only the owner of the tables may do this; the embedded database has no other role.
		const third = await openTestStore(kind);
		await third.executeSql('drop trigger audit_entry_append_only on audit_entry');
		await third.close();
		expect(await state()).toEqual(seen);
	});

	it('knows a key that is taken, whatever the driver calls it', async () => {
		const { database } = await open();
		const put = () => database.read((db) => db.insert(rateCount).values(row));
		await put();
		const error: unknown = await put().then(
			() => undefined,
			(reason: unknown) => reason,
		);
		expect(isDuplicate(error)).toBe(true);
	});
});
