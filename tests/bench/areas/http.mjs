// What a request costs: bare Node, an empty page of Kit, a page with 20 rows from each database.
import { createServer } from 'node:http';
import { compare, rounded } from '../measure.mjs';

// Any page with rows will do; this one has 20 clubs and nothing else.
const LIST = process.env.BENCH_LIST ?? '/bench/liste';

/** @param {any} tools */
export async function run({ product, productOnPostgres }) {
	const bare = createServer((_request, response) => response.end('hello'));
	await new Promise((resolve) => bare.listen(0, '127.0.0.1', () => resolve(undefined)));
	const address = bare.address();
	const barePort = typeof address === 'object' && address ? address.port : 0;
	const embedded = await product();
	const onPostgres = await productOnPostgres();
	try {
		const loads = await compare({
			'bare node:http': `http://127.0.0.1:${barePort}/`,
			'empty page (embedded)': `${embedded.origin}/bench/leer`,
			'20 rows (embedded)': embedded.origin + LIST,
			...(onPostgres && {
				'empty page (PostgreSQL)': `${onPostgres.origin}/bench/leer`,
				'20 rows (PostgreSQL)': onPostgres.origin + LIST,
			}),
		});
		const rate = (/** @type {string} */ name) => loads[name]?.perSecond ?? NaN;
		const part = rate('20 rows (PostgreSQL)') / rate('empty page (PostgreSQL)');
		return {
			figures: Object.entries(loads).map(([what, load]) => ({
				what,
				'requests/s': Math.round(load.perSecond),
				'p50 ms': rounded(load.p50),
				'p95 ms': rounded(load.p95),
				'p99 ms': rounded(load.p99),
				failed: load.failed,
			})),
			goals: [
				...(onPostgres
					? [{ what: 'page with 20 rows from PostgreSQL ÷ empty page', is: part, atLeast: 0.4 }]
					: []),
				{
					what: 'failed requests',
					is: Object.values(loads).reduce((sum, load) => sum + load.failed, 0),
					atMost: 0,
				},
			],
		};
	} finally {
		bare.close();
		await embedded.stop();
		await onPostgres?.stop();
	}
}
