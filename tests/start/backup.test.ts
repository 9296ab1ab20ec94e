import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { fillPlace } from '../support/fill-place';
import { temporaryFolder } from '../support/folder';
import { freePort } from '../support/free-port';
import { runCommand } from '../support/run-command';
import { openTestDatabase } from '../support/store';
import { startTestProduct } from '../support/test-product';

/** Several starts each; a machine with other work takes its time. */
const SLOW = { timeout: 300_000 };

const clubsOn = async (origin: string) =>
	[
		...(await (await fetch(`${origin}/vereine`)).text()).matchAll(/href="(\/vereine\/[^"?]+)"/g),
	].map(([, path]) => path);
const numbersOf = (sentence: string) => sentence.match(/(\d+) Zeilen und (\d+) Dateien/)?.slice(1);

it(
	'backs up a running product through its door, and starts on what was restored',
	SLOW,
	async () => {
		const product = await startTestProduct();
		const here = { DEMO: '1', DATA_DIR: product.dataDir };
		const before = await clubsOn(product.origin);
		expect(before.length).toBeGreaterThan(10);

		const backup = await runCommand(['backup'], here);
		expect(backup).toMatchObject({ code: 0 });
		// Standard output is the name of the file and nothing else, so that a script can go on with it.
		expect(backup.out.split('\n')).toHaveLength(1);
		expect(statSync(backup.out).mode & 0o077).toBe(0);

		const meanwhile = await runCommand(['restore', backup.out, '--replace', '--confirmed'], here);
		expect(meanwhile).toMatchObject({ code: 2, out: '' });
		expect(meanwhile.said).toContain('geht nur, wenn das Produkt nicht läuft');
		expect(await clubsOn(product.origin)).toEqual(before);
		await product.stop();

		const dataDir = join(temporaryFolder(), 'data');
		const restored = await runCommand(['restore', backup.out], { DEMO: '1', DATA_DIR: dataDir });
		expect(restored).toMatchObject({ code: 0 });
		expect(numbersOf(restored.out)).toEqual(numbersOf(backup.said));
		const again = await startTestProduct({ DATA_DIR: dataDir });
		expect(await clubsOn(again.origin)).toEqual(before);
	},
);

it('restores into a place where the product was started once and nobody wrote', SLOW, async () => {
	const product = await startTestProduct();
	const backup = await runCommand(['backup'], { DEMO: '1', DATA_DIR: product.dataDir });
	await product.stop();
	const port = await freePort();
	const earnest = {
		...{ DEMO: '0', CITY: 'luebeck', ORIGIN: `http://127.0.0.1:${port}`, SEARCH: 'postgres' },
		DATA_DIR: join(temporaryFolder(), 'data'),
	};
	const empty = await startTestProduct({ ...earnest, PORT: String(port) });
	await empty.stop();
	const restored = await runCommand(['restore', backup.out], earnest);
	expect(restored).toMatchObject({ code: 0 });
});

it('restores 20,000 rows and 500 files into an empty place within two minutes', SLOW, async () => {
	const server = await openTestDatabase();
	if (!server) throw new Error('No PostgreSQL on this machine');
	onTestFinished(() => server.drop());
	const port = await freePort();
	const earnest = { CITY: 'luebeck', ORIGIN: `http://127.0.0.1:${port}`, SEARCH: 'postgres' };
	const from = join(temporaryFolder(), 'data');
	await fillPlace({ ownerUrl: server.ownerUrl, dataDir: from }, { rows: 20_000, files: 500 });
	const backup = await runCommand(['backup'], {
		...earnest,
		...{ DATA_DIR: from, DATABASE_URL: server.appUrl, DATABASE_OWNER_URL: server.ownerUrl },
	});
	expect(backup).toMatchObject({ code: 0 });

	const dataDir = join(temporaryFolder(), 'data');
	const began = performance.now();
	const restored = await runCommand(['restore', backup.out], { ...earnest, DATA_DIR: dataDir });
	expect(performance.now() - began).toBeLessThan(120_000);
	expect(restored).toMatchObject({ code: 0 });
	const [rows, files] = numbersOf(restored.out) ?? [];
	expect(numbersOf(backup.said)).toEqual([rows, files]);
	expect(Number(rows)).toBeGreaterThanOrEqual(20_000);
	const names = readdirSync(join(dataDir, 'files'), { recursive: true }).map(String);
	expect(names.filter((name) => /[0-9a-f]{64}$/.test(name))).toHaveLength(500);
	const product = await startTestProduct({
		...{ ...earnest, DEMO: '0', DATA_DIR: dataDir, PORT: String(port) },
	});
	expect((await fetch(product.origin)).status).toBe(200);
});
