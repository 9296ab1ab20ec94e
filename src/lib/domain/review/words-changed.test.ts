import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordsChanged } from './words-changed';

describe('changed words', () => {
	it('are told apart from those that stay', () => {
		expect(
			wordsChanged('Wir treffen uns am Montag im Park.', 'Wir treffen uns am Freitag im Park.'),
		).toEqual([
			{ kind: 'same', text: 'Wir treffen uns am ' },
			{ kind: 'gone', text: 'Montag' },
			{ kind: 'new', text: 'Freitag' },
			{ kind: 'same', text: ' im Park.' },
		]);
	});
	it('give both texts again, whatever they are', () => {
		const text = fc
			.array(fc.constantFrom('a', 'b', 'c', ' ', '\n', 'Wort '))
			.map((all) => all.join(''));
		fc.assert(
			fc.property(text, text, (before, after) => {
				const pieces = wordsChanged(before, after);
				const read = (but: string) =>
					pieces
						.filter(({ kind }) => kind !== but)
						.map((piece) => piece.text)
						.join('');
				expect(read('new')).toBe(before);
				expect(read('gone')).toBe(after);
			}),
		);
	});
	it('take no long time for long texts', () => {
		const one = Array.from({ length: 4_000 }, (_, at) => `w${at}`).join(' ');
		const other = Array.from({ length: 4_000 }, (_, at) => `v${at}`).join(' ');
		const began = performance.now();
		expect(wordsChanged(one, other)).toHaveLength(2);
		expect(performance.now() - began).toBeLessThan(1_000);
	});
});
