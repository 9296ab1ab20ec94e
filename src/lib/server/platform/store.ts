import { bareSql, bareTypes, migrateEmbeddedDatabase, migrateServer } from '$db/migrate';
import { join } from 'node:path';
import postgres from 'postgres';
import { isUnavailable, lockFolder, openWire, type Database, type FolderLock } from './database';
import { doorPath } from './door';
import { prepareSchedule, scheduleGrants, type ExecuteSql } from './jobs/schedule';
import type { Log } from './log';
import { projectRoot } from './root';
import type { Settings } from './settings';

/** The opened and migrated database, with what else must be closed at the end. */
export interface Store {
	database: Database;
	/** The bare connection for the queue library. */
	executeSql: ExecuteSql;
	lock?: FolderLock;
	/** A copy of the embedded database's folder, taken while nobody writes. */
	dump?: () => Promise<Blob>;
	close(): Promise<void>;
}

export interface StoreOptions {
	/** Says in the lock who holds the folder. */
	what: string;
	patient?: boolean;
	jobs: readonly { name: string; cron: string }[];
	log: Log;
	say?: (sentence: string) => void;
}

export class DatabaseNeverCame extends Error {
	constructor(host: string) {
		super(
			`Die Datenbank auf ${host} hat 60 Sekunden lang nicht geantwortet. Läuft sie, und stimmt DATABASE_URL?`,
		);
		this.name = 'DatabaseNeverCame';
	}
}

export async function openStore(settings: Settings, options: StoreOptions): Promise<Store> {
	const store =
		settings.database.kind === 'embedded'
			? await openEmbeddedStore(settings, options)
			: await openServerStore(settings.database, options);
	return store;
}

async function openEmbeddedStore(settings: Settings, options: StoreOptions): Promise<Store> {
	const lock = await lockFolder(settings.dataDir, options.what, doorPath(settings.dataDir));
	try {
		// Loaded only when needed: it is large, and a server installation never uses it.
		const { openEmbedded } = await import('./database/embedded');
		const database = await openEmbedded({ folder: settings.dataDir });
		await migrateEmbeddedDatabase(database.client, join(projectRoot(), 'migrations'));
		const executeSql: ExecuteSql = async (text, values = []) => {
			if (values.length > 0) return database.client.query(text, values);
			const results = await database.client.exec(text);
			return { rows: results.at(-1)?.rows ?? [] };
		};
		await prepareSchedule(executeSql, options.jobs);
		return {
			database,
			executeSql,
			lock,
			dump: async () => database.client.dumpDataDir('none'),
			close: async () => {
				await database.close();
				lock.release();
			},
		};
	} catch (error) {
		lock.release();
		throw error;
	}
}

async function openServerStore(
	where: Extract<Settings['database'], { kind: 'postgres' }>,
	options: StoreOptions,
): Promise<Store> {
	await waitForServer(where.ownerUrl, options);
	if (where.oneRole)
		options.log.warn('database.one_role', {
			note: 'DATABASE_OWNER_URL is not set: the app migrates with its own role and owns the tables',
		});
	await migrateServer({
		ownerUrl: where.ownerUrl,
		appUrl: where.url,
		folder: join(projectRoot(), 'migrations'),
		prepare: async (executeSql) => prepareSchedule(executeSql, options.jobs),
		grants: scheduleGrants,
	});
	const database = openWire({
		url: where.url,
		pool: where.pool,
		patient: options.patient,
		onChange: (available) =>
			options.log[available ? 'info' : 'warn']('database.change', { available }),
	});
	// The queue library polls; it must neither wait behind requests nor take their places. One
	// connection, because it sends its transactions as text, which the driver refuses in a wider pool.
	const queue = postgres(where.url, {
		max: 1,
		types: bareTypes,
		connect_timeout: 2,
		backoff: () => 1,
		onnotice: () => undefined,
		connection: { application_name: 'tohoop-jobs', TimeZone: 'UTC', statement_timeout: 30_000 },
	});
	return {
		database,
		executeSql: bareSql(queue),
		close: async () => {
			await Promise.all([database.close(), queue.end({ timeout: 2 })]);
		},
	};
}

async function waitForServer(url: string, options: StoreOptions): Promise<void> {
	const until = Date.now() + 60_000;
	let said = false;
	for (;;) {
		const client = postgres(url, { max: 1, connect_timeout: 2, onnotice: () => undefined });
		try {
			await client`select 1`;
			return;
		} catch (error) {
			if (!isUnavailable(error)) throw error;
			if (Date.now() > until) throw new DatabaseNeverCame(new URL(url).host);
			if (!said)
				options.say?.('Die Datenbank antwortet noch nicht, ich warte bis zu 60 Sekunden …');
			said = true;
		} finally {
			await client.end({ timeout: 1 });
		}
		await new Promise((resolve) => setTimeout(resolve, 500));
	}
}
