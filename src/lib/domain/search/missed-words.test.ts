import { describe, expect, it } from 'vitest';
import { mayBeShown, wordsOf } from './missed-words';

const names = new Set(['samira', 'leise', 'mueller', 'lena']);
const shown = (text: string, days = 3) => mayBeShown({ text, days }, names);

describe('what was searched for and not found', () => {
	it('counts from three different days on', () => {
		expect([2, 3, 4].map((days) => shown('imkerei', days))).toEqual([false, true, true]);
	});

	it.each(['raum 7', '0451', 'a@b', 'zimmer ٣', 'platz ²'])(
		'leaves out digits and @: %s',
		(text) => {
			expect(shown(text)).toBe(false);
		},
	);

	it.each(['samira', 'hilfe für leise', 'Müller?', 'MUELLER', 'anna-lena', 'chor,leise', '„Lena“'])(
		'leaves out names, however they stand there: %s',
		(text) => {
			expect(shown(text)).toBe(false);
		},
	);

	it.each(['leisesprecher', 'nähcafé', 'lenaweg', 'chor ohne noten'])(
		'keeps other words: %s',
		(text) => {
			expect(shown(text)).toBe(true);
		},
	);

	it('reads single words in one way of writing', () => {
		expect(wordsOf("Anna-Lena O'Neill, Müller?")).toEqual([
			'anna',
			'lena',
			'o',
			'neill',
			'mueller',
		]);
		expect(wordsOf('…')).toEqual([]);
	});
});
