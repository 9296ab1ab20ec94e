import { sql } from 'drizzle-orm';
import { rows, type Db } from '../../platform/database';

/** What stands in the database, as its catalogue says: a new table is in the backup without being asked. */
export interface Column {
	name: string;
	type: string;
}

export interface Table {
	name: string;
	columns: Column[];
}

const MIGRATIONS = '__migrations';
export const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;

/** All tables of ours; the queue library's live in a schema of their own and are made anew. */
export async function listTables(db: Db): Promise<Table[]> {
	const found = await rows<{ table: string; column: string; type: string }>(
		db,
		sql`select c.relname as table, a.attname as column,
				format_type(a.atttypid, a.atttypmod) as type
			from pg_class c
			join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
			join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
				and not a.attisdropped and a.attgenerated = ''
			where c.relkind in ('r', 'p') and not c.relispartition and c.relname <> ${MIGRATIONS}
			order by c.relname, a.attnum`,
	);
	const tables = new Map<string, Table>();
	for (const { table, column, type } of found) {
		const known = tables.get(table) ?? { name: table, columns: [] };
		known.columns.push({ name: column, type });
		tables.set(table, known);
	}
	return [...tables.values()];
}

export interface Migration {
	hash: string;
	at: string;
}

export async function listMigrations(db: Db): Promise<Migration[]> {
	return rows<{ hash: string; at: string }>(
		db,
		sql`select hash, created_at::text as at from ${sql.identifier(MIGRATIONS)} order by created_at`,
	);
}

const PAGE = 500;

/** Rows as JSON arrays of texts: exact for every type, and both engines read them the same way. */
export async function* readRows(tx: Db, table: Table): AsyncGenerator<string[]> {
	const values = table.columns.map(({ name }) => `${quoted(name)}::text`).join(', ');
	await tx.execute(
		sql.raw(
			`declare backup_rows no scroll cursor for select array_to_json(array[${values}]::text[])::text as line from ${quoted(table.name)}`,
		),
	);
	for (;;) {
		const page = await rows<{ line: string }>(tx, sql.raw(`fetch ${PAGE} from backup_rows`));
		if (page.length === 0) break;
		yield page.map(({ line }) => line);
	}
	await tx.execute(sql.raw('close backup_rows'));
}

export async function writeRows(tx: Db, table: Table, lines: readonly string[]): Promise<void> {
	const names = table.columns.map(({ name }) => quoted(name)).join(', ');
	const values = table.columns.map(({ type }, i) => `(line->>${i})::${type}`).join(', ');
	await tx.execute(
		sql`${sql.raw(`insert into ${quoted(table.name)} (${names}) overriding system value select ${values} from jsonb_array_elements(`)}${`[${lines.join(',')}]`}::text::jsonb) as line`,
	);
}

export async function countRows(db: Db, table: string): Promise<number> {
	const [row] = await rows<{ count: string | number }>(
		db,
		sql`select count(*) as count from ${sql.identifier(table)}`,
	);
	return Number(row?.count ?? 0);
}

/** Where each sequence stands; asked after the rows, so that it is never behind them. */
export async function readSequences(db: Db): Promise<Record<string, string>> {
	const found = await rows<{ name: string; value: string }>(
		db,
		sql`select sequencename as name, last_value::text as value from pg_sequences
			where schemaname = 'public' and last_value is not null
				and sequencename not like ${`${MIGRATIONS}%`}`,
	);
	return Object.fromEntries(found.map(({ name, value }) => [name, value]));
}

export async function setSequences(tx: Db, values: Record<string, string>): Promise<void> {
	for (const [name, value] of Object.entries(values))
		await tx.execute(sql`select setval(${`public.${quoted(name)}`}::regclass, ${value}::bigint)`);
}

/**
 * For the time of the loading nothing watches the rows: no order of tables serves every foreign key, and
 * triggers speak of changes by people. Everything is put back, and checked, in the same transaction.
 */
export async function loadUnwatched(
	tx: Db,
	tables: readonly Table[],
	load: () => Promise<void>,
): Promise<void> {
	const keys = await rows<{ table: string; name: string; definition: string }>(
		tx,
		sql`select conrelid::regclass::text as table, conname as name,
				pg_get_constraintdef(oid) as definition
			from pg_constraint where contype = 'f' and conparentid = 0
				and connamespace = 'public'::regnamespace`,
	);
	const triggers = async (state: 'disable' | 'enable') => {
		for (const { name } of tables)
			await tx.execute(sql.raw(`alter table ${quoted(name)} ${state} trigger user`));
	};
	for (const key of keys)
		await tx.execute(sql.raw(`alter table ${key.table} drop constraint ${quoted(key.name)}`));
	await triggers('disable');
	await tx.execute(sql.raw(`truncate ${tables.map(({ name }) => quoted(name)).join(', ')}`));
	await load();
	for (const key of keys)
		await tx.execute(
			sql.raw(`alter table ${key.table} add constraint ${quoted(key.name)} ${key.definition}`),
		);
	await triggers('enable');
}
