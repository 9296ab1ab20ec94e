import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { RunningProduct } from '../support/product';
import { waitFor } from '../support/wait-for';
import { ask, formFrom } from './ask';
import { keptMails, startInEarnest } from './in-earnest';
import { builtRoutes } from './routes';

const PATH = '/barrierefreiheit/feedback';
const canaries = {
	mail: 'kanari.vogel@example.net',
	name: 'Kunigunde Kanari',
	phone: '+49 451 7654321',
	word: 'suchwortkanari',
	address: '203.0.113.77',
	agent: 'KanariBrowser/9',
	token: 'kanari-token-4711',
};

let product: RunningProduct;
beforeAll(async () => {
	product = await startInEarnest({ LOG_LEVEL: 'debug', TRUSTED_PROXIES: '1' });
});
afterAll(() => product?.stop());

it('P3 no log, no error and no figure says who asked for what', async () => {
	const headers = {
		'x-forwarded-for': canaries.address,
		'user-agent': canaries.agent,
		cookie: `session=${canaries.token}`,
		authorization: `Bearer ${canaries.token}`,
		referer: `${product.origin}/?q=${canaries.word}`,
	};
	const query = new URLSearchParams({ q: canaries.word, an: canaries.mail, token: canaries.token });
	for (const { path } of builtRoutes())
		for (const method of ['GET', 'HEAD', 'PUT'])
			await ask(product, `${path}?${query.toString()}`, { method, headers });
	await ask(product, `/${canaries.word}/${canaries.token}`, { headers });
	await ask(product, `/%ff${canaries.word}`, { headers });

	const values = {
		id: randomUUID(),
		page: `/suche?q=${canaries.word}`,
		message: `${canaries.name}, ${canaries.phone}, ${canaries.word}`,
		contact: canaries.mail,
	};
	for (const fields of [values, { ...values, message: '' }, { ...values, id: canaries.token }])
		await ask(product, PATH, formFrom(product, fields, headers));
	await ask(product, PATH, {
		method: 'POST',
		headers: { ...headers, origin: product.origin, 'content-type': 'multipart/form-data' },
		body: canaries.name,
	});
	const mail = await waitFor(() => keptMails(product)[0], 10_000, 'the mail');
	expect(mail.text).toContain(canaries.mail);

	// Something was logged at all.
	await waitFor(() => product.output().includes(`"route":"${PATH}"`), 5_000, 'a line of the log');
	const health = await ask(product, '/health/ready');
	for (const [what, canary] of Object.entries(canaries)) {
		expect(product.output(), what).not.toContain(canary);
		expect(product.output(), what).not.toContain(encodeURIComponent(canary));
		expect(health.body, what).not.toContain(canary);
	}
});
