import { storedFile } from '$db/schema';
import { fileIn, openFileStore } from '$lib/server/platform/files/store';
import { clearTemporary, writeSafely } from '$lib/server/platform/files/write-safely';
import { eq } from 'drizzle-orm';
import { existsSync, mkdirSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../support/folder';
import { onBothDatabases } from '../support/store';

const DAY_MS = 86_400_000;
const bytes = (text: string) => new TextEncoder().encode(text);
const age = (file: string, ms: number) => {
	const then = new Date(Date.now() - ms);
	utimesSync(file, then, then);
};

onBothDatabases((_kind, open) => {
	it('keeps the same content once, under a name made of it, for its owner alone', async () => {
		const { database } = await open();
		const files = openFileStore(join(temporaryFolder(), 'files'), database);
		const [hash, again, other] = await Promise.all([
			files.put(bytes('ein Bild'), 'image/webp'),
			files.put(bytes('ein Bild'), 'image/webp'),
			files.put(bytes('ein anderes'), 'image/webp'),
		]);
		expect(again).toBe(hash);
		expect(other).not.toBe(hash);
		expect(await files.get(hash)).toEqual({ content: bytes('ein Bild'), type: 'image/webp' });
		expect(statSync(files.pathOf(hash)).mode & 0o077).toBe(0);
		expect(await database.read((db) => db.select().from(storedFile))).toHaveLength(2);
		for (const name of ['../../etc/passwd', 'f'.repeat(64), ''])
			expect(await files.get(name)).toBe(undefined);

		// A file that a crash left without its row goes after a day, and so does one whose thing is gone.
		const orphan = join(files.folder, fileIn('ab'.repeat(32)));
		mkdirSync(dirname(orphan), { recursive: true });
		writeFileSync(orphan, 'ohne Zeile');
		await database.read((db) => db.delete(storedFile).where(eq(storedFile.hash, other)));
		age(orphan, DAY_MS + 60_000);
		age(files.pathOf(hash), DAY_MS + 60_000);
		expect(await files.sweep(DAY_MS)).toBe(1);
		expect(existsSync(orphan)).toBe(false);
		expect((await files.get(hash))?.content).toEqual(bytes('ein Bild'));
		age(files.pathOf(other), DAY_MS + 60_000);
		expect(await files.sweep(DAY_MS)).toBe(1);
		expect(await files.sweep(DAY_MS)).toBe(0);
	});
});

it('clears what a killed process wrote half, and leaves what another one may be writing', async () => {
	const folder = temporaryFolder();
	await writeSafely(join(folder, 'ganz.json'), 'ganz');
	mkdirSync(join(folder, 'ab'));
	const old = join(folder, 'ab', '.halb.json.1.part');
	const young = join(folder, '.halb.json.2.part');
	for (const file of [old, young]) writeFileSync(file, 'ha');
	age(old, 2 * 3_600_000);
	expect(await clearTemporary(folder, 3_600_000)).toBe(1);
	expect([existsSync(old), existsSync(young)]).toEqual([false, true]);
	expect(await clearTemporary(folder)).toBe(1);
	expect(readdirSync(folder).sort()).toEqual(['ab', 'ganz.json']);
	expect(await clearTemporary(join(folder, 'gibt-es-nicht'))).toBe(0);
});
