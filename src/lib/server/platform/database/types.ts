import type * as schema from '$db/schema';
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import type { SQL } from 'drizzle-orm';

/** What a query runs on: the database itself or an open transaction. Same on both engines. */
export type Db = PgDatabase<PgQueryResultHKT, typeof schema>;

export interface Database {
	readonly kind: 'embedded' | 'postgres';
	/** Reads, or single statements. Answers or throws within seconds, also when the server hangs. */
	read<T>(work: (db: Db) => Promise<T>): Promise<T>;
	/**
	 * All or nothing. Inside, use only the handle given, and never wait for the network: the embedded
	 * database has one connection, and everybody else waits as long as the transaction is open.
	 */
	transaction<T>(work: (tx: Db) => Promise<T>): Promise<T>;
	/** True while the server answers. */
	available(): boolean;
	/** Does it answer right now? */
	ping(): Promise<boolean>;
	close: () => Promise<void>;
}

/** Rows of a raw statement; the two drivers wrap them differently. */
export async function rows<T extends Record<string, unknown>>(db: Db, query: SQL): Promise<T[]> {
	const result: unknown = await db.execute(query);
	if (Array.isArray(result)) return result as T[];
	if (
		typeof result === 'object' &&
		result !== null &&
		'rows' in result &&
		Array.isArray(result.rows)
	)
		return result.rows as T[];
	throw new TypeError('The driver answered in a shape that is not known');
}
