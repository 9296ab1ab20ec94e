import { describe, expect, it } from 'vitest';
import { isOpened, isReader } from './is-reader';

const PHONE =
	'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36';
const reads = (headers: Record<string, string>) =>
	isReader(new Headers({ 'user-agent': PHONE, ...headers }), 'session');

describe('isReader', () => {
	it('takes a browser for somebody who reads', () => {
		expect(reads({})).toBe(true);
		expect(reads({ cookie: 'entwurf=x; other=session' })).toBe(true);
	});

	it.each([
		'',
		'curl/8.5.0',
		'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
		'Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; bingbot/2.0) Chrome/130 Safari/537.36',
		'Mozilla/5.0 (compatible; YandexBot/3.0)',
		'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 HeadlessChrome/130.0 Safari/537.36',
		'WhatsApp/2.23.20.0',
		'facebookexternalhit/1.1',
		'Mozilla/5.0 (compatible; UptimeRobot/2.0)',
		'python-requests/2.31',
	])('%s is a program', (agent) => {
		expect(reads({ 'user-agent': agent })).toBe(false);
	});

	it('does not take a page that was fetched in advance for one that was read', () => {
		expect(reads({ 'sec-purpose': 'prefetch;prerender' })).toBe(false);
		expect(reads({ purpose: 'prefetch' })).toBe(false);
	});

	it('leaves out whoever is signed in', () => {
		expect(reads({ cookie: 'a=b; session=abc' })).toBe(false);
	});
});

it('counts what opens in a window, and believes browsers that say nothing', () => {
	expect(isOpened(new Headers({ 'sec-fetch-mode': 'navigate' }))).toBe(true);
	expect(isOpened(new Headers())).toBe(true);
	for (const mode of ['cors', 'no-cors', 'same-origin'])
		expect(isOpened(new Headers({ 'sec-fetch-mode': mode }))).toBe(false);
});
