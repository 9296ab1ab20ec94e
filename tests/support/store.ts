import { openWire } from '$lib/server/platform/database';
import type { Store } from '$lib/server/platform/store';
import { bareSql, bareTypes } from '$db/migrate';
import postgres from 'postgres';
import { afterAll, describe, inject, onTestFinished, TestRunner } from 'vitest';
import { createDatabase, type TestDatabase } from './databases';
import { openWashed } from './washed';

export type DatabaseKind = 'embedded' | 'postgres';

/** A migrated database of this test alone. */
export interface TestStore extends Store {
	/** Its addresses, when it is on a server. */
	server?: TestDatabase;
}

export async function openTestStore(kind: DatabaseKind): Promise<TestStore> {
	return kind === 'embedded' ? openEmbeddedCopy() : openServerCopy();
}

type Open = () => Promise<TestStore>;

/**
 * Every test that touches the database runs on both: `open` gives a fresh one, closed at the end of the test,
 * `share` the one of all tests that share.
 */
export function onBothDatabases(
	define: (kind: DatabaseKind, open: Open, share: Open) => void,
): void {
	for (const kind of ['embedded', 'postgres'] as const) {
		const missing = kind === 'postgres' && !inject('postgres');
		const title = missing ? 'postgres (no PostgreSQL on this machine)' : kind;
		describe.skipIf(missing)(title, () => {
			const opened: TestStore[] = [];
			let shared: Promise<TestStore> | undefined;
			afterAll(async () => {
				for (const store of opened) await store.close();
			});
			const openForAll = async () => {
				const store = await openTestStore(kind);
				opened.push(store);
				return store;
			};
			const open = async () => {
				// Before the first test it is for all of them.
				if (!TestRunner.getCurrentTest()) return openForAll();
				const store = await openTestStore(kind);
				onTestFinished(() => store.close());
				return store;
			};
			define(kind, open, () => (shared ??= openForAll()));
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
	const database = await openWashed(inject('embeddedDump'));
	return {
		database,
		executeSql: (text, values = []) =>
			database.bare(async (client) => {
				if (values.length > 0) return client.query(text, values);
				const results = await client.exec(text);
				return { rows: results.at(-1)?.rows ?? [] };
			}),
		dump: () => database.bare((client) => client.dumpDataDir('none')),
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
