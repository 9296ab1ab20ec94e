import { describe, expect, it } from 'vitest';
import { isPrivate } from './private-areas';

describe('areas for people who signed in', () => {
	it.each([
		...['/mein-verein', '/mein-verein/', '/mein-verein/gibt-es-nicht', '/en/mein-verein/team'],
		...[
			'/stabsstelle',
			'/en/stabsstelle',
			'/stabsstelle/pruefen/x',
			'/%6dein-verein',
			'/Stabsstelle',
		],
		...['/mein-verein%2fteam', '/en/%73tabsstelle/x', '/mein-verein/%ff'],
	])('%s', (path) => expect(isPrivate(path, null)).toBe(true));

	it.each([
		'/',
		'/mein-verein-sucht',
		'/vereine/stabsstelle',
		'/en',
		'/anmelden',
		'/%ff',
		'/en/vereine',
	])('not %s', (path) => expect(isPrivate(path, null)).toBe(false));

	it('goes by the route too, however the address was written', () => {
		expect(isPrivate('/x', '/(app)/mein-verein/[club]')).toBe(true);
		expect(isPrivate('/x', '/vereine/[slug]')).toBe(false);
	});
});
