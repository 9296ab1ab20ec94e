import * as schema from '$db/schema';
import { PGlite } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { unaccent } from '@electric-sql/pglite/contrib/unaccent';
import { drizzle } from 'drizzle-orm/pglite';
import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { insideTransaction, openGate } from './gate';
import type { Database } from './types';

export interface Embedded extends Database {
	/** For the job library and dumps, which need the bare connection. */
	readonly client: PGlite;
}

/** PostgreSQL in this process. Whoever calls this holds the folder's lock, or keeps it in memory. */
export async function openEmbedded(where: { folder: string } | 'memory' | Blob): Promise<Embedded> {
	const extensions = { pg_trgm, unaccent };
	let client: PGlite;
	if (where instanceof Blob) client = await PGlite.create({ loadDataDir: where, extensions });
	else if (where === 'memory') client = await PGlite.create({ extensions });
	else {
		const dataDir = join(where.folder, 'database');
		client = await openFolder(where.folder, dataDir, (dir) =>
			PGlite.create({ dataDir: dir, extensions }),
		);
	}
	await client.exec("set timezone to 'UTC'");
	const db = drizzle(client, { schema });
	// One connection behind it, but plenty of short statements queue well; the deadline is for the case
	// that somebody keeps a transaction open.
	const gate = openGate({ places: 1_000, waitMs: 10_000, workMs: 600_000 });
	return {
		kind: 'embedded',
		client,
		read: (work) => gate.pass(() => work(db)),
		transaction: (work) =>
			gate.pass(() => db.transaction((tx) => insideTransaction(() => work(tx)))),
		available: () => !client.closed,
		ping: () => Promise.resolve(!client.closed),
		close: async () => {
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
