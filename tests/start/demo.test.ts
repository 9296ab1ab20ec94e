import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { temporaryFolder } from '../support/folder';
import { freePort } from '../support/free-port';
import { leftRunning } from '../support/left-running.mjs';
import { preparedData, startTestProduct } from '../support/test-product';
import { waitFor } from '../support/wait-for';

/** `npm run demo` on a clone where everything is installed and built. */
function startDemo(env: Record<string, string>) {
	const child = spawn(process.execPath, ['src/start/demo.mjs'], {
		stdio: ['ignore', 'pipe', 'pipe'],
		env: { ...process.env, HOST: '127.0.0.1', ...env },
	});
	let output = '';
	for (const stream of [child.stdout, child.stderr])
		stream.on('data', (text: Buffer) => (output += text.toString()));
	const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
	onTestFinished(async () => {
		child.kill('SIGTERM');
		await ended;
	});
	return { child, ended, output: () => output };
}

it('shows where to look, and ends with everything it started', async () => {
	const dataDir = preparedData();
	const port = await freePort();
	const demo = startDemo({ PORT: String(port), DATA_DIR: dataDir });
	await waitFor(() => demo.output().includes('Strg+C'), 30_000, 'the box');
	for (const shown of [`http://localhost:${port}`, '/demo/post', dataDir])
		expect(demo.output()).toContain(shown);
	expect((await fetch(`http://localhost:${port}/demo/post`)).status).toBe(200);
	const began = performance.now();
	demo.child.kill('SIGINT');
	expect(await demo.ended).toBe(0);
	expect(leftRunning(dataDir)).toEqual([]);
	expect(performance.now() - began).toBeLessThan(3_000);
});

it('ends within 3 s in the middle of its first start, and can be started again', async () => {
	const dataDir = join(temporaryFolder(), 'data');
	const env = { PORT: String(await freePort()), DATA_DIR: dataDir };
	const demo = startDemo(env);
	await waitFor(() => existsSync(join(dataDir, 'database', 'base')), 30_000, 'half a database');
	const began = performance.now();
	demo.child.kill('SIGINT');
	expect(await demo.ended).toBe(130);
	expect(performance.now() - began).toBeLessThan(3_000);
	expect(leftRunning(dataDir)).toEqual([]);
	const again = await startTestProduct(env);
	expect((await fetch(again.origin)).status).toBe(200);
});

it('passes on why the product could not start, and does not take another program for it', async () => {
	const other = await startTestProduct();
	const demo = startDemo({ PORT: String(other.port), DATA_DIR: preparedData() });
	expect(await demo.ended).toBe(1);
	expect(demo.output()).toContain(`Port ${other.port} ist schon belegt`);
	expect(demo.output()).not.toContain('Strg+C');
});
