import { auditEntry, feedback, jobRun } from '$db/schema';
import { wireApp, type App } from '$lib/server/app';
import { health, runCommand } from '$lib/server/operations';
import { LAST_BACKUP, restoreBackup, verifyBackup } from '$lib/server/operations/backup';
import { writeArchive } from '$lib/server/operations/backup/archive';
import { giveFeedback } from '$lib/server/feedback';
import { TURNS } from '$lib/server/jobs';
import { sealAudit } from '$lib/server/platform/audit';
import { openWire, rows, type Database } from '$lib/server/platform/database';
import type { Talk } from '$lib/server/platform/door';
import { newId } from '$lib/server/platform/ids';
import { openLog } from '$lib/server/platform/log';
import { readSettings, type Settings } from '$lib/server/platform/settings';
import { openStore } from '$lib/server/platform/store';
import { sql } from 'drizzle-orm';
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, inject, it, onTestFinished } from 'vitest';
import { temporaryFolder } from '../support/folder';
import { openTestDatabase } from '../support/store';

type Kind = 'embedded' | 'postgres';
const log = openLog('error');

async function place(kind: Kind): Promise<Settings> {
	const server = kind === 'postgres' ? await openTestDatabase({ empty: true }) : undefined;
	if (server) onTestFinished(() => server.drop());
	const folder = temporaryFolder();
	if (kind === 'embedded') {
		// Made once for the whole run, because making it takes longer than anything tested here.
		const database = join(folder, 'database');
		mkdirSync(database);
		execFileSync('tar', ['-xf', inject('embeddedDump'), '-C', database]);
	}
	return readSettings({
		DEMO: '1',
		DATA_DIR: folder,
		DATABASE_URL: server?.appUrl,
		DATABASE_OWNER_URL: server?.ownerUrl,
	});
}

async function openApp(settings: Settings): Promise<App> {
	const store = await openStore(settings, { what: 'test', patient: true, jobs: TURNS, log });
	return wireApp({ settings, store, log });
}

/** Until the test ends. */
async function ownerOf(settings: Settings): Promise<Database> {
	const where = settings.database;
	const store = await openStore(settings, { what: 'test', patient: true, jobs: TURNS, log });
	const owner =
		where.kind === 'postgres' ? openWire({ url: where.ownerUrl, pool: 1 }) : store.database;
	let closing: Promise<void> | undefined;
	onTestFinished(
		() =>
			(closing ??= (async () => {
				if (owner !== store.database) await owner.close();
				await store.close();
			})()),
	);
	return owner;
}

async function command(settings: Settings, name: string, ...args: string[]) {
	let out = '';
	let said = '';
	const talk: Talk = {
		out: (text) => {
			out += text;
			return Promise.resolve();
		},
		say: (text) => void (said += `${text}\n`),
	};
	const exit = await runCommand(settings, name, args, talk);
	return { exit, out: out.trim(), said };
}

/** Everything that counts, as texts, so that two places can be compared to the last digit. */
async function content(database: Database) {
	const all: Record<string, unknown> = {};
	for (const table of ['feedback', 'audit_entry', 'audit_seal', 'fact', 'delivery', 'stored_file'])
		all[table] = await database.read((db) =>
			rows(db, sql`select t::text as row from ${sql.identifier(table)} t order by 1`),
		);
	return all;
}

const hard = [
	`quote " backslash \\ tab \t line\nend`,
	`ünïcödé 🚲 \u2028 ${'x'.repeat(3000)}`,
	`{"not":"json"} null \\N`,
];

async function fill(settings: Settings): Promise<Record<string, unknown>> {
	const app = await openApp(settings);
	for (const message of hard)
		await giveFeedback(app, { id: newId(), page: '', message, contact: '' });
	await sealAudit(app.database);
	await app.relay.drain();
	await app.files.put(randomBytes(70_000), 'image/webp');
	await app.files.put(Buffer.alloc(0), 'text/plain');
	const before = await content(app.database);
	await app.close();
	return before;
}

const postgresHere = inject('postgres') !== undefined;
const fast: Kind = postgresHere ? 'postgres' : 'embedded';
const ways: [Kind, Kind][] = postgresHere
	? [
			['embedded', 'postgres'],
			['postgres', 'embedded'],
		]
	: [['embedded', 'embedded']];

describe.each(ways)('a backup of %s into %s', { timeout: 60_000 }, (from, to) => {
	it('brings back every row, every file and the numbering', async () => {
		const source = await place(from);
		const before = await fill(source);
		const backup = await command(source, 'backup');
		expect(backup).toMatchObject({ exit: 0 });
		const target = await place(to);
		const restored = await command(target, 'restore', backup.out);
		expect(restored.said).not.toContain('verletzt');
		expect(restored.exit).toBe(0);

		const app = await openApp(target);
		onTestFinished(() => app.close());
		expect(await content(app.database)).toEqual(before);
		for (const { hash } of await app.database.read((db) =>
			rows<{ hash: string }>(db, sql`select hash from stored_file`),
		))
			expect(await app.files.get(hash)).toBeDefined();
		// Goes on behind the last number, and is watched again.
		await giveFeedback(app, { id: newId(), page: '', message: 'afterwards', contact: '' });
		expect(await app.database.read((db) => db.$count(feedback))).toBe(hard.length + 1);
		await expect(
			app.database.read((db) => db.update(auditEntry).set({ action: 'x' })),
		).rejects.toThrow();
	});
});

