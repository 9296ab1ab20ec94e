import { sql } from 'drizzle-orm';
import { rows, type Database } from './types';

/**
 * A PostgreSQL clears away by itself what changes left behind; the embedded one does not, and would grow and become
 * slow. One table at a time, because it has one connection and everybody waits for it. Undefined: nothing to do here.
 */
export async function tidyEmbedded(database: Database): Promise<number | undefined> {
	if (database.kind !== 'embedded') return undefined;
	const tables = await database.read((db) =>
		rows<{ name: string }>(
			db,
			sql`select format('%I.%I', n.nspname, c.relname) as name
				from pg_class c join pg_namespace n on n.oid = c.relnamespace
				where c.relkind = 'r' and c.relpersistence = 'p' order by 1`,
		),
	);
	for (const { name } of tables)
		await database.read((db) => db.execute(sql`vacuum (analyze) ${sql.raw(name)}`));
	return tables.length;
}
