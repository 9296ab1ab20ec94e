import { rows, type Database } from '$lib/server/platform/database';
import { sql } from 'drizzle-orm';

/** Every table and column in which this word stands, whatever the type of the column. */
export async function whereIs(database: Database, word: string): Promise<string[]> {
	return database.read(async (db) => {
		const columns = await rows<{ table_name: string; column_name: string }>(
			db,
			sql`select c.table_name, c.column_name from information_schema.columns c
				join information_schema.tables t using (table_schema, table_name)
				where c.table_schema = 'public' and t.table_type = 'BASE TABLE'
				order by c.table_name, c.ordinal_position`,
		);
		const found: string[] = [];
		for (const { table_name: table, column_name: column } of columns) {
			const [row] = await rows<{ there: boolean }>(
				db,
				sql`select exists (select 1 from ${sql.identifier(table)}
					where strpos(${sql.identifier(column)}::text, ${word}) > 0) as there`,
			);
			if (row?.there) found.push(`${table}.${column}`);
		}
		return found;
	});
}
