import { sql } from 'drizzle-orm';
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate as migrateWire } from 'drizzle-orm/postgres-js/migrator';
import { migrate as migrateEmbedded } from 'drizzle-orm/pglite/migrator';
import { drizzle as drizzleEmbedded } from 'drizzle-orm/pglite';
import type { PGlite } from '@electric-sql/pglite';
import postgres from 'postgres';
import { grantsFor } from './grants';

const place = { migrationsSchema: 'public', migrationsTable: '__migrations' };
/** Any number will do, as long as every process of this product takes the same. */
export const MIGRATION_LOCK = 7_040_811;

type AnyDb = PgDatabase<PgQueryResultHKT>;
/** The bare connection of the owner, for the job library, which has a schema of its own. */
export type OwnerSql = (text: string, values?: unknown[]) => Promise<{ rows: unknown[] }>;

/** The queue library writes its JSON itself; the driver would put it in quotes a second time. */
export const bareTypes = {
	json: {
		to: 114,
		from: [114, 3802],
		serialize: (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value)),
		parse: (text: string): unknown => JSON.parse(text),
	},
};

/** Over a client of its own with one connection and `bareTypes`. */
export const bareSql =
	(client: postgres.Sql): OwnerSql =>
	async (text, values = []) => {
		// This driver refuses what is left out; the queue library leaves out what it does not know.
		const given = values.map((value) => (value === undefined ? null : value));
		const result =
			values.length > 0
				? await client.unsafe(text, given as postgres.ParameterOrJSON<never>[])
				: await client.unsafe(text);
		// Several statements at once answer with several results; the last one counts.
		const last: unknown = Array.isArray(result[0]) ? result.at(-1) : result;
		return { rows: Array.isArray(last) ? [...(last as unknown[])] : [] };
	};

/** One step failed, so none of the pending ones happened. */
export class MigrationFailed extends Error {
	constructor(cause: unknown) {
		let deepest = cause;
		while (deepest instanceof Error && deepest.cause instanceof Error) deepest = deepest.cause;
		super(
			'Die Datenbank ließ sich nicht auf den neuen Stand bringen. Nichts wurde verändert, der alte Stand läuft weiter. ' +
				`Grund: ${deepest instanceof Error ? deepest.message : String(deepest)}`,
			{ cause },
		);
		this.name = 'MigrationFailed';
	}
}

/** Connection errors are no failed migration: they keep their own kind. */
async function wholly(migration: () => Promise<void>): Promise<void> {
	try {
		await migration();
	} catch (error) {
		const code = sqlState(error);
		throw code && !/^(08|57P|28|3D)/.test(code) ? new MigrationFailed(error) : error;
	}
}

function sqlState(error: unknown): string | undefined {
	for (let e: unknown = error; e instanceof Error; e = e.cause)
		if ('code' in e && typeof e.code === 'string' && /^[0-9A-Z]{5}$/.test(e.code)) return e.code;
	return undefined;
}

/** All pending migrations in one transaction: when one fails, none of them happened. */
export async function migrateEmbeddedDatabase(client: PGlite, folder: string): Promise<void> {
	await wholly(() =>
		migrateEmbedded(drizzleEmbedded(client), { migrationsFolder: folder, ...place }),
	);
}

/**
 * On a server the owner migrates, alone (a second process waits here), and gives the app's role the
 * rights it needs and no more.
 */
export async function migrateServer(options: {
	ownerUrl: string;
	appUrl: string;
	folder: string;
	prepare: (execute: OwnerSql) => Promise<void>;
	/** Rights beyond those on our own tables. */
	grants: (role: string) => string[];
}): Promise<void> {
	const connect = (more: postgres.Options<Record<string, postgres.PostgresType>> = {}) =>
		postgres(options.ownerUrl, {
			...more,
			max: 1,
			connect_timeout: 30,
			onnotice: () => undefined,
			connection: { application_name: 'tohoop-migration', TimeZone: 'UTC' },
		});
	const client = connect();
	// A second one, because drizzle switches off the driver's own JSON, on which the queue library relies.
	const bare = connect({ types: bareTypes });
	try {
		const db: AnyDb = drizzle(client);
		// Held by this connection until it ends, however that happens.
		await db.execute(sql`select pg_advisory_lock(${MIGRATION_LOCK})`);
		await wholly(() =>
			migrateWire(drizzle(client), { migrationsFolder: options.folder, ...place }),
		);
		await options.prepare(bareSql(bare));
		if (options.ownerUrl !== options.appUrl) {
			const role = await appRole(options.appUrl);
			for (const statement of [...grantsFor(role), ...options.grants(role)])
				await db.execute(sql.raw(statement));
		}
	} finally {
		await Promise.all([client.end({ timeout: 3 }), bare.end({ timeout: 3 })]);
	}
}

async function appRole(url: string): Promise<string> {
	const client = postgres(url, { max: 1, connect_timeout: 30, onnotice: () => undefined });
	try {
		const [row] = await client<{ role: string }[]>`select current_user as role`;
		if (!row) throw new Error('The database does not say who we are');
		return row.role;
	} finally {
		await client.end({ timeout: 3 });
	}
}
