import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunningProduct } from '../support/product';
import { startSharedProduct } from '../support/test-product';
import { startSmtpSink, type SmtpSink } from '../support/smtp-sink';
import { waitFor } from '../support/wait-for';
import { ask, FORM, formFrom } from './ask';
import { builtRoutes } from './routes';

const PATH = '/barrierefreiheit/feedback';
const ORIGIN = 'https://tohoop.example';

let product: RunningProduct;
let sink: SmtpSink;
beforeAll(async () => {
	sink = await startSmtpSink();
	product = await startSharedProduct({
		DEMO: '0',
		CITY: 'luebeck',
		ORIGIN,
		SMTP_URL: sink.url,
		FEEDBACK_MAIL: 'stelle@example.org',
		SEARCH: 'postgres',
		LIMIT_FORMS_PER_HOUR: '100000',
		LIMIT_READ_BURST: '100000',
	});
});
afterAll(async () => {
	await product.stop();
	await sink.stop();
});

const host = 'tohoop.example';
const own = { host, origin: ORIGIN };
const fields = () => ({ id: randomUUID(), message: `Nachricht ${randomUUID()}`, contact: '' });
const send = (values: Record<string, string>, headers: Record<string, string> = {}) =>
	ask(product, PATH, formFrom(product, values, { ...own, ...headers }));
const mailed = (word: string) =>
	waitFor(() => sink.mails.find((mail) => mail.raw.includes(word)), 10_000, `a mail with ${word}`);

/** Everything that was told until now has been delivered once this one is. */
async function expectNothingOf(word: string): Promise<void> {
	const last = fields();
	expect((await send(last)).status).toBe(303);
	await mailed(last.id);
	expect(sink.mails.filter((mail) => mail.raw.includes(word))).toEqual([]);
}

describe('S69 strangers change nothing', () => {
	const origins: [string, Record<string, string>][] = [
		['no origin', {}],
		['origin null', { origin: 'null' }],
		['another site', { origin: 'https://evil.example' }],
		['a sibling', { origin: 'https://sub.tohoop.example' }],
		['a longer name', { origin: 'https://tohoop.example.evil.example' }],
		['without https', { origin: 'http://tohoop.example' }],
		['another port', { origin: 'https://tohoop.example:8443' }],
		['own origin, foreign page', { origin: ORIGIN, 'sec-fetch-site': 'cross-site' }],
		['own origin, sibling page', { origin: ORIGIN, 'sec-fetch-site': 'same-site' }],
		['a referer only', { referer: `${ORIGIN}${PATH}` }],
	];
	const types = [
		FORM,
		FORM.toUpperCase(),
		'multipart/form-data; boundary=x',
		'text/plain',
		'application/json',
		'application/JSON; charset=utf-8',
		'',
	];

	it.each(origins)('%s, whatever the type', async (_what, from) => {
		const values = fields();
		for (const type of types) {
			const answer = await ask(product, PATH, {
				method: 'POST',
				headers: { host, ...from, ...(type ? { 'content-type': type } : {}) },
				body: type.includes('json')
					? JSON.stringify(values)
					: new URLSearchParams(values).toString(),
			});
			expect(answer.status, type).toBe(403);
			expect(answer.headers['content-type']).toBe(
				type.toLowerCase().includes('json')
					? 'application/problem+json'
					: 'text/html; charset=utf-8',
			);
		}
		await expectNothingOf(values.id);
	});

	it.each(builtRoutes())('$id by any method', async ({ path }) => {
		for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'])
			for (const headers of [{}, { origin: 'https://evil.example' }] as Record<string, string>[])
				expect((await ask(product, path, { method, headers: { host, ...headers } })).status).toBe(
					403,
				);
	});

	it('and our own page does', async () => {
		const values = fields();
		const answer = await send(values, { 'sec-fetch-site': 'same-origin' });
		expect(answer.status).toBe(303);
		expect((await mailed(values.id)).to).toEqual(['stelle@example.org']);
	});
});

describe('S12 reading changes nothing', () => {
	it.each(['GET', 'HEAD', 'OPTIONS'])('%s with everything a form would carry', async (method) => {
		const values = fields();
		for (let i = 0; i < 3; i++) {
			const query = new URLSearchParams({ ...values, _method: 'POST' }).toString();
			const answer = await ask(product, `${PATH}?${query}`, {
				method,
				headers: { ...own, 'x-http-method-override': 'POST', 'x-method-override': 'POST' },
			});
			expect(answer.status).toBeLessThan(400);
		}
		await expectNothingOf(values.id);
	});
});

describe('S13 poisoned names', () => {
	it.each([
		'evil.example',
		`${host}.evil.example`,
		`evil.example:443`,
		`${host}@evil.example`,
		'[::1]',
	])('%s is not us', async (name) => {
		const answer = await ask(product, '/', { headers: { host: name } });
		expect(answer.status).toBe(400);
		expect(answer.body).not.toContain('evil');
	});

	it('links lead to the name that was set', async () => {
		const values = fields();
		const answer = await send(values, {
			'x-forwarded-host': 'evil.example',
			'x-forwarded-proto': 'gopher',
			forwarded: 'host=evil.example',
		});
		expect(answer.status).toBe(303);
		expect(answer.headers.location).not.toContain('evil');
		const mail = await mailed(values.id);
		expect(mail.raw).not.toContain('evil.example');
		expect(mail.messageId).toContain('@tohoop.example>');
	});

	it('the way on is on our own site', async () => {
		for (const path of [
			'//evil.example/..',
			'/\\evil.example/',
			'/%5cevil.example/',
			'/en//evil.example',
		]) {
			const { location } = (await ask(product, path, { headers: { host } })).headers;
			expect(new URL(location ?? '/', ORIGIN).origin, path).toBe(ORIGIN);
		}
	});
});

describe('S45 nothing typed becomes a header or a recipient', () => {
	it.each([
		'a@example.org\r\nBcc: opfer@example.net',
		'a@example.org%0d%0aBcc: opfer@example.net',
		'a@example.org, opfer@example.net',
		'"a" <opfer@example.net>; b@example.org',
		'аdmin@еxample.org',
		'a@example.org\u2028Bcc: opfer@example.net',
		'\u0000\r\n.\r\nMAIL FROM:<x@example.net>\r\n',
	])('%j', async (contact) => {
		const values = { ...fields(), contact, page: contact };
		expect((await send(values)).status).toBe(303);
		const mail = await mailed(values.id);
		expect(mail.to).toEqual(['stelle@example.org']);
		const head = mail.raw.slice(0, mail.raw.indexOf('\r\n\r\n'));
		expect(head).not.toMatch(/^(bcc|cc):/im);
		expect(head).not.toContain('example.net');
	});
});
