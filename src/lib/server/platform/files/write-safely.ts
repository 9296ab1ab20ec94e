import { randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** Temporary name, fsync, rename: after a crash there is the whole file or none. */
export async function writeSafely(file: string, content: string | Uint8Array): Promise<void> {
	const folder = dirname(file);
	const temporary = join(folder, `.${basename(file)}.${randomUUID()}`);
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
	const directory = await open(folder, 'r');
	try {
		await directory.sync();
	} finally {
		await directory.close();
	}
}
