import { expect, it } from 'vitest';
import { keepTogether } from './keep-together';

const shown = (text: string) => keepTogether(text).replaceAll('\u00A0', '_');

it.each([
	['Freunde der Wakenitz und ihrer Seen e. V.', 'Freunde der Wakenitz und ihrer Seen_e._V.'],
	['Eingetragener Verein (e. V.) · St. Gertrud', 'Eingetragener Verein (e._V.)_· St._Gertrud'],
	['Verein · St. Jürgen', 'Verein_· St._Jürgen'],
	['Lesen – und Schreiben, z. B. abends', 'Lesen_– und Schreiben, z._B. abends'],
	['Ambulanter Hospizdienst', 'Ambulanter Hospizdienst'],
	['Haus 1. Das Fest', 'Haus 1. Das Fest'],
	['', ''],
])('%s', (text, expected) => {
	expect(shown(text)).toBe(expected);
});
