import { feedback } from '$db/schema';
import { rows, tidyEmbedded, type Database } from '$lib/server/platform/database';
import { newId } from '$lib/server/platform/ids';
import { eq, sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { onBothDatabases } from '../support/store';

const sizeOf = async (database: Database): Promise<number> => {
	const [row] = await database.read((db) =>
		rows<{ size: number }>(db, sql`select pg_relation_size('feedback')::int as size`),
	);
	return row?.size ?? 0;
};

onBothDatabases((kind, open) => {
	it('gives back the space of what was erased, keeps the rest, and leaves a PostgreSQL to itself', async () => {
		const { database } = await open();
		const [kept, ...erased] = Array.from({ length: 400 }, () => ({
			...{ id: newId(), page: '', contact: '', message: 'Rampe '.repeat(200) },
		}));
		if (!kept) throw new Error('Nothing to keep');
		await database.transaction((tx) => tx.insert(feedback).values([kept, ...erased]));
		await database.read((db) => db.execute(sql`delete from feedback where id <> ${kept.id}`));
		const before = await sizeOf(database);
		expect(before).toBeGreaterThan(64 * 1024);

		const tables = await tidyEmbedded(database);
		if (kind === 'postgres') return expect(tables).toBeUndefined();
		// Ours, those of the queue, and those the database keeps about itself.
		expect(tables).toBeGreaterThan(60);
		expect(await sizeOf(database)).toBeLessThan(before / 4);
		expect(
			await database.read((db) => db.select().from(feedback).where(eq(feedback.id, kept.id))),
		).toMatchObject([{ message: kept.message }]);
	});

	it('lets others get in between', async () => {
		if (kind === 'postgres') return expect(kind).toBe('postgres');
		const { database } = await open();
		const order: string[] = [];
		const tidying = tidyEmbedded(database).then(() => order.push('tidied'));
		await database.read((db) => db.select().from(feedback).limit(1));
		order.push('read');
		await tidying;
		expect(order).toEqual(['read', 'tidied']);
	});
});
