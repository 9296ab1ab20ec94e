import { FAMILIES } from '$lib/domain/vocabulary/keys';
import { labelOf } from '$lib/domain/vocabulary/term';
import { families } from '$lib/domain/vocabulary/topics';
import { expect, test } from 'vitest';
import { withBreaks } from './with-breaks';

test('no word of a topic tile is longer than the tile without a place to break', () => {
	for (const locale of ['de', 'en'])
		for (const family of FAMILIES)
			for (const piece of withBreaks(labelOf(families, family, locale)).split(/[\s\u00AD]/))
				expect(piece.length, piece).toBeLessThanOrEqual(13);
});

test('reads the same', () => {
	expect(withBreaks('Rettung & Katastrophenschutz').replaceAll('\u00AD', '')).toBe(
		'Rettung & Katastrophenschutz',
	);
});
