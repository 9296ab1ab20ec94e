import { MigrationFailed, migrateEmbeddedDatabase, migrateServer } from '$db/migrate';
import { openEmbedded } from '$lib/server/platform/database/embedded';
import { rows, openWire, type Database } from '$lib/server/platform/database';
import { startFailure } from '$lib/server/product';
import { sql } from 'drizzle-orm';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, it, onTestFinished } from 'vitest';
import { temporaryFolder } from '../support/folder';
import { openTestDatabase } from '../support/store';

/** A folder of steps as the tool writes it. */
function folderOf(steps: readonly string[]): string {
	const folder = temporaryFolder();
	mkdirSync(join(folder, 'meta'));
	const entries = steps.map((step, idx) => {
		const tag = `000${idx}_step`;
		writeFileSync(join(folder, `${tag}.sql`), step);
		return { idx, version: '7', when: 1_700_000_000_000 + idx, tag, breakpoints: true };
	});
	writeFileSync(
		join(folder, 'meta', '_journal.json'),
		JSON.stringify({ version: '7', dialect: 'postgresql', entries }),
	);
	return folder;
}

const FIRST = 'create table first (n int)';
const SECOND = 'create table second (n int)';
const BROKEN = 'insert into nowhere values (1)';

const tables = async (database: Database) => {
	const found = await database.read((db) =>
		rows<{ name: string }>(
			db,
			sql`select tablename as name from pg_tables where tablename in ('first', 'second') order by 1`,
		),
	);
	return found.map(({ name }) => name);
};

interface Place {
	database: Database;
	migrate: (folder: string) => Promise<void>;
}

async function embedded(): Promise<Place> {
	const database = await openEmbedded('memory');
	onTestFinished(() => database.close());
	return { database, migrate: (folder) => migrateEmbeddedDatabase(database.client, folder) };
}

async function server(): Promise<Place> {
	const test = await openTestDatabase({ empty: true });
	if (!test) throw new Error('No PostgreSQL on this machine');
	const database = openWire({ url: test.ownerUrl, pool: 2 });
	onTestFinished(async () => {
		await database.close();
		await test.drop();
	});
	const prepare = () => Promise.resolve();
	const urls = { ownerUrl: test.ownerUrl, appUrl: test.ownerUrl };
	return {
		database,
		migrate: (folder) => migrateServer({ ...urls, folder, prepare, grants: () => [] }),
	};
}

describe.each([
	['embedded', embedded, false],
	['postgres', server, !inject('postgres')],
] as const)('%s', (_name, open, missing) => {
	it.skipIf(missing)('R22 of several steps none happened when one fails', async () => {
		const { database, migrate } = await open();
		await migrate(folderOf([FIRST]));
		const refused = await migrate(folderOf([FIRST, SECOND, BROKEN])).catch(
			(error: unknown) => error,
		);
		expect(refused).toBeInstanceOf(MigrationFailed);
		expect(startFailure(refused)).toMatch(
			/^Die Datenbank ließ sich nicht auf den neuen Stand bringen\. Nichts wurde verändert.*nowhere/,
		);
		expect(await tables(database)).toEqual(['first']);
		// Mended, the same steps go through, and those that were done are not done again.
		await migrate(folderOf([FIRST, SECOND]));
		expect(await tables(database)).toEqual(['first', 'second']);
		await migrate(folderOf([FIRST, SECOND]));
	});
});
