import { describe, expect, it } from 'vitest';
import { parseInline, parseProse } from './prose';

describe('prose', () => {
	it('divides paragraphs and lists', () => {
		expect(parseProse('Eins.\n\n- a\n- b\n\nZwei.').map((block) => block.kind)).toEqual([
			'paragraph',
			'list',
			'paragraph',
		]);
	});

	it('takes a list only where every line is an item', () => {
		expect(parseProse('- a\nund weiter')[0]).toEqual({
			kind: 'paragraph',
			content: [{ text: '- a und weiter' }],
		});
	});

	it('finds links in the middle, at the start and at the end', () => {
		expect(parseInline('[A](/a) und [B](mailto:b@c.example).')).toEqual([
			{ text: 'A', href: '/a' },
			{ text: ' und ' },
			{ text: 'B', href: 'mailto:b@c.example' },
			{ text: '.' },
		]);
	});

	it('leaves what is no link as it is', () => {
		expect(parseInline('[ohne] (Ziel)')).toEqual([{ text: '[ohne] (Ziel)' }]);
	});
});