it('refuses a place with data, and replaces it only when told so twice', async () => {
	const source = await place(fast);
	const before = await fill(source);
	const { out: file } = await command(source, 'backup');
	const refused = await command(source, 'restore', file);
	expect(refused).toMatchObject({ exit: 1, out: '' });
	expect(refused.said).toContain('Hier stehen schon Daten');
	expect(await command(source, 'restore', file, '--replace')).toMatchObject({ exit: 2 });
	expect(await command(source, 'restore', file, '--replace', '--confirmed')).toMatchObject({
		exit: 0,
	});
	const app = await openApp(source);
	onTestFinished(() => app.close());
	expect(await content(app.database)).toEqual(before);
});

/** A tar of one entry, as other programs write them. */
const strangeTar = async (name: string, content: string) => {
	const file = join(temporaryFolder(), 'strange.tar.gz');
	const archive = writeArchive(file);
	await archive.finish(name, () => content);
	return readFile(file);
};
const headOf = (format: number) => JSON.stringify({ product: 'tohoop', format });

it('refuses what is broken, cut off or not its own, and touches nothing', async () => {
	const source = await place(fast);
	await fill(source);
	const { out: file } = await command(source, 'backup');
	const whole = await readFile(file);
	const bent = Buffer.from(whole);
	bent.writeUInt8((bent.readUInt8(bent.length >> 1) ^ 1) & 0xff, bent.length >> 1);
	const broken = 'unvollständig oder beschädigt';
	const foreign = 'ist keine Sicherung dieses Produkts';
	const given: [string, Uint8Array, string][] = [
		['without its last blocks', whole.subarray(0, whole.length - 900), broken],
		['half', whole.subarray(0, whole.length >> 1), broken],
		['with one bit bent', bent, broken],
		['of nothing', Buffer.alloc(0), foreign],
		['that is a text', Buffer.from('no archive'), foreign],
		['of another program', await strangeTar('package/package.json', '{}'), foreign],
		['with a head that is none', await strangeTar('head.json', '{"product":"x"}'), foreign],
		['with a head of no JSON', await strangeTar('head.json', '{'), broken],
		['with a head and nothing else', await strangeTar('head.json', headOf(1)), broken],
		['of a later form', await strangeTar('head.json', headOf(2)), 'neueren Fassung'],
	];
	const target = { ...(await place('embedded')), dataDir: join(temporaryFolder(), 'untouched') };
	const strange = join(temporaryFolder(), 'strange.tar.gz');
	for (const [what, content, sentence] of given) {
		await writeFile(strange, content);
		const refused = await command(target, 'restore', strange);
		expect.soft(refused.said, what).toContain(sentence);
		expect.soft(refused, what).toMatchObject({ exit: 1, out: '' });
	}
	expect((await command(target, 'restore', join(strange, '..'))).said).toContain('keine Datei');
	expect((await command(target, 'restore', `${strange}.gone`)).said).toContain('gibt es nicht');
	expect(existsSync(target.dataDir)).toBe(false);
});

it('leaves neither rows nor files behind when it fails half way', async () => {
	const source = await place(fast);
	await fill(source);
	const { out: file } = await command(source, 'backup');
	const target = await place(fast);
	const app = await openApp(target);
	const files = join(target.dataDir, 'files');
	const expected = await verifyBackup(file);
	// The last thing looked at: rows and files are in by then.
	expected.rows.feedback = (expected.rows.feedback ?? 0) + 1;
	await app.close();
	const database = await ownerOf(target);
	const restoring = restoreBackup(database, { file, filesDir: files, replace: false, expected });
	await expect(restoring).rejects.toThrow('beschädigt');
	expect(await database.read((db) => db.$count(feedback))).toBe(0);
	expect((await readdir(files, { recursive: true })).filter((name) => name.length > 2)).toEqual([]);
	expect(await command(target, 'restore', file)).toMatchObject({ exit: 0 });
});

it('names a lost file and leaves no half archive behind', async () => {
	const source = await place(fast);
	const app = await openApp(source);
	const hash = await app.files.put(Buffer.from('soon gone'), 'text/plain');
	await writeFile(app.files.pathOf(hash), 'something else');
	await app.close();
	const backup = await command(source, 'backup');
	expect(backup.exit).toBe(1);
	expect(backup.said).toContain(hash);
	expect((await verifyBackup(backup.out)).missing).toEqual([hash]);
	expect((await readdir(source.backupDir)).filter((name) => name.startsWith('.'))).toEqual([]);
});

it('says when the last backup is too old', async () => {
	const settings = await place(fast);
	await command(settings, 'backup');
	const app = await openApp(settings);
	onTestFinished(() => app.close());
	expect((await health(app)).notes).not.toContain('backup-old');
	await app.database.read((db) =>
		db.execute(
			sql`update installation set at = now() - interval '27 hours' where key = ${LAST_BACKUP}`,
		),
	);
	expect((await health(app)).notes).toContain('backup-old');
});

it('names jobs that never ran beside those that did', async () => {
	const app = await openApp(await place(fast));
	onTestFinished(() => app.close());
	const finishedAt = new Date('2026-03-29T01:00:00Z');
	await app.database.read((db) =>
		db.insert(jobRun).values({ name: 'tidy', startedAt: finishedAt, finishedAt, ok: true }),
	);
	const { jobs = {} } = await health(app);
	expect(Object.keys(jobs)).toEqual(TURNS.map(({ name }) => name));
	expect(jobs.tidy).toEqual({ finishedAt: finishedAt.toISOString(), ok: true });
	expect(jobs['search-compare']).toEqual({ finishedAt: null, ok: null });
});
