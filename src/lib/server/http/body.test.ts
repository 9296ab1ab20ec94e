import { describe, expect, it } from 'vitest';
import { BODY_LIMIT, BodyRefused, formValues, readBody, readForm } from './body';

const URLENCODED = 'application/x-www-form-urlencoded';
const post = (body: BodyInit, type?: string) =>
	new Request('http://localhost/', {
		method: 'POST',
		body,
		headers: type ? { 'content-type': type } : {},
		duplex: 'half',
	} as RequestInit);
const statusOf = async (work: Promise<unknown>) => {
	try {
		await work;
		return 'taken';
	} catch (error) {
		if (error instanceof BodyRefused) return error.status;
		throw error;
	}
};
const endless = (pulled: { bytes: number }) =>
	new ReadableStream({
		pull(controller) {
			pulled.bytes += 65_536;
			controller.enqueue(new Uint8Array(65_536));
		},
	});

describe('readBody', () => {
	it('takes exactly the limit and not a byte more', async () => {
		expect(await statusOf(readBody(post('x'.repeat(BODY_LIMIT))))).toBe('taken');
		expect(await statusOf(readBody(post('x'.repeat(BODY_LIMIT + 1))))).toBe(413);
	});

	it('stops while reading when nobody said how long it is', async () => {
		const pulled = { bytes: 0 };
		expect(await statusOf(readBody(post(endless(pulled))))).toBe(413);
		expect(pulled.bytes).toBeLessThan(BODY_LIMIT * 1.5);
	});

	it('says so when the sender goes away in the middle', async () => {
		const broken = new ReadableStream({
			start: (controller) => controller.error(new Error('aborted')),
		});
		expect(await statusOf(readBody(post(broken)))).toBe(400);
	});
});

describe('readForm', () => {
	it('counts fields and files', async () => {
		const fields = (count: number) => Array.from({ length: count }, (_, i) => `f${i}=1`).join('&');
		expect(await statusOf(readForm(post(fields(1_000), URLENCODED)))).toBe('taken');
		expect(await statusOf(readForm(post(fields(1_001), URLENCODED)))).toBe(413);
		const form = (files: number, texts = 0) => {
			const data = new FormData();
			for (let i = 0; i < files; i++) data.append('f', new Blob(['x']), 'x.txt');
			for (let i = 0; i < texts; i++) data.append(`t${i}`, 'x');
			return post(data);
		};
		expect(await statusOf(readForm(form(100)))).toBe('taken');
		expect(await statusOf(readForm(form(101)))).toBe(413);
		expect(await statusOf(readForm(form(0, 1_000)))).toBe('taken');
		expect(await statusOf(readForm(form(0, 1_001)))).toBe(413);
	});

	it('takes forms only', async () => {
		for (const type of ['text/plain', 'application/json', 'TEXT/PLAIN'])
			expect(await statusOf(readForm(post('a=b', type))), type).toBe(415);
		expect(await statusOf(readForm(post('a=b', URLENCODED.toUpperCase())))).toBe('taken');
		expect(await statusOf(readForm(post('x', 'multipart/form-data')))).toBe(400);
		expect(await statusOf(readForm(post('x', 'multipart/form-data; boundary=y')))).toBe(400);
	});
});

describe('formValues', () => {
	it('gives back the named texts and nothing else', async () => {
		const body = 'message=a&message=b&__proto__=x&constructor=y&extra=z';
		const values = formValues(await readForm(post(body, URLENCODED)), ['message', 'contact']);
		expect(Object.entries(values)).toEqual([['message', 'a']]);
		expect(Object.getPrototypeOf(values)).toBe(Object.prototype);
	});
});
