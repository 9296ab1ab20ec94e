import { appendFileSync, cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { startDemo } from '../support/demo';
import { temporaryFolder } from '../support/folder';
import { freePort } from '../support/free-port';
import { leftRunning } from '../support/left-running.mjs';
import { waitFor } from '../support/wait-for';

// What `npm run demo` repeats, and when: on a clone whose packages and sources are next to nothing, so
// that installing and building take a second and can be done again and again.

const SERVER = `
import { createServer } from 'node:http';
createServer((_, answer) => answer.end('{}')).listen(process.env.PORT, '127.0.0.1', () => process.send('listening'));
process.once('disconnect', () => process.exit(0));
process.once('SIGTERM', () => process.exit(0));
`;
const BUILD = `
import { mkdirSync, writeFileSync } from 'node:fs';
import { stampSources } from './stamps.mjs';
mkdirSync('build/start', { recursive: true });
writeFileSync('build/start/serve.js', ${JSON.stringify(SERVER)});
stampSources(process.cwd());
`;
const LOCK = {
	name: 'tiny',
	version: '1.0.0',
	lockfileVersion: 3,
	requires: true,
	packages: { '': { name: 'tiny', version: '1.0.0' } },
};

function tinyClone({ build = BUILD } = {}) {
	const root = join(temporaryFolder(), 'clone');
	const start = join(root, 'src', 'start');
	mkdirSync(start, { recursive: true });
	for (const name of ['demo.mjs', 'demo-texts.mjs', 'heap.mjs', 'processes.mjs', 'stamps.mjs'])
		cpSync(join('src', 'start', name), join(start, name));
	writeFileSync(join(start, 'build.mjs'), build);
	writeFileSync(
		join(root, 'package.json'),
		JSON.stringify({ name: 'tiny', version: '1.0.0', type: 'module' }),
	);
	writeFileSync(join(root, 'package-lock.json'), JSON.stringify(LOCK));
	return root;
}

async function startAndEnd(root: string): Promise<string> {
	const demo = startDemo({ PORT: String(await freePort()), DATA_DIR: join(root, 'data') }, root);
	await waitFor(() => demo.output().includes('Strg+C'), 40_000, `the box`);
	demo.child.kill('SIGINT');
	expect(await demo.ended).toBe(0);
	return demo.output();
}

it('installs and builds exactly what changed, and says which', { timeout: 120_000 }, async () => {
	const root = tinyClone();
	const first = await startAndEnd(root);
	expect(first).toContain('weil noch keine da sind');
	expect(first).toContain('weil es noch nicht gebaut ist');

	expect(await startAndEnd(root)).not.toMatch(/installiert|gebaut/);

	appendFileSync(join(root, 'src', 'start', 'build.mjs'), '// changed\n');
	const changed = await startAndEnd(root);
	expect(changed).toContain('weil sich die Quellen geändert haben');
	expect(changed).not.toContain('installiert');

	// A test beside the sources is none of the product.
	writeFileSync(join(root, 'src', 'some.test.ts'), '');
	expect(await startAndEnd(root)).not.toMatch(/installiert|gebaut/);

	writeFileSync(join(root, 'package-lock.json'), JSON.stringify(LOCK, null, '\t'));
	const locked = await startAndEnd(root);
	expect(locked).toContain('weil sich package-lock.json geändert hat');
	expect(locked).toContain('gebaut');
});

it('shows why building failed, and starts nothing', { timeout: 60_000 }, async () => {
	const root = tinyClone({ build: `console.error('Semicolon expected'); process.exit(1);` });
	const demo = startDemo({ PORT: String(await freePort()) }, root);
	expect(await demo.ended).toBe(1);
	expect(demo.output()).toContain('Das Bauen ist misslungen');
	expect(demo.output()).toContain('Semicolon expected');
	expect(demo.output()).not.toContain('Das Produkt startet');
});

it('ends with everything in the middle of the build, even of one that does not listen', async () => {
	const root = tinyClone({
		build: `
			import { spawn } from 'node:child_process';
			import { writeFileSync } from 'node:fs';
			for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => undefined);
			spawn(process.execPath, ['-e', 'setInterval(() => undefined, 1000)', process.cwd()]);
			writeFileSync('building', '');
			setInterval(() => undefined, 1000);`,
	});
	const demo = startDemo({ PORT: String(await freePort()) }, root);
	await waitFor(() => leftRunning(root).length >= 3, 30_000, 'a build with a child');
	await waitFor(() => demo.output().includes('baue, seit'), 10_000, 'a sign of progress');
	const began = performance.now();
	demo.child.kill('SIGINT');
	expect(await demo.ended).toBe(130);
	// How long is measured by `npm run bench -- start`.
	console.log(`ended after ${Math.round(performance.now() - began)} ms`);
	expect(leftRunning(root)).toEqual([]);
	expect(readFileSync(join(root, 'building'), 'utf8')).toBe('');
});
