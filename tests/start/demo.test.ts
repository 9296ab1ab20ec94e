import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { isBuilt, isInstalled } from '../../src/start/stamps.mjs';
import { startDemo } from '../support/demo';
import { temporaryFolder } from '../support/folder';
import { freePort } from '../support/free-port';
import { leftRunning } from '../support/left-running.mjs';
import { preparedData, startTestProduct } from '../support/test-product';
import { waitFor } from '../support/wait-for';

const boxShown = (demo: ReturnType<typeof startDemo>) =>
	waitFor(() => demo.output().includes('Strg+C'), 45_000, 'the box');

beforeAll(() => {
	// Otherwise the demo would install and build in the middle of these tests, under others' feet.
	if (!isInstalled(process.cwd()) || !isBuilt(process.cwd()))
		throw new Error('Not installed or not built as it is now: node tests/run.mjs start does both');
});

it('repeats nothing at a later start, shows where to look, and ends with everything', async () => {
	const dataDir = preparedData();
	const port = await freePort();
	const demo = startDemo({ PORT: String(port), DATA_DIR: dataDir });
	await boxShown(demo);
	for (const shown of [`http://localhost:${port}`, '/demo/post', dataDir])
		expect(demo.output()).toContain(shown);
	expect(demo.output()).not.toMatch(/installiert|gebaut|angelegt/);
	expect((await fetch(`http://localhost:${port}/demo/post`)).status).toBe(200);
	const began = performance.now();
	demo.child.kill('SIGINT');
	expect(await demo.ended).toBe(0);
	expect(leftRunning(dataDir)).toEqual([]);
	// How long is measured by `npm run bench -- start`.
	console.log(`ended after ${Math.round(performance.now() - began)} ms`);
});

it('runs twice beside itself, each with a port and a folder of its own', async () => {
	const demos = await Promise.all(
		[1, 2].map(async () => {
			const port = await freePort();
			const dataDir = preparedData();
			return { port, dataDir, demo: startDemo({ PORT: String(port), DATA_DIR: dataDir }) };
		}),
	);
	for (const { demo, port, dataDir } of demos) {
		await boxShown(demo);
		expect(demo.output()).toContain(dataDir);
		expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(200);
	}
});

it('listens where HOST says, and nowhere else', async () => {
	const port = await freePort();
	const demo = startDemo({ PORT: String(port), DATA_DIR: preparedData(), HOST: '127.0.0.2' });
	await boxShown(demo);
	expect(demo.output()).toContain(`http://127.0.0.2:${port}`);
	expect((await fetch(`http://127.0.0.2:${port}/`)).status).toBe(200);
	await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow();
});

it('ends with everything in the middle of its first start, and can be started again', async () => {
	const dataDir = join(temporaryFolder(), 'data');
	const env = { PORT: String(await freePort()), DATA_DIR: dataDir };
	const demo = startDemo(env);
	await waitFor(() => existsSync(join(dataDir, 'database', 'base')), 30_000, 'half a database');
	const began = performance.now();
	demo.child.kill('SIGINT');
	expect(await demo.ended).toBe(130);
	// How long is measured by `npm run bench -- start`.
	console.log(`ended after ${Math.round(performance.now() - began)} ms`);
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
