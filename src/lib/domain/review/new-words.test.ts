import { describe, expect, it } from 'vitest';
import { newWords } from './new-words';

const shown = {
	title: 'Laub fegen am Wasser',
	text: ['Wir fegen.', 'Danach gibt es Tee.'],
	forTwo: null,
	german: '',
	place: { street: 'Am Ufer 3', stepFree: null },
	dates: [{ key: 'a', when: 'Sa' }],
};

describe('new words of what is shown', () => {
	it('are none where nothing changed', () => {
		expect(newWords(shown, shown)).toEqual({});
	});

	it('stand in their place, and what went is not there', () => {
		expect(newWords(shown, { ...shown, title: 'Laub rechen am Wasser' })).toEqual({
			title: [
				{ kind: 'same', text: 'Laub ' },
				{ kind: 'new', text: 'rechen' },
				{ kind: 'same', text: ' am Wasser' },
			],
		});
		expect(newWords(shown, { ...shown, title: 'Laub fegen' })).toEqual({
			title: [{ kind: 'same', text: 'Laub fegen' }],
		});
	});

	it('are found in the paragraph they came into, also when paragraphs come and go', () => {
		const text = ['Wir fegen.', 'Bringt Handschuhe mit.', 'Danach gibt es Tee.'];
		const marks = newWords(shown, { ...shown, text });
		expect(Object.keys(marks)).toEqual(['text.0', 'text.1', 'text.2']);
		// What is read is what will be read, word for word.
		for (const [at, paragraph] of text.entries()) {
			const pieces = marks[`text.${at}`];
			expect(pieces === 'all' ? '' : pieces?.map((one) => one.text).join('')).toBe(paragraph);
		}
		const fresh = Object.values(marks).flatMap((pieces) =>
			pieces === 'all' ? [] : pieces.flatMap(({ kind, text }) => (kind === 'new' ? [text] : [])),
		);
		expect(fresh.join(' ')).toBe('Bringt Handschuhe mit.');
		expect(newWords(shown, { ...shown, text: ['Wir fegen.'] })).toEqual({
			'text.0': [{ kind: 'same', text: 'Wir fegen.' }],
		});
	});

	it('are the whole part where nothing was said, or nothing is said any more', () => {
		expect(
			newWords(
				{ ...shown, german: 'etwas' },
				{ ...shown, german: '', forTwo: true, place: { street: 'Hafen 1', stepFree: true } },
			),
		).toEqual({
			german: 'all',
			forTwo: 'all',
			'place.street': [{ kind: 'new', text: 'Hafen 1' }],
			'place.stepFree': 'all',
		});
	});
});
