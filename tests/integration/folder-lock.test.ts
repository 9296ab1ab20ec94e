import { lockFolder, FolderLocked, readHolder } from '$lib/server/platform/database';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../support/folder';

const lock = (folder: string) => lockFolder(folder, 'npm start', join(folder, 'door'));
const dead = (token: string) => ({
	...{ pid: 2 ** 22 + 1, started: '1', what: 'npm start', door: '' },
	token,
});

it('has one holder, who is named to everybody else until it lets go', async () => {
	const folder = join(temporaryFolder(), 'data');
	const first = await lock(folder);
	const refused = await lock(folder).catch((error: unknown) => error);
	expect(refused).toBeInstanceOf(FolderLocked);
	expect(String(refused)).toContain(
		`Der Datenordner ${folder} gehört gerade Prozess ${process.pid} (npm start). Beende ihn zuerst`,
	);
	expect((await readHolder(folder))?.token).toBe(first.holder.token);
	first.release();
	expect(await readHolder(folder)).toBe(undefined);
	(await lock(folder)).release();
	expect(readdirSync(folder)).toEqual([]);
});

it('has one heir of a holder that is dead, however many come at once', async () => {
	for (let round = 0; round < 20; round++) {
		const folder = temporaryFolder();
		writeFileSync(join(folder, 'lock'), JSON.stringify(dead(`dead-${round}`)));
		const ends = await Promise.allSettled(Array.from({ length: 10 }, () => lock(folder)));
		expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
		for (const end of ends)
			if (end.status === 'rejected') expect(end.reason).toBeInstanceOf(FolderLocked);
		// The heir stands in the first place, and nothing of the others is left.
		expect(readdirSync(folder)).toEqual(['lock']);
	}
});

it('follows heirs that died one after the other', async () => {
	const folder = temporaryFolder();
	const chain = ['a', 'b', 'c'];
	writeFileSync(join(folder, 'lock'), JSON.stringify(dead('a')));
	for (const [n, token] of chain.slice(1).entries())
		writeFileSync(join(folder, `lock.after.${chain[n]}`), JSON.stringify(dead(token)));
	expect(await readHolder(folder)).toBe(undefined);
	const heir = await lock(folder);
	expect((await readHolder(folder))?.token).toBe(heir.holder.token);
	await expect(lock(folder)).rejects.toThrow(FolderLocked);
});

it('lets only its holder release it', async () => {
	const folder = temporaryFolder();
	const first = await lock(folder);
	// Somebody cleared the folder, and another one took it.
	writeFileSync(join(folder, 'lock'), JSON.stringify({ ...first.holder, token: 'another' }));
	first.release();
	expect((await readHolder(folder))?.token).toBe('another');
});
