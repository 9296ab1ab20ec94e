import { storedFile } from '$db/schema';
import { mkdirSync, readdirSync } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import type * as Files from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, it, vi } from 'vitest';
import { openTestStore } from '../support/store';
import { temporaryFolder } from '../support/folder';

// R11: a disk that is full takes half of what is written and refuses the rest.

const disk = vi.hoisted(() => ({ full: '' }));

vi.mock('node:fs/promises', async (original) => {
	const real = await original<typeof Files>();
	const noSpace = () =>
		Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' });
	const open: typeof real.open = async (path, flags, mode) => {
		const handle: FileHandle = await real.open(path, flags, mode);
		if (flags !== 'wx') return handle;
		return new Proxy(handle, {
			get(target, name) {
				if (name === 'writeFile' && disk.full === 'write')
					return async (content: string | Uint8Array) => {
						await target.writeFile(content.slice(0, content.length / 2));
						throw noSpace();
					};
				if (name === 'sync' && disk.full === 'sync') return () => Promise.reject(noSpace());
				const value: unknown = Reflect.get(target, name);
				return typeof value === 'function' ? (value.bind(target) as unknown) : value;
			},
		});
	};
	return { ...real, default: { ...real, open }, open };
});

// Files of tests share what they import: these get the broken disk, and nobody after them does.
vi.resetModules();
afterAll(() => {
	vi.resetModules();
});
const { isDiskFull } = await import('$lib/server/platform/database');
const { openFileStore } = await import('$lib/server/platform/files/store');
const { openMailFolder } = await import('$lib/server/platform/mail');

beforeEach(() => {
	disk.full = '';
});

const everythingIn = (folder: string) =>
	readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => entry.name);

const PICTURE = new Uint8Array(50_000).fill(7);

it.each(['write', 'sync'] as const)(
	'R11 no half picture is ever there, nor a row for it (%s fails)',
	async (where) => {
		const folder = join(temporaryFolder(), 'files');
		mkdirSync(folder);
		const { database, close } = await openTestStore('embedded');
		try {
			const files = openFileStore(folder, database);
			disk.full = where;
			const refused = await files.put(PICTURE, 'image/webp').catch((error: unknown) => error);
			expect(isDiskFull(refused)).toBe(true);
			expect(everythingIn(folder)).toEqual([]);
			expect(await database.read((db) => db.select().from(storedFile))).toEqual([]);
			// There is space again: nothing has to be put right by hand.
			disk.full = '';
			const hash = await files.put(PICTURE, 'image/webp');
			expect((await files.get(hash))?.content).toEqual(PICTURE);
			expect(everythingIn(folder)).toEqual([hash]);
		} finally {
			await close();
		}
	},
);

it('R11 a mail lies in the folder wholly or not at all, and the sender hears of it', async () => {
	const folder = join(temporaryFolder(), 'mail');
	const mail = openMailFolder(folder, 'von@test.example');
	const message = {
		...{ to: 'an@test.example', subject: 'Rampe', text: 'zu steil '.repeat(500) },
		messageId: '<1@test.example>',
	};
	disk.full = 'write';
	const refused = await mail.send(message).catch((error: unknown) => error);
	expect(isDiskFull(refused)).toBe(true);
	expect(everythingIn(folder)).toEqual([]);
	expect(await mail.list()).toEqual([]);
	disk.full = '';
	await mail.send(message);
	expect((await mail.list()).map(({ text }) => text)).toEqual([message.text]);
});
