import { expect, it } from 'vitest';
import { localizeHref } from '.';
import { localizeHref as compiled } from './compiled/runtime.js';

const addresses = [
	...['/', '/en', '/en/', '/?q=a', '/#a', '/en?q=a', '/en#a', '/entdecken', '/en/entdecken?wo=x#y'],
	...[
		'/england',
		'/vereine/a-b/neuigkeiten/c',
		'/vereine/%C3%A4',
		'/mitmachen/en',
		'/suche?q=a%20b&x=/en/',
	],
];

it.each(addresses)('%s is the same address in either language, as the patterns say', (address) => {
	for (const locale of ['de', 'en'] as const)
		expect(localizeHref(address, { locale })).toBe(
			compiled(address, { locale }).replace(/^(\/[a-z]{2})\/(?=$|[?#])/, '$1'),
		);
});
