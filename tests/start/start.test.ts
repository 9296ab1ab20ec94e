import { request } from 'node:http';
import { createServer } from 'node:net';
import { cpSync, existsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { enginesOf } from '../support/engines';
import { temporaryFolder } from '../support/folder';
import { freePort } from '../support/free-port';
import { leftRunning } from '../support/left-running.mjs';
import type { RunningProduct } from '../support/product';
import {
	preparedData,
	spawnTestProduct as spawn,
	startSharedProduct,
	startTestProduct as start,
} from '../support/test-product';
import { waitFor } from '../support/wait-for';

const engineOf = (folder: string) => enginesOf(folder)[0];

/** In order, the search engine with it, and with nothing left that would stop the next start. */
async function endsBy(signal: NodeJS.Signals, product: RunningProduct) {
	expect(engineOf(product.dataDir)).toBeDefined();
	const began = performance.now();
	product.kill(signal);
	expect(await product.ended).toEqual({ code: 0, signal: null });
	await waitFor(() => leftRunning(product.dataDir).length === 0, 3_000, 'nothing left');
	// Three seconds are the goal of `bench -- start`; here other work may be in the way.
	console.log(`ended ${Math.round(performance.now() - began)} ms after ${signal}`);
	expect(existsSync(join(product.dataDir, 'lock'))).toBe(false);
}

describe('one that runs', () => {
	let product: RunningProduct;
	beforeAll(async () => {
		product = await startSharedProduct();
	});
	afterAll(() => product?.stop());

	it('answers under both names of this machine', async () => {
		const answers = await Promise.all(
			['localhost', '127.0.0.1'].map((name) => fetch(`http://${name}:${product.port}/`)),
		);
		expect(answers.map((answer) => answer.status)).toEqual([200, 200]);
	});

	it('takes forms from pages under both names, and from no other', async () => {
		const post = async (host: string, origin: string) => {
			const answer = await fetch(`http://${host}:${product.port}/barrierefreiheit/feedback`, {
				method: 'POST',
				headers: { origin, 'content-type': 'application/x-www-form-urlencoded' },
				body: 'message=',
			});
			return answer.status;
		};
		for (const host of ['localhost', '127.0.0.1'])
			// Read and refused for its content: it was let in.
			expect(await post(host, `http://${host}:${product.port}`)).not.toBe(403);
		expect(await post('localhost', 'https://anders.example')).toBe(403);
	});

	it('does not answer to names that are not its own', async () => {
		const status = await new Promise<number | undefined>((resolve, reject) => {
			request(
				{ port: product.port, host: '127.0.0.1', headers: { host: 'fremd.example' } },
				(answer) => {
					answer.resume();
					resolve(answer.statusCode);
				},
			)
				.once('error', reject)
				.end();
		});
		expect(status).toBe(400);
	});

	it('lets nobody else at its data folder, and names who holds it', async () => {
		const second = await spawn({ DATA_DIR: product.dataDir });
		expect((await second.ended).code).toBe(1);
		expect(second.output()).toContain(`gehört gerade Prozess ${product.child.pid ?? ''} `);
		expect((await fetch(product.origin)).status).toBe(200);
	});

	it('brings its search engine back when that one dies', async () => {
		const before = await waitFor(() => engineOf(product.dataDir), 3_000, 'an engine');
		process.kill(before, 'SIGKILL');
		const after = await waitFor(
			() => {
				const engine = engineOf(product.dataDir);
				return engine !== before ? engine : undefined;
			},
			5_000,
			'a new engine',
		);
		expect(after).not.toBe(before);
	});

	it('ends in order', () => endsBy('SIGTERM', product));
});

it('says that the port is taken, and by which setting to change it', async () => {
	const port = await freePort();
	const other = createServer().listen(port, '127.0.0.1');
	try {
		const product = await spawn({ PORT: String(port) });
		expect((await product.ended).code).toBe(1);
		expect(product.output()).toContain(`Port ${port} ist schon belegt`);
		expect(product.output()).toContain(`PORT=${port + 1}`);
	} finally {
		other.close();
	}
});

it('says that an address is not one of this machine', async () => {
	const product = await spawn({ HOST: '192.0.2.1' });
	expect((await product.ended).code).toBe(1);
	expect(product.output()).toContain('HOST=192.0.2.1 ist keine Adresse dieses Rechners');
});

it('names a city that does not exist, and those that do', async () => {
	const product = await spawn({ CITY: 'atlantis' });
	expect((await product.ended).code).toBe(1);
	expect(product.output()).toMatch(/CITY: die Stadt "atlantis" gibt es nicht.*luebeck/);
});

it('names every wrong or missing setting at once', async () => {
	const wrong = await spawn({ PORT: '70000', SMTP_URL: 'mail', SEARCH: 'solr', LOG_LEVEL: 'laut' });
	expect((await wrong.ended).code).toBe(1);
	for (const name of ['PORT', 'SMTP_URL', 'SEARCH', 'LOG_LEVEL'])
		expect(wrong.output()).toMatch(new RegExp(`- ${name}: `));
	const missing = await spawn({ DEMO: undefined });
	expect((await missing.ended).code).toBe(1);
	for (const name of ['ORIGIN', 'CITY'])
		expect(missing.output()).toMatch(new RegExp(`- ${name} fehlt`));
});

it('keeps all it has in DATA_DIR, for itself alone, from the first moment on', async () => {
	const dataDir = join(temporaryFolder(), 'mein ort');
	await spawn({ DATA_DIR: dataDir });
	for (const name of ['lock', 'database'])
		await waitFor(() => existsSync(join(dataDir, name)), 30_000, name);
	expect(statSync(dataDir).mode & 0o077).toBe(0);
});

it('works in a folder deeper than the name of a socket may be', async () => {
	const dataDir = join(temporaryFolder(), ...Array<string>(12).fill('ein-langer-name'));
	cpSync(preparedData(), dataDir, { recursive: true });
	const product = await start({ DATA_DIR: dataDir });
	expect((await fetch(product.origin)).status).toBe(200);
	await endsBy('SIGHUP', product);
});

it('lets one of two starts at the same moment win, and stops the other', async () => {
	const dataDir = preparedData();
	const both = await Promise.all([spawn({ DATA_DIR: dataDir }), spawn({ DATA_DIR: dataDir })]);
	const loser = await Promise.race(both.map((one) => one.ended.then(() => one)));
	const winner = both[0] === loser ? both[1] : both[0];
	expect((await loser.ended).code).toBe(1);
	expect(loser.output()).toContain(`gehört gerade Prozess ${winner.child.pid ?? ''} `);
	await winner.ready();
});

it('takes over the lock of a process that is gone', async () => {
	const dataDir = preparedData();
	const gone = { pid: 2 ** 22 + 1, started: '1', what: 'npm start', door: '', token: 'x' };
	writeFileSync(join(dataDir, 'lock'), JSON.stringify(gone));
	const product = await start({ DATA_DIR: dataDir });
	expect(existsSync(join(dataDir, 'lock'))).toBe(true);
	await endsBy('SIGINT', product);
});

it('is not misled by a lock whose number another process has by now', async () => {
	const dataDir = preparedData();
	const reused = { pid: process.pid, started: '1', what: 'npm start', door: '', token: 'x' };
	writeFileSync(join(dataDir, 'lock'), JSON.stringify(reused));
	const product = await start({ DATA_DIR: dataDir });
	expect((await fetch(product.origin)).status).toBe(200);
});

it('leaves no search engine behind when it is killed, and starts again on what it had', async () => {
	const dataDir = preparedData();
	const product = await start({ DATA_DIR: dataDir });
	expect(engineOf(dataDir)).toBeDefined();
	product.kill('SIGKILL');
	await product.ended;
	await waitFor(() => leftRunning(dataDir).length === 0, 3_000, 'nothing left');
	const again = await start({ DATA_DIR: dataDir });
	expect((await fetch(again.origin)).status).toBe(200);
});
