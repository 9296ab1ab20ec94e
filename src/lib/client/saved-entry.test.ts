import { expect, it } from 'vitest';
import { MOST_SAVED, pathOf, readEntries } from './saved-entry';

const entry = (path = '/mitmachen/a') => ({
	kind: 'need',
	path,
	at: '2026-11-21T10:00:00.000Z',
	card: { href: path, title: 'A', family: 'sport', date: { kind: 'flexible' } },
});

it('reads what it wrote', () => {
	expect(readEntries(JSON.stringify([entry()]))).toEqual([entry()]);
});

it.each([
	null,
	'',
	'{',
	'{}',
	'null',
	'[null,1,"x"]',
	JSON.stringify([entry('javascript:alert(1)')]),
	JSON.stringify([entry('//evil.example')]),
	JSON.stringify([{ ...entry(), card: null }]),
	JSON.stringify([{ ...entry(), kind: 'person' }]),
	JSON.stringify([{ ...entry(), at: 'gestern' }]),
	JSON.stringify([{ ...entry(), card: { ...entry().card, date: undefined } }]),
])('takes nothing from %s', (text) => {
	expect(readEntries(text)).toEqual([]);
});

it('keeps a list that ends', () => {
	const many = Array.from({ length: MOST_SAVED + 5 }, (_one, at) => entry(`/mitmachen/e${at}`));
	expect(readEntries(JSON.stringify(many))).toHaveLength(MOST_SAVED);
});

it('knows an entry by its German address', () => {
	expect(['/en/mitmachen/a', '/mitmachen/a?tag=1', '/mitmachen/a#x'].map(pathOf)).toEqual(
		Array(3).fill('/mitmachen/a'),
	);
});
