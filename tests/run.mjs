// `npm test`: from a fresh clone to one line that says whether all is well. docs/testing.md has the table.
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { endGroups, startGroup } from '../src/start/processes.mjs';
import { isBuilt, isInstalled, stampLock } from '../src/start/stamps.mjs';
import { countRows } from './rows.mjs';
import { leftRunning } from './support/left-running.mjs';
import { whereToThrowAway } from './support/roomy-memory.mjs';
import { tallyPlaywright, tallyVitest } from './support/tally.mjs';
import { provideBrowser, providePostgres } from './support/tools.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const began = Date.now();
const { part, shard, filters } = readArguments(process.argv.slice(2));
const everything = part === 'all';
const strict = Boolean(process.env.CI);

// Everything the run makes lies in here, and goes with it. Others (the database's user) must get through.
const folder = mkdtempSync(join(whereToThrowAway(), 'tohoop-run-'));
chmodSync(folder, 0o755);
const reports = join(folder, 'reports');
mkdirSync(reports);
const env = {
	...process.env,
	TMPDIR: folder,
	TEST_RUN_FOLDER: folder,
	FAULTS: everything || part === 'faults' ? 'long' : 'short',
	SWEEP: everything ? 'full' : 'pairs',
	FORCE_COLOR: process.stdout.isTTY ? '1' : '0',
};

/** @type {import('./support/tally.mjs').Tally} */
const total = { passed: 0, failed: 0, skipped: [] };
/** @type {string[]} */
const failures = [];
/** What passed at the second try only. @type {string[]} */
const again = [];
/** What takes long, to see what a minute would be won from. @type {{ file: string, seconds: number }[]} */
const times = [];
const SHOWN_TIMES = 15;
/** Titles of tests on the built product that passed. @type {string[]} */
const onProduct = [];

let stopping = false;
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
	process.on(signal, () => {
		if (stopping) return;
		stopping = true;
		void endGroups().then(() => {
			sweep();
			process.exit(130);
		});
	});

/** Files of unit tests with these words in their names are about time. */
const OF_TIME = ['time', 'date', 'clock', 'calendar', 'recur', 'fresh', 'expir'];
/** Of hostile input these two take as long as all the others. */
const LONGEST = ['tests/hostile/writing.test.ts', 'tests/hostile/people.test.ts'];
/** @type {{ name: string, part?: Part }[]} */
const LANES = [
	{ name: 'start' },
	{ name: 'hostile', part: { label: 'longest', only: LONGEST } },
	{ name: 'hostile', part: { label: 'others', but: LONGEST } },
	{ name: 'faults' },
];
/** @typedef {{ label: string, only?: string[], but?: string[] }} Part of the files of a project */
/** Their files may run beside each other. */
const parallel = new Set(['unit', 'integration']);
const bin = (/** @type {string} */ name) => join(root, 'node_modules', '.bin', name);
const first = !shard || shard.startsWith('1/');
const wants = (/** @type {string[]} */ ...parts) =>
	parts.some((one) => part.split(',').includes(one)) || part === 'test' || everything;

await prepare();
await checksBesideBuildAndUnit();
await suites();
await conclude();

/** Installs and builds exactly when the lock or the sources changed. */
async function prepare() {
	if (!isInstalled(root)) {
		if (await check('install', 'npm', ['ci', '--no-audit', '--no-fund'])) stampLock(root);
		else await conclude();
	}
	await check('messages', 'npm', ['run', '--silent', 'messages']);
	await check('routes', bin('svelte-kit'), ['sync']);
}

/** Two cores, two lanes: what only looks at the sources beside what makes and tries them. */
async function checksBesideBuildAndUnit() {
	const look = async () => {
		if (!wants('lint') || !first) return;
		await check('format', bin('prettier'), ['--check', '--log-level', 'warn', '.']);
		await check('lint', bin('eslint'), ['.']);
	};
	// Times of people are times of the city, wherever the machine stands.
	const zones = async () => {
		if (wants('unit'))
			for (const TEST_TZ of ['UTC', 'Pacific/Auckland']) await vitest('unit', { TEST_TZ }, OF_TIME);
	};
	const build = async () => {
		if (wants('e2e', 'start', 'hostile', 'faults') && !isBuilt(root))
			await check('build', process.execPath, ['src/start/build.mjs']);
	};
	const make = async () => {
		if (wants('lint') && first)
			await check('types', bin('svelte-check'), [
				'--tsconfig',
				'./tsconfig.json',
				'--output',
				'human',
			]);
		if (wants('unit')) await vitest('unit');
	};
	// No tests of units beside it: it was seen to fail there.
	const built = build();
	await Promise.all([Promise.all([look(), built]).then(zones), built.then(make)]);
}

