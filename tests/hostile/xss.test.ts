import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { RunningProduct } from '../support/product';
import { startSharedProduct } from '../support/test-product';
import { waitFor } from '../support/wait-for';
import { payloads } from '../support/xss';
import { ask, formFrom } from './ask';

const PATH = '/barrierefreiheit/feedback';

let product: RunningProduct;
beforeAll(async () => {
	product = await startSharedProduct({
		SEARCH: 'postgres',
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
			const mails = JSON.parse((await ask(product, '/demo/post.json')).body) as unknown[];
			return mails.length >= payloads.length;
		},
		30_000,
		'all mails are there',
	);
	const { body } = await ask(product, '/demo/post');
	for (const { text, number } of payloads) {
		// Some hide the call, as in base64.
		if (text.includes(`alert(${number})`))
			expect(body, `${number} is shown`).toContain(`alert(${number})`);
	}
	expectNoMarkup(body, 'all of them');
});

const TAG =
	/<\/?[a-z][^\s/>]*((?:\s+[^\s=>"'/]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))?)*)\s*\/?>/gi;
const ATTRIBUTE = /([^\s=>"'/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g;

/** Reads the page as a browser would, tag by tag: what was typed made none of them. */
function expectNoMarkup(body: string, typed: string): void {
	const page = body
		.replace(/^<!doctype html>/i, '')
		.replace(/<script>([\s\S]*?)<\/script>/g, (_all, script: string) => {
			expect(script, typed).toContain('__sveltekit_');
			// What Kit hands over to the browser is data in a literal; it may neither end the script nor hide it.
			expect(script, typed).not.toMatch(/<\/?script|<!--/i);
			return '';
		})
		.replace(/<!--[^<>]*-->/g, '');
	const text = page.replace(TAG, (tag, attributes: string) => {
		expect(tag, typed).not.toMatch(/^<\/?script/i);
		for (const [, name = '', ...values] of attributes.matchAll(ATTRIBUTE)) {
			expect(name, `${typed}: ${tag}`).not.toMatch(/^(on|style$|srcdoc$)/i);
			if (/^(href|src|action|formaction|data)$/i.test(name))
				expect(values.join('').trim().replace(product.origin, ''), `${typed}: ${tag}`).toMatch(
					/^([/.#?]|$)/,
				);
		}
		return '';
	});
	expect(text, typed).not.toMatch(/<[a-z!/?]/i);
}
