// What the app holds after load, on PostgreSQL; the embedded database lives inside of it and is shown beside.
import { load, memoryOf, rounded } from '../measure.mjs';

/** @param {any} tools */
export async function run({ product, productOnPostgres }) {
	const figures = [];
	const goals = [];
	const places = { PostgreSQL: productOnPostgres, embedded: product };
	for (const [database, start] of Object.entries(places)) {
		const running = await start();
		if (!running) continue;
		try {
			const { pid } = running.child;
			const before = memoryOf(pid);
			for (const path of ['/', '/bench/liste', '/barrierefreiheit/feedback', '/gibt-es-nicht'])
				await load(running.origin + path, { seconds: 6, connections: 20 });
			const after = memoryOf(pid);
			figures.push({ database, 'at start MB': rounded(before), 'after load MB': rounded(after) });
			if (database === 'PostgreSQL')
				goals.push({ what: 'MB of the app on PostgreSQL after load', is: after, atMost: 250 });
		} finally {
			await running.stop();
		}
	}
	return { figures, goals };
}
