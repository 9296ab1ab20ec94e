import { rateCount } from '$db/schema';
import { isDuplicate } from '$lib/server/platform/database';
import { expect, it } from 'vitest';
import { onBothDatabases } from '../support/store';

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
