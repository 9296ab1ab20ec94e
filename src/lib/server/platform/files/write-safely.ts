import { randomUUID } from 'node:crypto';
import { open, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

const TEMPORARY = '.part';

/** Temporary name, fsync, rename: after a crash there is the whole file or none. */
export async function writeSafely(file: string, content: string | Uint8Array): Promise<void> {
	const folder = dirname(file);
	const temporary = join(folder, `.${basename(file)}.${randomUUID()}${TEMPORARY}`);
	try {
		const handle = await open(temporary, 'wx', 0o600);
		try {
			await handle.writeFile(content);
			await handle.sync();
		} finally {
			await handle.close();
		}
		await rename(temporary, file);
	} catch (error) {
		await rm(temporary, { force: true });
		throw error;
	}
	await syncFolder(folder);
}

/** A rename is on disk only when its folder is. */
export async function syncFolder(folder: string): Promise<void> {
	const directory = await open(folder, 'r');
	try {
		await directory.sync();
	} finally {
		await directory.close();
	}
}

/** Half-written files of a process that was killed. Give no age only when nobody else can be writing. */
export async function clearTemporary(folder: string, olderThanMs = 0): Promise<number> {
	let removed = 0;
	const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
		if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
		throw error;
	});
	for (const entry of entries) {
		const path = join(folder, entry.name);
		if (entry.isDirectory()) removed += await clearTemporary(path, olderThanMs);
		else if (entry.name.startsWith('.') && entry.name.endsWith(TEMPORARY)) {
			if (Date.now() - (await stat(path)).mtimeMs < olderThanMs) continue;
			await rm(path, { force: true });
			removed++;
		}
	}
	return removed;
}
