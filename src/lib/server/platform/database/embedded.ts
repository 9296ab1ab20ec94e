import * as schema from '$db/schema';
import { PGlite } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { unaccent } from '@electric-sql/pglite/contrib/unaccent';
import { drizzle } from 'drizzle-orm/pglite';
import { mkdir } from 'node:fs/promises';
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
		await mkdir(dataDir, { recursive: true, mode: 0o700 });
		client = await PGlite.create({ dataDir, extensions });
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
