import { expect, it } from 'vitest';
import { MOST_SHARED, readList, writeList } from './shared-list';

const paths = ['/mitmachen/vorlesen', '/vereine/chor-kalyna-2', '/termine/hafenfest'];

it('comes back as it was, in its order', () => {
	expect(readList(writeList(paths))).toEqual(paths);
	// Nothing in it has to be written differently in an address.
	expect(encodeURIComponent(writeList(paths))).toBe(writeList(paths));
});

it('names each once, and ends', () => {
	expect(readList('v.a~v.a~m.a')).toEqual(['/vereine/a', '/mitmachen/a']);
	const many = Array.from({ length: MOST_SHARED + 5 }, (_one, at) => `/vereine/e${at}`);
	expect(readList(writeList(many))).toHaveLength(MOST_SHARED);
});

it.each([
	'',
	'~~',
	'x.chor',
	'v.',
	'v.Chor',
	'v.../../mein-verein',
	'vxchor',
	'v.javascript:alert(1)',
	'__proto__',
])('reads nothing from %j', (text) => expect(readList(text)).toEqual([]));

it('writes no other pages', () => {
	expect(writeList(['/mein-verein', 'https://x.example/vereine/a', '/vereine/a/bearbeiten'])).toBe(
		'',
	);
});
