import { TURNS } from '$lib/server/jobs';
import { openEmbedded } from '$lib/server/platform/database/embedded';
import { prepareSchedule, scheduleGrants } from '$lib/server/platform/jobs/schedule';
import { migrateEmbeddedDatabase, migrateServer } from '$db/migrate';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
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
	const server = process.env.TEST_DATABASE_URL ? undefined : await startPostgres();
	const adminUrl = process.env.TEST_DATABASE_URL ?? server?.adminUrl;
	// One after the other: the embedded one keeps this process busy until connections time out.
	const access = adminUrl ? await migratedTemplate(adminUrl) : undefined;
	const { dump, prepared } = await migratedOnce(folder);
	project.provide('embeddedDump', dump);
	project.provide('preparedData', prepared);
	project.provide('postgres', access?.access);
	return async () => {
		await access?.drop();
		await server?.stop();
		rmSync(folder, { recursive: true, force: true });
	};
}

interface Migrated {
	dump: string;
	prepared: string;
}
const migratedIn = (folder: string): Migrated => ({
	dump: join(folder, 'embedded.tar'),
	prepared: join(folder, 'prepared'),
});

/** Several kinds of tests in one run share it: to make one takes as long as fifteen starts from it. */
async function migratedOnce(own: string): Promise<Migrated> {
	const run = process.env.TEST_RUN_FOLDER;
	const shared = run && join(run, 'migrated');
	if (shared && existsSync(shared)) return migratedIn(shared);
	const made = join(own, 'migrated');
	const { dump, prepared } = migratedIn(made);
	mkdirSync(prepared, { mode: 0o700, recursive: true });
	await dumpEmbedded(dump, prepared);
	if (!shared) return { dump, prepared };
	try {
		renameSync(made, shared);
	} catch (error) {
		// Another kind of tests was quicker.
		if (!existsSync(shared)) throw error;
	}
	return migratedIn(shared);
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
