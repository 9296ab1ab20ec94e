import { storedFile } from '$db/schema';
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { eq, sql } from 'drizzle-orm';
import type { Database } from '../database';
import { writeSafely } from './write-safely';

export interface FileStore {
	readonly folder: string;
	pathOf(hash: string): string;
	/** Same content, same name; the row comes after the file is safely there. */
	put(content: Uint8Array, type: string): Promise<string>;
	get(hash: string): Promise<{ content: Uint8Array<ArrayBuffer>; type: string } | undefined>;
	/** Files without a row: left by a crash between the two steps, or by a removed thing. */
	sweep(olderThanMs: number): Promise<number>;
}

/** Where a file lies below the store's folder. */
export const fileIn = (hash: string) => join(hash.slice(0, 2), hash);

const HASH = /^[0-9a-f]{64}$/;

export function openFileStore(folder: string, database: Database): FileStore {
	const path = (hash: string) => join(folder, fileIn(hash));
	const isKnown = async (hash: string) =>
		(
			await database.read((db) =>
				db.select({ hash: storedFile.hash }).from(storedFile).where(eq(storedFile.hash, hash)),
			)
		).length > 0;
	/** Moved aside first: whoever puts the same content just now finds the name free and writes it anew. */
	const removeUnknown = async (file: string, name: string): Promise<boolean> => {
		const aside = `${file}.${randomUUID()}`;
		await rename(file, aside);
		if (HASH.test(name) && (await isKnown(name))) {
			await rename(aside, file);
			return false;
		}
		await rm(aside, { force: true });
		return true;
	};
	return {
		folder,
		pathOf: path,
		async put(content, type) {
			const hash = createHash('sha256').update(content).digest('hex');
			await mkdir(join(folder, hash.slice(0, 2)), { recursive: true, mode: 0o700 });
			await writeSafely(path(hash), content);
			await database.read((db) =>
				db
					.insert(storedFile)
					.values({ hash, size: content.byteLength, type })
					// As young as it is wanted: what cleans up leaves it for the thing that comes next.
					.onConflictDoUpdate({ target: storedFile.hash, set: { createdAt: sql`now()` } }),
			);
			return hash;
		},
		async get(hash) {
			if (!HASH.test(hash)) return undefined;
			const [row] = await database.read((db) =>
				db.select().from(storedFile).where(eq(storedFile.hash, hash)),
			);
			if (!row) return undefined;
			return { content: new Uint8Array(await readFile(path(hash))), type: row.type };
		},
		async sweep(olderThanMs) {
			let removed = 0;
			const folders = await readdir(folder).catch((error: unknown) => {
				if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
				throw error;
			});
			for (const part of folders) {
				for (const name of await readdir(join(folder, part))) {
					const file = join(folder, part, name);
					if (Date.now() - (await stat(file)).mtimeMs < olderThanMs) continue;
					if (HASH.test(name) && (await isKnown(name))) continue;
					if (await removeUnknown(file, name)) removed++;
				}
			}
			return removed;
		},
	};
}
