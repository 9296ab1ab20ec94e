import { openEmbedded } from '$lib/server/platform/database/embedded';
import { openWire } from '$lib/server/platform/database';
import type { Store } from '$lib/server/platform/store';
import { bareSql, bareTypes } from '$db/migrate';
import { openAsBlob } from 'node:fs';
import postgres from 'postgres';
import { afterAll, describe, inject } from 'vitest';
import { createDatabase, type TestDatabase } from './databases';

export type DatabaseKind = 'embedded' | 'postgres';

/** A migrated database of this test alone. */
export interface TestStore extends Store {
	/** Its addresses, when it is on a server. */
	server?: TestDatabase;
}

export async function openTestStore(kind: DatabaseKind): Promise<TestStore> {
	return kind === 'embedded' ? openEmbeddedCopy() : openServerCopy();
}

/** Every test that touches the database runs on both: `open` gives a fresh one, closed at the end. */
export function onBothDatabases(
	define: (kind: DatabaseKind, open: () => Promise<TestStore>) => void,
): void {
	for (const kind of ['embedded', 'postgres'] as const) {
		const missing = kind === 'postgres' && !inject('postgres');
		const title = missing ? 'postgres (no PostgreSQL on this machine)' : kind;
		describe.skipIf(missing)(title, () => {
			const opened: TestStore[] = [];
			afterAll(async () => {
				for (const store of opened) await store.close();
			});
			define(kind, async () => {
				const store = await openTestStore(kind);
				opened.push(store);
				return store;
			});
		});
	}
}

/** An empty or migrated database on the real server; undefined when there is none. */
export async function openTestDatabase(
	options: { empty?: boolean } = {},
): Promise<TestDatabase | undefined> {
	const access = inject('postgres');
	return access ? createDatabase(access, options) : undefined;
}

async function openEmbeddedCopy(): Promise<TestStore> {
	const database = await openEmbedded(await openAsBlob(inject('embeddedDump')));
	return {
		database,
		executeSql: async (text, values = []) => {
			if (values.length > 0) return database.client.query(text, values);
			const results = await database.client.exec(text);
			return { rows: results.at(-1)?.rows ?? [] };
		},
		dump: () => database.client.dumpDataDir('none'),
		close: () => database.close(),
	};
}

async function openServerCopy(): Promise<TestStore> {
	const server = await openTestDatabase();
	if (!server) throw new Error('No PostgreSQL on this machine');
	const database = openWire({ url: server.appUrl, pool: 10 });
	const queue = postgres(server.appUrl, { max: 1, types: bareTypes, onnotice: () => undefined });
	let closing: Promise<void> | undefined;
	return {
		server,
		database,
		executeSql: bareSql(queue),
		close: () =>
			(closing ??= (async () => {
				await Promise.all([database.close(), queue.end({ timeout: 2 })]);
				await server.drop();
			})()),
	};
}
