import type { PGlite } from '@electric-sql/pglite';
import { openEmbedded, type Embedded } from '$lib/server/platform/database/embedded';
import { openAsBlob } from 'node:fs';

// One embedded database for one test after the other: to unpack and begin one takes a second of processor, to put
// back what a test has written a fifth of it. What is not as it was made (tables, triggers, rights, settings, locks)
// is thrown away instead.

interface Kept {
	database: Embedded;
	pristine: Pristine;
}

interface Pristine {
	/** Of everything that is not a row. */
	shape: string;
	tables: readonly string[];
	/** Tables that have rows from the beginning, with them. */
	rows: ReadonlyMap<string, Blob>;
	/** Statements that set them back. */
	sequences: string;
}

const waiting: Kept[] = [];
/** More than two at once no test needs; each is a hundred megabytes. */
const KEPT_AT_MOST = 2;

/** A migrated embedded database of whoever asks, until it is closed. */
export async function openWashed(dump: string): Promise<Embedded> {
	const kept = (await takeWashed()) ?? (await unpack(dump));
	let given = true;
	const mine = <T>(work: () => T): T => {
		if (!given) throw new Error('This database was closed, and is somebody else’s now');
		return work();
	};
	const { database } = kept;
	return {
		...database,
		read: (work) => mine(() => database.read(work)),
		transaction: (work) => mine(() => database.transaction(work)),
		bare: (work) => mine(() => database.bare(work)),
		available: () => given && database.available(),
		ping: async () => given && (await database.ping()),
		close: async () => {
			if (!given) return;
			given = false;
			if (waiting.length < KEPT_AT_MOST) waiting.push(kept);
			else await database.close();
		},
	};
}

async function takeWashed(): Promise<Kept | undefined> {
	for (let kept = waiting.pop(); kept; kept = waiting.pop()) {
		if (await wash(kept)) return kept;
		await kept.database.close();
	}
	return undefined;
}

async function unpack(dump: string): Promise<Kept> {
	const database = await openEmbedded(await openAsBlob(dump));
	const { client } = database;
	const tables = await columnOf(client, TABLES);
	const rows = new Map<string, Blob>();
	for (const table of await filled(client, tables)) {
		const { blob } = await client.query(`copy ${table} to '/dev/blob'`);
		if (!blob) throw new Error(`Nothing was copied out of ${table}`);
		rows.set(table, blob);
	}
	const sequences = (await columnOf(client, SEQUENCES)).join('');
	return { database, pristine: { shape: await shapeOf(client), tables, rows, sequences } };
}

/** Whether it is as it was when it was unpacked. */
async function wash({ database: { client }, pristine }: Kept): Promise<boolean> {
	if (client.closed || (await shapeOf(client)) !== pristine.shape) return false;
	const written = new Set([...(await filled(client, pristine.tables)), ...pristine.rows.keys()]);
	// What is only ever added to is emptied here all the same.
	await client.exec('set session_replication_role = replica');
	if (written.size > 0) await client.exec(`truncate ${[...written].join(', ')} cascade`);
	for (const [table, blob] of pristine.rows)
		await client.query(`copy ${table} from '/dev/blob'`, [], { blob });
	await client.exec(`${pristine.sequences} reset session_replication_role`);
	return true;
}

async function filled(client: PGlite, tables: readonly string[]): Promise<string[]> {
	const each = tables.map((table) => `exists (select from ${table})`);
	const { rows } = await client.query<{ has: boolean[] }>(
		`select array[${each.join(', ')}] as has`,
	);
	return tables.filter((_, i) => rows[0]?.has[i]);
}

async function columnOf(client: PGlite, query: string): Promise<string[]> {
	const { rows } = await client.query<{ text: string }>(query);
	return rows.map(({ text }) => text);
}

async function shapeOf(client: PGlite): Promise<string> {
	return (await columnOf(client, SHAPE)).join();
}

/** Ids from here on are not PostgreSQL's own. */
const OURS = 16_384;

const TABLES = `select oid::regclass::text as text from pg_class
	where relkind = 'r' and oid >= ${OURS} order by oid`;

const SEQUENCES = `select format('select setval(%L, %s, %L);', s.seqrelid::regclass,
		coalesce(pg_sequence_last_value(s.seqrelid), s.seqstart),
		pg_sequence_last_value(s.seqrelid) is not null) as text
	from pg_sequence s`;

const SHAPE = `select md5(string_agg(part, '|' order by part)) as text from (
	select concat_ws(' ', 'class', oid, relname, relkind, relacl, relrowsecurity) from pg_class where oid >= ${OURS}
	union all select concat_ws(' ', 'column', attrelid, attnum, attname, atttypid, attnotnull, attisdropped)
		from pg_attribute where attrelid >= ${OURS}
	union all select concat_ws(' ', 'function', oid, proname, prosrc, proacl) from pg_proc where oid >= ${OURS}
	union all select concat_ws(' ', 'trigger', oid, tgname, tgenabled) from pg_trigger
	union all select concat_ws(' ', 'constraint', oid, conname, convalidated) from pg_constraint where oid >= ${OURS}
	union all select concat_ws(' ', 'schema', oid, nspname, nspacl) from pg_namespace where nspname !~ '^pg_'
	union all select concat_ws(' ', 'role', oid, rolname) from pg_roles
	union all select concat_ws(' ', 'setting', name, setting) from pg_settings where source = 'session'
	union all select concat_ws(' ', 'lock', classid, objid) from pg_locks where locktype = 'advisory'
	union all select concat_ws(' ', 'listens', channel) from pg_listening_channels() as channel
) as parts (part)`;
