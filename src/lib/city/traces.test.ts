import { expect, it } from 'vitest';
import { forbiddenPlaces, forbiddenTraces, tracesIn } from '../../../tests/support/city-traces';

it('names what belongs to the other city only', async () => {
	const forbidden = forbiddenTraces('bamberg');
	for (const word of ['Lübeck', 'luebeck', 'Tohoop', 'Travemünde', '23552', 'luebeck.example'])
		expect(forbidden).toContain(word);
	expect(forbidden).not.toContain('Bamberg');
	expect(await forbiddenPlaces('bamberg')).toContain('Hüxstraße');
	expect(await forbiddenPlaces('bamberg')).not.toContain('Hafenstraße');
});

it('finds whole words in any case and nothing else', () => {
	expect(tracesIn('Willkommen in LÜBECK!', ['Lübeck', 'Bug'])).toEqual(['Lübeck']);
	expect(tracesIn('Bugfix für die Trave', ['Bug'])).toEqual([]);
	expect(tracesIn('post@luebeck.example', ['luebeck.example'])).toEqual(['luebeck.example']);
});

it('knows only cities there are', () => {
	expect(() => forbiddenTraces('atlantis')).toThrow('atlantis');
});
