import { bareSql, migrateEmbeddedDatabase, migrateServer } from '$db/migrate';
import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import postgres from 'postgres';
import {
	asUnavailable,
	isLost,
	lockFolder,
	openWire,
	type Database,
	type FolderLock,
} from './database';
import { doorPath } from './door';
import { prepareSchedule, scheduleGrants, type ExecuteSql } from './jobs/schedule';
import type { Log } from './log';
import { forgetHolds } from './jobs/work-alone';
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
	close: () => Promise<void>;
}

export interface StoreOptions {
	/** Says in the lock who holds the folder. */
	what: string;
	patient?: boolean;
	/** False until people are let in: before, a slow answer is waited for. */
	begun?: () => boolean;
	jobs: readonly { name: string; cron: string }[];
	log: Log;
	say?: (sentence: string) => void;
	/** Ends the waiting for a server that does not come. */
	signal?: AbortSignal;
}

export class DatabaseNeverCame extends Error {
	constructor(host: string, seconds: number) {
		super(
			`Die Datenbank auf ${host} hat ${seconds} Sekunden lang nicht geantwortet. Läuft sie, und stimmt DATABASE_URL?`,
		);
		this.name = 'DatabaseNeverCame';
	}
}

export async function openStore(settings: Settings, options: StoreOptions): Promise<Store> {
	return settings.database.kind === 'embedded'
		? openEmbeddedStore(settings, options)
		: openServerStore(settings.database, options);
}

async function openEmbeddedStore(settings: Settings, options: StoreOptions): Promise<Store> {
	const lock = await lockFolder(settings.dataDir, options.what, doorPath(settings.dataDir));
	const letGo = async () => {
		lock.release();
		// A door that did not fit into the data folder lies in a folder of its own.
		const place = dirname(lock.holder.door);
		if (place !== settings.dataDir) await rm(place, { recursive: true, force: true });
	};
	try {
		// Loaded only when needed: it is large, and a server installation never uses it.
		const { openEmbedded } = await import('./database/embedded');
		const database = await openEmbedded(
			{ folder: settings.dataDir },
			{
				onDisk: (full) => options.log[full ? 'warn' : 'info']('database.disk', { full }),
			},
		);
		const migrations = join(projectRoot(), 'migrations');
		await database.bare((client) => migrateEmbeddedDatabase(client, migrations));
		const executeSql: ExecuteSql = (text, values = []) =>
			database.bare(async (client) => {
				if (values.length > 0) return client.query(text, values);
				const results = await client.exec(text);
				return { rows: results.at(-1)?.rows ?? [] };
			});
		await prepareSchedule(executeSql, options.jobs);
		await forgetHolds(database);
		return {
			database,
			executeSql,
			lock,
			dump: async () => database.client.dumpDataDir('none'),
			close: async () => {
				await database.close();
				await letGo();
			},
		};
	} catch (error) {
		await letGo();
		throw error;
	}
}

async function openServerStore(where: Server, options: StoreOptions): Promise<Store> {
	if (where.oneRole)
		options.log.warn('database.one_role', {
			note: 'DATABASE_OWNER_URL is not set: the app migrates with its own role and owns the tables',
		});
	await untilItStays(where, options, () =>
		migrateServer({
			ownerUrl: where.ownerUrl,
			appUrl: where.url,
			folder: join(projectRoot(), 'migrations'),
			prepare: async (executeSql) => prepareSchedule(executeSql, options.jobs),
			grants: scheduleGrants,
		}),
	);
	const database = openWire({
		url: where.url,
		pool: where.pool,
		patient: options.patient,
		begun: options.begun,
		onChange: (available) =>
			options.log[available ? 'info' : 'warn']('database.change', { available }),
	});
	return {
		database,
		executeSql: async (text, values) => {
			try {
				return await bareSql(database.queue())(text, values);
			} catch (error) {
				throw asUnavailable(error);
			}
		},
		close: () => database.close(),
	};
}

type Server = Extract<Settings['database'], { kind: 'postgres' }>;

/** A server that starts, or is being moved, may go once more while we migrate: then all of it again. */
async function untilItStays(
	where: Server,
	options: StoreOptions,
	migrate: () => Promise<void>,
): Promise<void> {
	const until = performance.now() + where.waitSeconds * 1000;
	for (;;) {
		await waitForServer(where, options, until);
		try {
			return await migrate();
		} catch (error) {
			if (!isLost(error) || performance.now() > until) throw error;
			options.log.warn('database.lost_while_migrating');
		}
	}
}

async function waitForServer(where: Server, options: StoreOptions, until: number): Promise<void> {
	let said = false;
	for (;;) {
		const client = postgres(where.ownerUrl, {
			max: 1,
			connect_timeout: 2,
			onnotice: () => undefined,
		});
		try {
			await client`select 1`;
			return;
		} catch (error) {
			if (!isLost(error)) throw error;
			if (performance.now() > until)
				throw new DatabaseNeverCame(new URL(where.ownerUrl).host, where.waitSeconds);
			if (!said)
				options.say?.(
					`Die Datenbank antwortet noch nicht, ich warte bis zu ${where.waitSeconds} Sekunden …`,
				);
			said = true;
		} finally {
			await client.end({ timeout: 0 });
		}
		options.signal?.throwIfAborted();
		await new Promise((resolve) => setTimeout(resolve, 300));
		options.signal?.throwIfAborted();
	}
}
