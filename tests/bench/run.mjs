// `npm run bench [-- area …]`: figures of the built product, each beside a baseline of the same minute.
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { runnerImport } from 'vite';
import { calm } from './measure.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const areas = readdirSync(join(here, 'areas'))
	.filter((name) => name.endsWith('.mjs'))
	.map((name) => name.slice(0, -4));
const wanted = process.argv.slice(2).length > 0 ? process.argv.slice(2) : areas;
const unknown = wanted.filter((name) => !areas.includes(name));
if (unknown.length > 0) {
	console.error(`Unknown: ${unknown.join(', ')}. There is: ${areas.join(', ')}`);
	process.exit(2);
}

// Written in TypeScript for the tests; Node 20 does not read it by itself.
const support = async (/** @type {string} */ name) =>
	(await runnerImport(join(here, '..', 'support', name), { configFile: false, logLevel: 'error' }))
		.module;
/** A file beside this one that uses the product's own sources. */
const source = async (/** @type {string} */ name) =>
	(
		await runnerImport(join(here, name), {
			configFile: false,
			logLevel: 'error',
			resolve: {
				alias: { $lib: join(here, '../../src/lib'), $db: join(here, '../../drizzle') },
			},
		})
	).module;
const { startProduct } = await support('product.ts');
const { startPostgres } = await support('postgres.ts');
const { createDatabase, createRoles } = await support('databases.ts');
const { runCommand } = await support('run-command.ts');
const { fillPlace } = await support('fill-place.ts');
const { freePort } = await support('free-port.ts');
const server = process.env.TEST_DATABASE_URL ? undefined : await startPostgres();
const adminUrl = process.env.TEST_DATABASE_URL ?? server?.adminUrl;
const access = adminUrl ? await createRoles(adminUrl) : undefined;

/** The product as it is measured: nothing that limits, nothing beside it. */
const product = async (env = {}, { calmed = true } = {}) => {
	const running = await startProduct(
		{
			SEARCH: 'postgres',
			BENCH: '1',
			// What is measured is the work, not the memory of the second before.
			PAGE_CACHE: '0',
			LIMIT_READ_PER_SECOND: '10000',
			LIMIT_READ_BURST: '100000',
			...env,
		},
		{ patienceMs: 300_000, measured: true },
	);
	if (calmed) await calm(running.child.pid);
	return running;
};
/** Undefined where no PostgreSQL is installed. */
const emptyDatabase = async () => {
	if (!access) return undefined;
	const { appUrl, ownerUrl } = await createDatabase(access, { empty: true });
	return { DATABASE_URL: appUrl, DATABASE_OWNER_URL: ownerUrl };
};
/** The same on a PostgreSQL of its own. */
const productOnPostgres = async (env = {}, size = 'demo') => {
	const database = await emptyDatabase();
	if (!database) return undefined;
	// By the command, which may take as long as it wants.
	const place = { DEMO: '1', SEARCH: 'postgres', DATA_DIR: join(folder, 'postgres'), ...database };
	const more = size === 'demo' ? [] : ['--size', size];
	const seeded = await runCommand(['seed', ...more], place);
	if (seeded.code !== 0) throw new Error(seeded.said);
	return Object.assign(await product({ ...database, ...env }), {
		ownerUrl: database.DATABASE_OWNER_URL,
	});
};
const tools = {
	product,
	productOnPostgres,
	emptyDatabase,
	runCommand,
	fillPlace,
	freePort,
	source,
};

const folder = mkdtempSync(join(tmpdir(), 'tohoop-bench-'));
let missed = 0;
try {
	for (const name of wanted) {
		/** @type {{ run: (tools: object) => Promise<{ figures: object[], goals?: { what: string, is: number, atLeast?: number, atMost?: number }[] }> }} */
		const area = await import(pathToFileURL(join(here, 'areas', `${name}.mjs`)).href);
		console.log(`\n${name}`);
		const { figures, goals = [] } = await area.run(tools);
		console.table(figures);
		for (const goal of goals) {
			const met = goal.is >= (goal.atLeast ?? -Infinity) && goal.is <= (goal.atMost ?? Infinity);
			if (!met) missed++;
			const bar = goal.atLeast === undefined ? `≤ ${goal.atMost}` : `≥ ${goal.atLeast}`;
			console.log(`${met ? 'met   ' : 'MISSED'} ${goal.what}: ${goal.is.toFixed(2)} (${bar})`);
		}
		const results = join(here, 'results');
		mkdirSync(results, { recursive: true });
		const at = new Date().toISOString();
		const machine = { node: process.version, cpus: cpus().length, model: cpus()[0]?.model };
		writeFileSync(
			join(results, `${name}-${at.replaceAll(/[:.]/g, '-')}.json`),
			`${JSON.stringify({ area: name, at, machine, figures, goals }, null, '\t')}\n`,
		);
	}
} finally {
	await server?.stop();
	rmSync(folder, { recursive: true, force: true });
}
process.exit(missed === 0 ? 0 : 1);
