// How long people wait: for the first start, for a later one, and for the end.
import { once } from 'node:events';
import { cpSync, lstatSync, mkdtempSync, rmSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median, rounded } from '../measure.mjs';

const RUNS = 3;

/** Asked, and on its way to the product. @param {string} url */
async function begin(url) {
	const asked = get(url, { agent: false });
	const answered = once(asked, 'response').then(async ([answer]) => {
		answer.resume();
		await once(answer, 'end');
	});
	const [socket] = await once(asked, 'socket');
	await once(socket, 'connect');
	return { answered };
}

/** @param {any} tools */
export async function run({ product: start }) {
	// What is waited for is the first page, not until all is quiet behind it.
	const product = (/** @type {object} */ env) => start(env, { calmed: false });
	const folder = mkdtempSync(join(tmpdir(), 'tohoop-bench-'));
	/** @type {Record<string, number[]>} */
	const seconds = {};
	/** @template T @param {string} what @param {() => Promise<T>} work */
	const time = async (what, work) => {
		const began = performance.now();
		const result = await work();
		(seconds[what] ??= []).push((performance.now() - began) / 1000);
		return result;
	};
	try {
		for (let run = 0; run < RUNS; run++) {
			const DATA_DIR = join(folder, `${run}`);
			// As `npm run demo` does it: with its own search engine.
			const env = { DATA_DIR, SEARCH: 'meilisearch' };
			const first = await time('first start: database made, seeded', () => product(env));
			await time('end after the first start', () => first.stop());
			const later = await time('later start', () => product(env));
			const page = await begin(`${later.origin}/vereine`);
			await time('end while a page is under way', () => later.stop());
			await page.answered;
			const copy = join(folder, `${run}-killed`);
			const killed = await product(env);
			killed.kill('SIGKILL');
			await killed.ended;
			// Its door to maintenance is still there, and no file.
			const filter = (/** @type {string} */ from) => !lstatSync(from).isSocket();
			cpSync(DATA_DIR, copy, { recursive: true, filter });
			const after = await time('start after kill -9', () => product({ ...env, DATA_DIR: copy }));
			await after.stop();
		}
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
	const of = (/** @type {string} */ what) => median(seconds[what] ?? []);
	return {
		figures: Object.entries(seconds).map(([what, values]) => ({
			what,
			'median s': rounded(median(values)),
			'worst s': rounded(Math.max(...values)),
		})),
		goals: [
			{ what: 'seconds of a later start', is: of('later start'), atMost: 10 },
			{
				what: 'seconds to end while a page is under way',
				is: of('end while a page is under way'),
				atMost: 3,
			},
		],
	};
}
