import { sql } from 'drizzle-orm';
import type { Database, Db } from './types';

/** The same database, which itself refuses every change: no use case has to be trusted not to write. */
export function onlyReading(database: Database): Database {
	const read = <T>(work: (db: Db) => Promise<T>): Promise<T> =>
		database.transaction(async (tx) => {
			await tx.execute(sql`set transaction read only`);
			return work(tx);
		});
	return {
		kind: database.kind,
		read,
		transaction: read,
		available: () => database.available(),
		ping: () => database.ping(),
		// It is not ours to close.
		close: () => Promise.resolve(),
	};
}
