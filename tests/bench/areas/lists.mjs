// A whole Land in PostgreSQL: how fast it is written, and every list of clubs, needs, news and events.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rounded } from '../measure.mjs';

const SIZE = process.env.BENCH_SIZE ?? 'land';

/** @param {any} tools */
export async function run({ emptyDatabase, source }) {
	const database = await emptyDatabase();
	if (!database) return { figures: [] };
	const folder = mkdtempSync(join(tmpdir(), 'tohoop-bench-'));
	const { measureLists } = await source('lists.ts');
	try {
		const perSecond = await seed({
			PATH: process.env.PATH ?? '',
			DEMO: '1',
			DATA_DIR: folder,
			...database,
		});
		const figures = await measureLists(database.DATABASE_URL, database.DATABASE_OWNER_URL);
		const plain = figures.map((/** @type {any} */ one) => ({
			what: one.what,
			'p50 ms': rounded(one.p50),
			'p95 ms': rounded(one.p95),
			plan: one.scans.join(', '),
		}));
		return {
			figures: plain,
			goals: [
				{ what: 'rows a second', is: perSecond, atLeast: 3_000 },
				// Counts are shown beside lists and are no lists; their figures stand in the table.
				...figures.filter(isList).map((/** @type {any} */ one) => ({
					what: `p95 ms of ${one.what}`,
					is: one.p95,
					atMost: 30,
				})),
				{
					what: 'plans that read a whole table or use no index',
					is: figures.filter(
						(/** @type {any} */ { what, scans }) =>
							(scans.length === 0 && isList({ what })) ||
							scans.some((/** @type {string} */ scan) => scan.startsWith('WHOLE')),
					).length,
					atMost: 0,
				},
			],
		};
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

const isList = (/** @type {{ what: string }} */ { what }) => !/^(count|select)/.test(what);

/** `npm run seed -- --size …` as an operator runs it; its last line says how fast it was. @param {Record<string, string>} env */
async function seed(env) {
	const child = spawn(process.execPath, ['build/start/command.js', 'seed', '--size', SIZE], {
		stdio: ['ignore', 'pipe', 'inherit'],
		env,
	});
	let output = '';
	child.stdout.on('data', (text) => (output += String(text)));
	const code = await new Promise((resolve) => child.once('close', resolve));
	console.log(output.trim());
	if (code !== 0) throw new Error(`The seed ended with ${code}`);
	return Number(/(\d+) je Sekunde/.exec(output)?.[1] ?? NaN);
}
