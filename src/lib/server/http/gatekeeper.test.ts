import { describe, expect, it } from 'vitest';
import { LARGEST_BODY, openGatekeeper } from './gatekeeper';

const gatekeeper = openGatekeeper(['https://tohoop.example', 'http://localhost:3000']);
const ask = (method: string, url: string, headers: Record<string, string> = {}) =>
	gatekeeper({ method, url, headers: { host: 'tohoop.example', ...headers } });
const status = (verdict: ReturnType<typeof gatekeeper>) =>
	'status' in verdict ? verdict.status : 'in';

describe('gatekeeper', () => {
	it('knows our names however they are written', () => {
		for (const host of ['tohoop.example', 'TOHOOP.example', 'tohoop.example:443', 'localhost:3000'])
			expect(status(ask('GET', '/', { host })), host).toBe('in');
		for (const host of ['', 'evil.example', 'tohoop.example.evil.example', 'tohoop.example:3000'])
			expect(status(ask('GET', '/', { host })), host).toBe(400);
	});

	it('answers whoever watches over us under any name', () => {
		expect(status(ask('GET', '/health/ready', { host: '10.0.0.7:3000' }))).toBe('in');
	});

	it('takes no address that is none', () => {
		for (const url of ['http://evil.example/', '*', 'x', ''])
			expect(status(ask('GET', url)), url).toBe(400);
		for (const url of ['/', '//evil.example', '/%', '/%ff?%'])
			expect(status(ask('GET', url))).toBe('in');
	});

	it('speaks seven methods', () => {
		expect(status(ask('TRACE', '/'))).toBe(405);
		expect(status(ask('PROPFIND', '/'))).toBe(405);
	});

	it('lets only our own pages change something', () => {
		const origin = 'https://tohoop.example';
		for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
			expect(status(ask(method, '/', { origin }))).toBe('in');
			expect(status(ask(method, '/', { origin, 'sec-fetch-site': 'same-origin' }))).toBe('in');
			expect(status(ask(method, '/'))).toBe(403);
			for (const other of [
				'null',
				'https://evil.example',
				'https://sub.tohoop.example',
				'http://tohoop.example',
				'https://tohoop.example:444',
				'http://localhost:3000',
			])
				expect(status(ask(method, '/', { origin: other })), other).toBe(403);
			for (const site of ['cross-site', 'same-site', 'none'])
				expect(status(ask(method, '/', { origin, 'sec-fetch-site': site })), site).toBe(403);
		}
	});

	it('refuses what no route would take', () => {
		const headers = {
			origin: 'https://tohoop.example',
			'content-length': String(LARGEST_BODY + 1),
		};
		expect(status(ask('POST', '/', headers))).toBe(413);
	});
});
