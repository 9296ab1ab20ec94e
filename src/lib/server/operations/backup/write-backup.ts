import { installation, storedFile } from '$db/schema';
import { sql } from 'drizzle-orm';
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Platform } from '../../platform';
import type { Db } from '../../platform/database';
import { syncFolder } from '../../platform/files/write-safely';
import { writeArchive, type ArchiveWriter } from './archive';
import {
	filePart,
	FORMAT,
	HEAD,
	MANIFEST,
	readParts,
	tablePart,
	type Head,
	type Manifest,
} from './format';
import { listMigrations, listTables, readRows, readSequences } from './tables';

export const LAST_BACKUP = 'backup.last';

export interface Written {
	file: string;
	rows: number;
	files: number;
	missing: string[];
	bytes: number;
}

/** One file with everything, whole under its name or not there: written aside, read again, renamed. */
export async function writeBackup(platform: Platform): Promise<Written> {
	const { backupDir } = platform.settings;
	await mkdir(backupDir, { recursive: true, mode: 0o700 });
	await clearLeftovers(backupDir);
	const at = platform.clock.now();
	const name = `tohoop-${at.toISOString().replaceAll(':', '-').slice(0, 19)}Z`;
	const temporary = join(backupDir, `.${name}.${randomUUID()}`);
	const archive = writeArchive(temporary);
	try {
		const { rows, sequences, hashes } = await dump(platform, archive, at);
		const missing = await addFiles(platform, archive, hashes);
		const manifest: Omit<Manifest, 'checksum'> = {
			rows,
			sequences,
			files: hashes.length - missing.length,
			missing,
		};
		await archive.finish(MANIFEST, (checksum) => JSON.stringify({ ...manifest, checksum }));
		await verifyBackup(temporary);
		const file = await freeName(backupDir, name);
		await rename(temporary, file);
		await syncFolder(backupDir);
		await noteBackup(platform);
		return {
			file,
			rows: Object.values(rows).reduce((sum, count) => sum + count, 0),
			files: manifest.files,
			missing,
			bytes: (await stat(file)).size,
		};
	} catch (error) {
		archive.abandon();
		await rm(temporary, { force: true });
		throw error;
	}
}

/** All tables as they are at one moment. Files come later: nothing may wait for them. */
function dump(
	platform: Platform,
	archive: ArchiveWriter,
	at: Date,
): Promise<{ rows: Record<string, number>; sequences: Record<string, string>; hashes: string[] }> {
	return platform.database.transaction(async (tx) => {
		await tx.execute(sql`set transaction isolation level repeatable read, read only`);
		const tables = await listTables(tx);
		const head: Head = {
			product: 'tohoop',
			format: FORMAT,
			at: at.toISOString(),
			migrations: await listMigrations(tx),
			tables,
		};
		await archive.add(HEAD, JSON.stringify(head));
		const counts: Record<string, number> = {};
		for (const table of tables) {
			counts[table.name] = 0;
			let part = 0;
			for await (const lines of readRows(tx, table)) {
				await archive.add(tablePart(table.name, ++part), lines.join('\n') + '\n');
				counts[table.name] = (counts[table.name] ?? 0) + lines.length;
			}
		}
		return { rows: counts, sequences: await readSequences(tx), hashes: await fileHashes(tx) };
	});
}

const fileHashes = async (tx: Db) =>
	(await tx.select({ hash: storedFile.hash }).from(storedFile).orderBy(storedFile.hash)).map(
		({ hash }) => hash,
	);

/** A lost file must not cost the whole backup, but it is named. */
async function addFiles(
	platform: Platform,
	archive: ArchiveWriter,
	hashes: readonly string[],
): Promise<string[]> {
	const missing: string[] = [];
	for (const hash of hashes) {
		const content = await readFile(platform.files.pathOf(hash)).catch((error: unknown) => {
			if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
			throw error;
		});
		if (content && createHash('sha256').update(content).digest('hex') === hash)
			await archive.add(filePart(hash), content);
		else missing.push(hash);
	}
	return missing;
}

/** Reads a backup from beginning to end; throws when anything is not as its manifest says. */
export async function verifyBackup(file: string): Promise<Manifest> {
	let found: Manifest | undefined;
	for await (const part of readParts(file)) if (part.kind === 'manifest') found = part.manifest;
	if (!found) throw new Error('A backup ended without its manifest');
	return found;
}

async function freeName(folder: string, name: string): Promise<string> {
	const taken = new Set(await readdir(folder));
	for (let n = 1; ; n++) {
		const candidate = `${name}${n === 1 ? '' : `-${n}`}.tar.gz`;
		if (!taken.has(candidate)) return join(folder, candidate);
	}
}

/** What a killed backup left behind. */
async function clearLeftovers(folder: string): Promise<void> {
	for (const name of await readdir(folder)) {
		if (!name.startsWith('.tohoop-')) continue;
		const path = join(folder, name);
		if (Date.now() - (await stat(path)).mtimeMs > 86_400_000) await rm(path, { force: true });
	}
}

const noteBackup = (platform: Platform) =>
	platform.database.read((db) =>
		db
			.insert(installation)
			.values({ key: LAST_BACKUP, value: true })
			.onConflictDoUpdate({ target: installation.key, set: { at: sql`now()` } }),
	);
