import { getTableColumns, getTableName, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { Db } from '../../../src/lib/server/platform/database';

/**
 * Many rows in one statement with one parameter. A parameter per value would cost more than the writing
 * itself. All rows name the same columns; what none names gets the database's default.
 */
export async function writeBulk(
	tx: Db,
	table: PgTable,
	rows: readonly Record<string, unknown>[],
): Promise<void> {
	const [first] = rows;
	if (!first) return;
	const columns = Object.entries(getTableColumns(table)).filter(([key]) => key in first);
	const named = rows.map((row) =>
		Object.fromEntries(columns.map(([key, column]) => [column.name, row[key]])),
	);
	const list = sql.join(
		columns.map(([, column]) => sql.identifier(column.name)),
		sql`, `,
	);
	const name = sql.identifier(getTableName(table));
	// First as text: one of the drivers would spell a JSON parameter once more.
	await tx.execute(
		sql`insert into ${name} (${list}) select ${list}
			from json_populate_recordset(null::${name}, ${JSON.stringify(named)}::text::json)`,
	);
}
