import { TURNS } from '$lib/server/jobs';
import { openEmbedded } from '$lib/server/platform/database/embedded';
import { prepareSchedule, scheduleGrants } from '$lib/server/platform/jobs/schedule';
import { migrateEmbeddedDatabase, migrateServer } from '$db/migrate';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { createDatabase, createRoles, dropRoles, type ServerAccess } from './databases';
import { startPostgres } from './postgres';

declare module 'vitest' {
	interface ProvidedContext {
		/** File with a migrated embedded database, to be loaded instead of migrating again. */
		embeddedDump: string;
		/** A data folder with the same database, to be copied. */
		preparedData: string;
		/** Undefined when no PostgreSQL could be had. */
		postgres: ServerAccess | undefined;
	}
}

const migrations = join(process.cwd(), 'migrations');

/** Once per run: both databases migrated, so that each test only copies them. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
	const folder = mkdtempSync(join(tmpdir(), 'tohoop-databases-'));
	const dump = join(folder, 'embedded.tar');
	const prepared = join(folder, 'prepared');
	mkdirSync(prepared, { mode: 0o700 });
	const server = process.env.TEST_DATABASE_URL ? undefined : await startPostgres();
	const adminUrl = process.env.TEST_DATABASE_URL ?? server?.adminUrl;
	// One after the other: the embedded one keeps this process busy until connections time out.
	const access = adminUrl ? await migratedTemplate(adminUrl) : undefined;
	await dumpEmbedded(dump, prepared);
	project.provide('embeddedDump', dump);
	project.provide('preparedData', prepared);
	project.provide('postgres', access?.access);
	return async () => {
		await access?.drop();
		await server?.stop();
		rmSync(folder, { recursive: true, force: true });
	};
}

async function dumpEmbedded(file: string, prepared: string): Promise<void> {
	const database = await openEmbedded({ folder: prepared });
	try {
		await migrateEmbeddedDatabase(database.client, migrations);
		await prepareSchedule(async (text, values = []) => {
			if (values.length > 0) return database.client.query(text, values);
			const results = await database.client.exec(text);
			return { rows: results.at(-1)?.rows ?? [] };
		}, TURNS);
		const copy = await database.client.dumpDataDir('none');
		await writeFile(file, Buffer.from(await copy.arrayBuffer()));
	} finally {
		await database.close();
	}
}

async function migratedTemplate(
	adminUrl: string,
): Promise<{ access: ServerAccess; drop: () => Promise<void> }> {
	const access = await createRoles(adminUrl);
	const template = await createDatabase(access);
	await migrateServer({
		ownerUrl: template.ownerUrl,
		appUrl: template.appUrl,
		folder: migrations,
		prepare: (execute) => prepareSchedule(execute, TURNS),
		grants: scheduleGrants,
	});
	return {
		access: { ...access, template: template.name },
		drop: async () => {
			await template.drop();
			await dropRoles(access);
		},
	};
}
