import { expect, it } from 'vitest';
import { enginesOf } from '../support/engines';
import type { RunningProduct } from '../support/product';
import { startTestProduct } from '../support/test-product';
import { waitFor } from '../support/wait-for';

// R07: the search engine is a copy; people search on in the database while it is away.

const engineOf = ({ dataDir }: RunningProduct) => enginesOf(dataDir)[0];

async function search(product: RunningProduct) {
	const began = performance.now();
	const answer = await fetch(`${product.origin}/api/v1/search?q=chor`);
	const { total, degraded } = (await answer.json()) as { total: number; degraded: boolean };
	return { status: answer.status, total, degraded, ms: performance.now() - began };
}

const health = async ({ origin }: RunningProduct) => {
	const answer = await fetch(`${origin}/health/ready`);
	const { notes } = (await answer.json()) as { notes: string[] };
	return { status: answer.status, away: notes.includes('search-engine') };
};

async function whole(product: RunningProduct) {
	await waitFor(async () => !(await health(product)).away, 60_000, 'the engine is back');
	// A busy machine may answer now and then from the database all the same.
	await waitFor(async () => !(await search(product)).degraded, 60_000, 'the engine answers').catch(
		(error: unknown) => {
			throw new Error(product.output(), { cause: error });
		},
	);
}

it('R07 searches on while the engine is frozen or killed, and is whole again without anybody’s help', async () => {
	const product = await startTestProduct();
	await whole(product);
	for (const signal of ['SIGSTOP', 'SIGKILL'] as const) {
		const engine = await waitFor(() => engineOf(product), 5_000, 'an engine');
		process.kill(engine, signal);
		const answers = [];
		// Also those who ask before anybody could have noticed.
		for (let n = 0; n < 10; n++) answers.push(await search(product));
		expect(answers.map(({ status }) => status)).toEqual(Array<number>(10).fill(200));
		for (const { total, ms } of answers) {
			expect(total).toBeGreaterThan(0);
			expect(ms).toBeLessThan(3_000);
		}
		if (signal === 'SIGSTOP') {
			await waitFor(async () => (await health(product)).away, 10_000, 'it is named');
			expect((await search(product)).degraded).toBe(true);
			expect((await health(product)).status).toBe(200);
			process.kill(engine, 'SIGCONT');
		} else {
			const next = await waitFor(() => engineOf(product), 20_000, 'another engine');
			expect(next).not.toBe(engine);
		}
		await whole(product);
	}
	expect(product.child.exitCode).toBe(null);
});
