import { expect, it } from 'vitest';
import { startProduct } from '../support/product';

it('starts, answers under both names of this machine, and ends in order', async () => {
	const product = await startProduct();
	const answers = await Promise.all(
		['localhost', '127.0.0.1'].map((name) => fetch(`http://${name}:${product.port}/`)),
	);
	expect(answers.map((answer) => answer.status)).toEqual([200, 200]);
	await product.stop();
	expect(await product.ended).toEqual({ code: 0, signal: null });
});
