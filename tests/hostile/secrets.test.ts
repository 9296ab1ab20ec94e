import { describe, expect, it } from 'vitest';
import { spawnProduct } from '../support/product';

const earnest = { DEMO: '0', CITY: 'luebeck', ORIGIN: 'https://tohoop.example' };

describe('S79 the product does not start with a secret that is none', () => {
	it.each([
		['a missing one', { MEILI_URL: 'http://127.0.0.1:7700' }, 'MEILI_KEY'],
		[
			'one of a manual',
			{ MEILI_URL: 'http://127.0.0.1:7700', MEILI_KEY: 'masterKey' },
			'MEILI_KEY',
		],
		['no address of its own', { ORIGIN: '' }, 'ORIGIN'],
		['no city', { CITY: '' }, 'CITY'],
		['a city nobody knows', { CITY: 'atlantis' }, 'CITY'],
		['a port that is none', { PORT: '99999' }, 'PORT'],
	])('%s', async (_what, env, name) => {
		const product = await spawnProduct({ ...earnest, ...env });
		try {
			expect((await product.ended).code).toBe(1);
			expect(product.output()).toContain(name);
			expect(product.output()).not.toMatch(/\bat .+:\d+:\d+|masterKey/);
		} finally {
			await product.stop();
		}
	});
});
