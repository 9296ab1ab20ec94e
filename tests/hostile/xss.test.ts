import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { expectNoMarkup as expectNoMarkupIn } from '../support/no-markup';
import type { RunningProduct } from '../support/product';
import { waitFor } from '../support/wait-for';
import { payloads } from '../support/xss';
import { ask, formFrom } from './ask';
import { startHere } from './in-city';

const PATH = '/barrierefreiheit/feedback';
const READER = 'leserin@stadt.example';

let product: RunningProduct;
beforeAll(async () => {
	product = await startHere({
		SEARCH: 'postgres',
		FEEDBACK_MAIL: READER,
		LIMIT_FORMS_PER_HOUR: '100000',
		LIMIT_READ_BURST: '100000',
	});
});
afterAll(() => product.stop());

it('S64 there are at least 150 ways, and no two are the same', () => {
	expect(new Set(payloads.map((payload) => payload.text)).size).toBeGreaterThanOrEqual(150);
});

it('S64 would be seen if it were no text', () => {
	for (const { text } of payloads.filter((payload) => /^<(img|svg|a|script)\b/i.test(payload.text)))
		expect(() => expectNoMarkup(`<p>${text}</p>`, ''), text).toThrow();
});

it('S64 whatever is typed comes back in a refused form as text', async () => {
	for (const { text } of payloads) {
		const values = { id: text, page: text, message: '', contact: text };
		const answer = await ask(product, PATH, formFrom(product, values));
		expect(answer.status).toBe(400);
		expectNoMarkup(answer.body, text);
	}
	for (const { text } of payloads.filter((payload) => payload.text.length < 300)) {
		const answer = await ask(product, `${PATH}?seite=${encodeURIComponent(text)}`);
		expectNoMarkup(answer.body, text);
	}
});

it('S64 whatever is stored is shown as text', async () => {
	for (const { text } of payloads) {
		const values = { id: randomUUID(), page: text, message: text, contact: text };
		expect((await ask(product, PATH, formFrom(product, values))).status).toBe(303);
	}
	await waitFor(
		async () => {
			const mails = JSON.parse(
				(await ask(product, `/demo/post.json?an=${READER}`)).body,
			) as unknown[];
			return mails.length >= payloads.length;
		},
		30_000,
		'all mails are there',
	);
	const { body } = await ask(product, `/demo/post?an=${READER}`);
	for (const { text, number } of payloads) {
		// Some hide the call, as in base64.
		if (text.includes(`alert(${number})`))
			expect(body, `${number} is shown`).toContain(`alert(${number})`);
	}
	expectNoMarkup(body, 'all of them');
});

const expectNoMarkup = (body: string, typed: string) =>
	expectNoMarkupIn(body, typed, product.origin);
