import { expect, it } from 'vitest';
import { webAddress } from './web-address';

it('is an address of the web, and nothing else', () => {
	expect(webAddress('https://verein.example/a?b')).toBe('https://verein.example/a?b');
	for (const text of [
		'',
		'javascript:alert(1)',
		' https://x',
		'data:text/html,x',
		'https://',
		'//x',
	])
		expect(webAddress(text), text).toBe('');
});
