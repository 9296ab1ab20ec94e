// `npm run demo`: from a fresh clone to a running product. Plain Node, because nothing is installed yet.
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
	ending,
	failed,
	finished,
	reasons,
	still,
	welcome,
	working,
	wrongNode,
} from './demo-texts.mjs';
import { HEAP } from './heap.mjs';
import { endGroups, startGroup } from './processes.mjs';
import { isBuilt, isInstalled, stampLock } from './stamps.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const PROGRESS_MS = 4_000;

/** @param {string} sentence */
const say = (sentence) => void process.stdout.write(`${sentence}\n`);

let stopping = false;
let serving = false;
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
	process.on(signal, () => {
		if (stopping) return;
		stopping = true;
		say(`\n${ending}`);
		void endGroups().then(() => process.exit(serving ? 0 : 130));
	});

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (!((major === 20 && minor >= 19) || (major === 22 && minor >= 13) || major === 24)) {
	process.stderr.write(`${wrongNode(process.versions.node)}\n`);
	process.exit(1);
}

if (!isInstalled(root)) {
	say(existsSync(join(root, 'node_modules')) ? reasons.lockChanged : reasons.firstInstall);
	await step('install', npm(), ['ci', '--no-audit', '--no-fund']);
	stampLock(root);
}
if (!isBuilt(root)) {
	say(existsSync(join(root, 'build')) ? reasons.sourcesChanged : reasons.firstBuild);
	await step('build', process.execPath, [join(root, 'src', 'start', 'build.mjs')]);
}
await serve();

/**
 * One piece of preparation: shows that it goes on, and what went wrong when it did.
 * @param {'install' | 'build'} name @param {string} command @param {string[]} args
 */
async function step(name, command, args) {
	const group = startGroup(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
	let output = '';
	for (const stream of [group.child.stdout, group.child.stderr])
		stream?.on('data', (text) => (output = (output + String(text)).slice(-4_000)));
	const code = await withProgress(working[name], group.done);
	// The signal handler ends us; nothing after this may begin.
	if (stopping) await new Promise(() => undefined);
	if (code === 0) return;
	process.stderr.write(`${failed[name]}\n${output}\n`);
	process.exit(1);
}

async function serve() {
	say(reasons.start);
	const port = process.env.PORT?.trim() || '3000';
	const group = startGroup(process.execPath, [...HEAP, join(root, 'build', 'start', 'serve.js')], {
		cwd: root,
		// The channel tells the product when we are gone, however we went.
		stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
		env: { LOG_LEVEL: 'warn', ...process.env, DEMO: '1', PORT: port, DATA_DIR: dataDir() },
	});
	// Its port is open. Before that, another program might answer there.
	let listening = false;
	group.child.once('message', () => (listening = true));
	let ended = false;
	void group.done.then((code) => {
		ended = true;
		// It has said why. While we are stopping, the signal handler ends us.
		if (!stopping) process.exit(code);
	});
	const local = `http://${reachable(process.env.HOST?.trim())}:${port}`;
	await withProgress(
		working.start,
		ready(`${local}/health/ready`, { may: () => listening, gaveUp: () => ended }),
	);
	if (stopping || ended) return;
	serving = true;
	const address = `http://${shown(process.env.HOST?.trim())}:${port}`;
	box(welcome({ address, dataDir: dataDir(), persons: await persons(local) }));
}

/** @param {string} address @param {{ may: () => boolean, gaveUp: () => boolean }} child */
async function ready(address, { may, gaveUp }) {
	while (!stopping && !gaveUp()) {
		if (may() && (await ask(address))?.ok) return;
		await new Promise((go) => setTimeout(go, 150));
	}
}

/** @param {string | undefined} host */
function reachable(host) {
	if (!host || host === '0.0.0.0' || host === '::') return '127.0.0.1';
	return host.includes(':') ? `[${host}]` : host;
}

/** The name to type into a browser: the usual one, unless that leads nowhere. @param {string | undefined} host */
function shown(host) {
	const local = reachable(host);
	return local === '127.0.0.1' || local === '[::1]' ? 'localhost' : local;
}

/** Who can be tried out; a product without people yet has no such page. @param {string} address */
async function persons(address) {
	const answer = await ask(`${address}/demo/personen.json`);
	if (!answer?.ok) return [];
	/** @type {unknown} */
	const list = await answer.json();
	if (!Array.isArray(list)) return [];
	return list.map((/** @type {Record<string, unknown>} */ person) => {
		const text = (/** @type {string} */ key) =>
			typeof person[key] === 'string' ? person[key] : '';
		return {
			who: [text('name'), text('role')].filter(Boolean).join(', '),
			how: [text('email'), text('password'), text('link')].filter(Boolean).join('  '),
		};
	});
}

/** @param {string} address */
async function ask(address) {
	try {
		return await fetch(address, { signal: AbortSignal.timeout(5_000) });
	} catch (error) {
		if (error instanceof Error) return undefined;
		throw error;
	}
}

/** @template T @param {string} what @param {Promise<T>} work @returns {Promise<T>} */
async function withProgress(what, work) {
	const began = Date.now();
	const seconds = () => Math.round((Date.now() - began) / 1000);
	const timer = setInterval(() => !stopping && say(still(what, seconds())), PROGRESS_MS);
	try {
		const result = await work;
		if (!stopping && result !== 1) say(finished(seconds()));
		return result;
	} finally {
		clearInterval(timer);
	}
}

function dataDir() {
	const given = process.env.DATA_DIR?.trim();
	return resolve(root, given || 'data');
}

function npm() {
	return process.platform === 'win32' ? 'npm.cmd' : 'npm';
}

/** @param {string[]} lines */
function box(lines) {
	const width = Math.max(...lines.map((line) => line.length));
	const edge = '─'.repeat(width + 2);
	say(`┌${edge}┐`);
	for (const line of lines) say(`│ ${line.padEnd(width)} │`);
	say(`└${edge}┘`);
}
