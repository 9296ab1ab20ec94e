import { describe, expect, it } from 'vitest';
import { FILE_CSP, finishHeaders, floorHeaders } from './headers';
import { PLAIN_CSP } from './plain-page';

const anyone = { cookie: false };

describe('finishHeaders', () => {
	it('gives a policy to what has none, and leaves the one of a page alone', () => {
		const page = new Response('', { headers: { 'content-security-policy': 'own' } });
		expect(finishHeaders(page, anyone).headers.get('content-security-policy')).toBe('own');
		const html = new Response('', { headers: { 'content-type': 'text/html' } });
		expect(finishHeaders(html, anyone).headers.get('content-security-policy')).toBe(PLAIN_CSP);
		const json = Response.json({});
		expect(finishHeaders(json, anyone).headers.get('content-security-policy')).toBe(FILE_CSP);
	});

	it('keeps what is personal or of the moment out of caches', () => {
		const cache = (response: Response, cookie = false) =>
			finishHeaders(response, { cookie }).headers.get('cache-control');
		expect(cache(new Response(''))).toBe('no-cache');
		expect(cache(new Response('', { status: 500 }))).toBe('no-store');
		expect(cache(new Response(''), true)).toBe('private, no-store');
		const open = { headers: { 'cache-control': 'public, max-age=60' } };
		expect(cache(new Response('', open))).toBe('public, max-age=60');
		expect(cache(new Response('', open), true)).toBe('private, no-store');
		expect(cache(new Response('', { headers: { 'set-cookie': 'a=b' } }))).toBe('private, no-store');
	});

	it('manages answers whose headers are fixed', () => {
		const answer = finishHeaders(Response.redirect('https://tohoop.example/'), anyone);
		expect(answer.status).toBe(302);
		expect(answer.headers.get('location')).toBe('https://tohoop.example/');
		expect(answer.headers.get('content-security-policy')).toBe(FILE_CSP);
	});
});

describe('floorHeaders', () => {
	it('promises https only where there is https', () => {
		expect(floorHeaders(true)['strict-transport-security']).toMatch(/max-age=(\d{8,})/);
		expect(floorHeaders(false)).not.toHaveProperty('strict-transport-security');
	});
});
