import { MIGRATION_LOCK } from '$db/migrate';
import { sql } from 'drizzle-orm';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { rows, type Database, type Db } from '../../platform/database';
import { fileIn } from '../../platform/files/store';
import { writeSafely } from '../../platform/files/write-safely';
import { ArchiveBroken } from './archive';
import { readParts, type Head, type Manifest } from './format';
import {
	countRows,
	listMigrations,
	listTables,
	loadUnwatched,
	setSequences,
	writeRows,
	type Table,
} from './tables';

/** A sentence for the person at the keyboard; nothing was changed. */
export class RestoreRefused extends Error {
	constructor(sentence: string) {
		super(sentence);
		this.name = 'RestoreRefused';
	}
}

// Written by every start of the product, also of an empty one.
const ALWAYS_THERE = new Set([
	'installation',
	'job_run',
	'rate_count',
	'search_word',
	'synonym_group',
]);

export interface Restored {
	rows: number;
	files: number;
	missing: string[];
}

export interface Place {
	filesDir: string;
	file: string;
	replace: boolean;
	/** What `verifyBackup` found. Read twice is slower, but a broken archive is found before anything is touched. */
	expected: Manifest;
}

/** Into an empty, migrated database whose owner `database` is. All of it, or nothing. */
export async function restoreBackup(database: Database, place: Place): Promise<Restored> {
	const written: string[] = [];
	try {
		return await database.transaction(async (tx) => {
			// A product that starts now waits where it would migrate, until the data is in.
			await tx.execute(sql`select pg_advisory_xact_lock(${MIGRATION_LOCK})`);
			const tables = await listTables(tx);
			if (!place.replace) await mustBeEmpty(tx, tables);
			let restored: Restored | undefined;
			await loadUnwatched(tx, tables, async () => {
				restored = await load(tx, tables, place, written);
			});
			if (!restored) throw new ArchiveBroken(place.file);
			return restored;
		});
	} catch (error) {
		// The rows are gone with the transaction; what was put beside them goes too.
		for (const path of written) await rm(path, { force: true });
		throw error;
	}
}

async function mustBeEmpty(tx: Db, tables: readonly Table[]): Promise<void> {
	const full: string[] = [];
	for (const { name } of tables) {
		if (ALWAYS_THERE.has(name)) continue;
		const [row] = await rows(tx, sql`select 1 as one from ${sql.identifier(name)} limit 1`);
		if (row) full.push(name);
	}
	if (full.length > 0)
		throw new RestoreRefused(
			`Hier stehen schon Daten (${full.join(', ')}). Nimm einen leeren Ort, oder ersetze sie mit --replace --confirmed.`,
		);
}

async function load(
	tx: Db,
	tables: readonly Table[],
	{ filesDir, file, expected }: Place,
	written: string[],
): Promise<Restored> {
	let plan = new Map<string, Table>();
	let files = 0;
	for await (const part of readParts(file)) {
		if (part.kind === 'head') plan = await planFor(tx, part.head, tables);
		else if (part.kind === 'rows') {
			const table = plan.get(part.table);
			if (!table) throw new ArchiveBroken(file);
			await writeRows(tx, table, part.lines);
		} else if (part.kind === 'file') {
			await writeFile(filesDir, part, written);
			files++;
		} else await setSequences(tx, part.manifest.sequences);
	}
	for (const [table, count] of Object.entries(expected.rows))
		if ((await countRows(tx, table)) !== count) throw new ArchiveBroken(file);
	return {
		rows: Object.values(expected.rows).reduce((sum, count) => sum + count, 0),
		files,
		missing: expected.missing,
	};
}

/** The backup's tables must be here, in a database that is as new as the backup or newer. */
async function planFor(tx: Db, head: Head, tables: readonly Table[]): Promise<Map<string, Table>> {
	const here = new Set((await listMigrations(tx)).map(({ hash }) => hash));
	if (head.migrations.some(({ hash }) => !here.has(hash)))
		throw new RestoreRefused(
			'Die Sicherung stammt von einer neueren Fassung des Produkts. Installiere zuerst diese Fassung.',
		);
	const known = new Map(tables.map((table) => [table.name, table]));
	for (const { name, columns } of head.tables) {
		const names = new Set(known.get(name)?.columns.map((column) => column.name));
		const lost = columns.find((column) => !names.has(column.name));
		if (lost)
			throw new RestoreRefused(
				`Diese Fassung kennt ${name}.${lost.name} nicht mehr. Spiele die Sicherung mit der Fassung ein, die sie geschrieben hat, und aktualisiere danach.`,
			);
	}
	return new Map(head.tables.map((table) => [table.name, table]));
}

async function writeFile(
	folder: string,
	{ hash, content }: { hash: string; content: Buffer },
	written: string[],
): Promise<void> {
	if (createHash('sha256').update(content).digest('hex') !== hash)
		throw new Error(`File ${hash} is not what its name says`);
	const path = join(folder, fileIn(hash));
	await mkdir(dirname(path), { recursive: true, mode: 0o700 });
	// Named by its content: what is here already is the same, and belongs to whatever was here before.
	if (existsSync(path)) return;
	written.push(path);
	await writeSafely(path, content);
}
