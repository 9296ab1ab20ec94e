import * as schema from '$db/schema';
import { PGlite } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { unaccent } from '@electric-sql/pglite/contrib/unaccent';
import { drizzle } from 'drizzle-orm/pglite';
import { existsSync } from 'node:fs';
import { mkdir, rm, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DiskFull, errorCode } from './errors';
import { insideTransaction, openGate } from './gate';
import type { Database } from './types';

export interface Embedded extends Database {
	/** For dumps, which need the bare connection. */
	readonly client: PGlite;
	/** For the job library: the bare connection, with errors as `read` tells them. */
	bare<T>(work: (client: PGlite) => Promise<T>): Promise<T>;
}

export interface EmbeddedOptions {
	onDisk?: (full: boolean) => void;
}

// Two segments of its log and some: a database that runs out of space in the middle of its log ends
// itself. So it stops writing before that, and begins again by itself when there is space.
const RESERVE_BYTES = 48 * 1024 * 1024;
const LOOK_EVERY_MS = 500;

/** PostgreSQL in this process. Whoever calls this holds the folder's lock, or keeps it in memory. */
export async function openEmbedded(
	where: { folder: string } | 'memory' | Blob,
	options: EmbeddedOptions = {},
): Promise<Embedded> {
	const extensions = { pg_trgm, unaccent };
	let client: PGlite;
	let folder: string | undefined;
	if (where instanceof Blob) client = await PGlite.create({ loadDataDir: where, extensions });
	else if (where === 'memory') client = await PGlite.create({ extensions });
	else {
		folder = where.folder;
		const dataDir = join(folder, 'database');
		client = await openFolder(folder, dataDir, (dir) =>
			PGlite.create({ dataDir: dir, extensions }),
		);
	}
	await client.exec("set timezone to 'UTC'");
	const db = drizzle(client, { schema });
	// One connection behind it, but plenty of short statements queue well; the deadline is for the case
	// that somebody keeps a transaction open.
	const gate = openGate({
		places: 1_000,
		limits: () => ({ waitMs: 10_000, workMs: 600_000 }),
	});

	let full = false;
	const told = async <T>(work: () => Promise<T>): Promise<T> => {
		try {
			return await work();
		} catch (error) {
			// 25006: a write in a transaction that may only read.
			if (full && errorCode(error) === '25006') throw new DiskFull({ cause: error });
			throw error;
		}
	};
	let looking: Promise<void> | undefined;
	const look = async (at: string) => {
		const space = await statfs(at).catch((error: unknown) => {
			if (errorCode(error) === 'ENOENT') return undefined;
			throw error;
		});
		const now = space !== undefined && space.bavail * space.bsize < RESERVE_BYTES;
		if (now === full || client.closed) return;
		await client.exec(`set default_transaction_read_only = ${now ? 'on' : 'off'}`);
		full = now;
		options.onDisk?.(now);
	};
	if (folder !== undefined) await look(folder);
	const timer =
		folder === undefined
			? undefined
			: setInterval(() => {
					looking ??= look(folder).finally(() => {
						looking = undefined;
					});
				}, LOOK_EVERY_MS);
	timer?.unref();

	return {
		kind: 'embedded',
		client,
		bare: (work) => told(() => work(client)),
		read: (work) => gate.pass(() => told(() => work(db))),
		transaction: (work) =>
			gate.pass(() => told(() => db.transaction((tx) => insideTransaction(() => work(tx))))),
		available: () => !client.closed,
		ping: () => Promise.resolve(!client.closed),
		close: async () => {
			clearInterval(timer);
			await looking;
			if (!client.closed) await client.close();
		},
	};
}

/**
 * Making the database takes seconds, and a person may stop us in the middle of them. A half-made one
 * cannot be opened and holds nothing, so it is made anew; the mark stands only until the first is whole.
 */
async function openFolder<T>(
	folder: string,
	dataDir: string,
	create: (dataDir: string) => Promise<T>,
): Promise<T> {
	const mark = join(folder, 'database.unfinished');
	if (existsSync(mark)) await rm(dataDir, { recursive: true, force: true });
	const first = !existsSync(dataDir);
	if (first) await writeFile(mark, '', { mode: 0o600 });
	await mkdir(dataDir, { recursive: true, mode: 0o700 });
	const client = await create(dataDir);
	if (first) await rm(mark, { force: true });
	return client;
}