async function suites() {
	if (wants('integration', 'start', 'hostile', 'faults', 'e2e')) {
		if (!(await providePostgres(run)))
			skip('PostgreSQL: neither given, nor installed, nor installable');
	}
	if (wants('integration')) await vitest('integration');
	// Each starts one product after the other: two of them beside each other, and the longest one in two parts.
	const whole = shard || filters.length > 0;
	const waiting = LANES.filter(({ name, part }) => wants(name) && !(whole && part?.only));
	const lane = async () => {
		for (let next = waiting.shift(); next; next = waiting.shift())
			await vitest(next.name, {}, filters, whole ? undefined : next.part);
	};
	await Promise.all([lane(), lane()]);
	if (wants('e2e')) await playwright();
}

/**
 * @param {string} project @param {Record<string, string>} more @param {string[]} only
 * @param {Part} [part]
 */
async function vitest(project, more = {}, only = filters, part) {
	const name = [project, ...Object.values(more), ...(part ? [part.label] : [])].join(' ');
	const report = join(reports, `${name.replaceAll(/\W/g, '-')}.json`);
	const args = [
		...['run', '--project', project, '--passWithNoTests'],
		...['--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
		`--reporter=${join(root, 'tests/support/failed-suites.mjs')}`,
		// By itself it leaves one processor to somebody who looks on.
		...(parallel.has(project) ? [`--maxWorkers=${availableParallelism()}`] : []),
		...(shard ? [`--shard=${shard}`] : []),
		...(part?.only ?? only),
	];
	const around = `${report}.around`;
	const { code } = await watch(name, bin('vitest'), args, {
		...more,
		FAILED_SUITES: around,
		LEFT_OUT: part?.but?.join(','),
	});
	count(name, tallyVitest(report, around, code));
}

async function playwright() {
	const browser = await provideBrowser(run);
	if (browser === undefined) return skip('browser: neither installed nor installable');
	const report = join(reports, 'e2e.json');
	const args = [
		...['test', '--config', 'tests/e2e/playwright.config.ts', '--reporter=line,json'],
		...(shard ? [`--shard=${shard}`] : []),
		...filters,
	];
	const { code } = await watch('e2e', bin('playwright'), args, {
		CHROMIUM_PATH: browser,
		PLAYWRIGHT_JSON_OUTPUT_NAME: report,
	});
	count('e2e', tallyPlaywright(report, code));
}

/** A check is one test. @param {string} name @param {string} command @param {string[]} args */
async function check(name, command, args) {
	const { code, output } = await watch(name, command, args, {}, true);
	count(name, {
		passed: code === 0 ? 1 : 0,
		failed: code === 0 ? 0 : 1,
		skipped: [],
		wrong: code === 0 ? [] : [output.split('\n').slice(-30).join('\n')],
	});
	return code === 0;
}

/** @param {string} command @param {string[]} args @param {NodeJS.ProcessEnv} more */
async function run(command, args, more = {}) {
	return (await watch(`${command} ${args[0] ?? ''}`, command, args, more, true)).code === 0;
}

/**
 * @param {string} name @param {string} command @param {string[]} args
 * @param {NodeJS.ProcessEnv} more @param {boolean} quiet shows its output only when it fails
 */
async function watch(name, command, args, more, quiet = false) {
	if (stopping) return { code: 1, output: '' };
	const start = Date.now();
	console.log(`\n── ${name} …`);
	const group = startGroup(command, args, {
		cwd: root,
		env: { ...env, ...more },
		stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
	});
	let output = '';
	for (const stream of [group.child.stdout, group.child.stderr])
		stream?.on('data', (text) => (output += String(text)));
	const code = await group.done;
	const seconds = ((Date.now() - start) / 1000).toFixed(1);
	if (quiet && code !== 0) console.log(output);
	console.log(`── ${name}: ${code === 0 ? 'ok' : `FAILED (${code})`} after ${seconds} s`);
	return { code, output };
}

/** @param {string} name @param {import('./support/tally.mjs').Tally} tally */
function count(name, tally) {
	total.passed += tally.passed;
	total.failed += tally.failed;
	total.skipped.push(...tally.skipped.map((title) => `${name}: ${title}`));
	if (/^(hostile|e2e|start|faults)\b/.test(name)) onProduct.push(...(tally.titles ?? []));
	if (tally.failed > 0) failures.push(`${name}: ${tally.failed}`);
	// Said once more at the end: what stands in the middle of a long log is not found.
	for (const text of tally.again ?? []) again.push(`${name} ${text}`);
	for (const text of tally.wrong ?? []) failures.push(`${name} ${text}`);
	for (const [file, seconds] of Object.entries(tally.seconds ?? {}))
		times.push({ file: `${name} ${file}`, seconds });
}

/** @param {string} reason */
function skip(reason) {
	total.skipped.push(reason);
}

/** Ends what outlived its parents, and says what that was. */
function sweep() {
	const left = leftRunning(folder);
	for (const { pid } of left)
		try {
			process.kill(pid, 'SIGKILL');
		} catch (error) {
			if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
		}
	rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
	return left;
}

/** @returns {Promise<never>} */
async function conclude() {
	if (stopping) await new Promise(() => undefined);
	await endGroups();
	// What was told to end gets a moment to do so.
	for (let tries = 0; tries < 20 && leftRunning(folder).length > 0; tries++)
		await new Promise((go) => setTimeout(go, 100));
	const left = sweep();
	const gone = left.length === 0 && !existsSync(folder);
	for (const { pid, command } of left) console.log(`Left running: ${pid} ${command.slice(0, 160)}`);
	count('nothing left behind', { passed: gone ? 1 : 0, failed: gone ? 0 : 1, skipped: [] });
	listRows();
	console.log(`\n── after ${Math.round((Date.now() - began) / 1000)} s`);
	for (const { file, seconds } of times
		.sort((one, other) => other.seconds - one.seconds)
		.slice(0, SHOWN_TIMES))
		console.log(`${seconds.toFixed(1).padStart(7)} s  ${file}`);
	for (const title of total.skipped) console.log(`skipped  ${title}`);
	for (const title of again) console.log(`at the second try only  ${title}`);
	for (const title of failures) console.log(`failed   ${title}`);
	if (strict && total.skipped.length > 0) console.log('Here nothing may be skipped (CI is set).');
	const { passed, failed, skipped } = total;
	console.log(`tests: ${passed} passed, ${failed} failed, ${skipped.length} skipped`);
	process.exit(failed > 0 || (strict && skipped.length > 0) ? 1 : 0);
}

/** Which rows of the requirements were held by this run; in a whole run none may be left out silently. */
function listRows() {
	const counts = [...countRows(onProduct)];
	if (onProduct.length === 0) return;
	console.log(`\n── rows held on the built product (tests that passed)`);
	console.log(counts.map(([row, count]) => `${row}:${count}`).join(' '));
	const whole = (part === 'test' || everything) && !shard && filters.length === 0;
	const bare = counts.filter(([, count]) => count === 0).map(([row]) => row);
	if (!whole || bare.length === 0) return;
	console.log(`without a test that passed: ${bare.join(' ')}`);
	count('rows', { passed: 0, failed: bare.length, skipped: [] });
}

/** @param {string[]} given */
function readArguments(given) {
	const parts = ['unit', 'integration', 'start', 'hostile', 'e2e', 'faults', 'lint', 'all'];
	// Several at once, `start,hostile`: they take the lanes they have in a whole run.
	const known = given[0]?.split(',').every((one) => parts.includes(one));
	const named = known ? given[0] : undefined;
	const rest = named ? given.slice(1) : given;
	/** @type {string | undefined} */
	let asked;
	/** @type {string[]} */
	const names = [];
	for (let i = 0; i < rest.length; i++) {
		const word = rest[i] ?? '';
		if (word === '--shard') asked = rest[++i];
		else if (word.startsWith('--shard=')) asked = word.slice('--shard='.length);
		else names.push(word);
	}
	if (asked !== undefined && !/^[1-9]\d*\/[1-9]\d*$/.test(asked)) {
		console.error(`--shard ${asked}: use a form like 1/4`);
		process.exit(2);
	}
	return {
		part: named ?? 'test',
		shard: /** @type {string | undefined} */ (asked),
		filters: names,
	};
}
