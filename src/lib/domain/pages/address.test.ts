import { expect, it } from 'vitest';
import { germanPath, languageOf, pageIn } from './address';

it.each([
	['/', '/en'],
	['/hilfe', '/en/hilfe'],
	['/?q=chor', '/en?q=chor'],
	['/#inhalt', '/en#inhalt'],
	['/entdecken?wo=altstadt#karte', '/en/entdecken?wo=altstadt#karte'],
	['/english', '/en/english'],
	['/vereine/en', '/en/vereine/en'],
])('%s is %s in English', (german, english) => {
	expect(pageIn('en', german)).toBe(english);
	// An address that is English already stays as it is.
	expect(pageIn('en', english)).toBe(english);
	expect(pageIn('de', english)).toBe(german);
	expect(pageIn('de', german)).toBe(german);
	expect(germanPath(english)).toBe(german);
});

it('knows the language of an address', () => {
	expect(['/', '/en', '/en/hilfe', '/english', '/hilfe'].map(languageOf)).toEqual([
		'de',
		'en',
		'en',
		'de',
		'de',
	]);
});
