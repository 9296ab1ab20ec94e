import { expect, it } from 'vitest';
import { takeTurns } from './turns';

/** Work that ends when it is told to, and says how many were at it together. */
function slowWork() {
	const ends: (() => void)[] = [];
	let now = 0;
	const seen = { most: 0, order: [] as number[] };
	const work = (id: number) => async () => {
		seen.order.push(id);
		seen.most = Math.max(seen.most, ++now);
		await new Promise<void>((resolve) => ends.push(resolve));
		now--;
		return id;
	};
	const endAll = async <T>(all: Promise<T>): Promise<T> => {
		let over = false;
		void all.finally(() => (over = true));
		while (!over) {
			ends.shift()?.();
			await new Promise((resolve) => setImmediate(resolve));
		}
		return all;
	};
	return { work, endAll, seen };
}

it('does few at once, in the order they came, and refuses what does not fit', async () => {
	const { work, endAll, seen } = slowWork();
	const inTurn = takeTurns(2, 3);
	const all = Promise.allSettled([1, 2, 3, 4, 5, 6].map((id) => inTurn(work(id))));
	const outcomes = await endAll(all);
	expect(seen).toEqual({ most: 2, order: [1, 2, 3, 4, 5] });
	expect(outcomes).toMatchObject([
		...Array.from({ length: 5 }, () => ({ status: 'fulfilled' })),
		{ status: 'rejected', reason: { code: 'busy' } },
	]);
});

it('hands the place on when work fails, and is empty again afterwards', async () => {
	const inTurn = takeTurns(1, 1);
	const failing = inTurn(() => Promise.reject(new Error('broken')));
	const next = inTurn(() => Promise.resolve('after it'));
	await expect(failing).rejects.toThrow('broken');
	expect(await next).toBe('after it');
	expect(await inTurn(() => Promise.resolve('much later'))).toBe('much later');
});
