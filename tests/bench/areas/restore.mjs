// A backup of 20,000 rows and 500 files: written, and brought back into an empty place of both kinds.
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rounded } from '../measure.mjs';

const SIZE = { rows: 20_000, files: 500 };

/** @param {any} tools */
export async function run({ product, emptyDatabase, runCommand, fillPlace, freePort }) {
	const folder = mkdtempSync(join(tmpdir(), 'tohoop-bench-'));
	/** @type {{ what: string, seconds: number }[]} */
	const figures = [];
	/** @template T @param {string} what @param {() => Promise<T>} work */
	const time = async (what, work) => {
		const began = performance.now();
		const result = await work();
		figures.push({ what, seconds: rounded((performance.now() - began) / 1000) });
		return result;
	};
	/** @param {string} name @param {Record<string, string>} database */
	const place = async (name, database) => {
		const port = String(await freePort());
		const ORIGIN = `http://127.0.0.1:${port}`;
		const DATA_DIR = join(folder, name);
		return {
			CITY: 'luebeck',
			ORIGIN,
			SEARCH: 'postgres',
			DEMO: '0',
			DATA_DIR,
			PORT: port,
			...database,
		};
	};
	/** @param {string[]} words @param {object} env */
	const command = async (words, env) => {
		const end = await runCommand(words, env);
		if (end.code !== 0) throw new Error(end.said);
		return end;
	};
	try {
		const filled = await emptyDatabase();
		if (!filled) return { figures: [] };
		const source = await place('source', filled);
		const first = await product(source);
		await first.stop();
		await fillPlace({ ownerUrl: filled.DATABASE_OWNER_URL, dataDir: source.DATA_DIR }, SIZE);
		const { out: file } = await time('backup, PostgreSQL', () => command(['backup'], source));
		const goals = [];
		for (const [name, database] of Object.entries({
			PostgreSQL: await emptyDatabase(),
			embedded: {},
		})) {
			const target = await place(name, database);
			const what = `restore, ${name}`;
			const { out } = await time(what, () => command(['restore', file], target));
			const running = await time(`start on it, ${name}`, () => product(target));
			await running.stop();
			const rows = Number(/(\d+) Zeilen/.exec(out)?.[1]);
			const files = Number(/(\d+) Dateien/.exec(out)?.[1]);
			goals.push(
				{
					what: `seconds of: ${what}`,
					is: figures.find((f) => f.what === what)?.seconds ?? NaN,
					atMost: 120,
				},
				{ what: `rows of: ${what}`, is: rows, atLeast: SIZE.rows },
				{ what: `files of: ${what}`, is: files, atLeast: SIZE.files },
			);
		}
		figures.push({ what: 'MB of the backup', seconds: rounded(statSync(file).size / 1024 ** 2) });
		return { figures: figures.map(({ what, seconds }) => ({ what, value: seconds })), goals };
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}
