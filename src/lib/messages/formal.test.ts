import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const read = (name: string) =>
	JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8')) as Record<string, unknown>;
const familiar = read('de.json');
const formal = read('de-sie.json');
const texts = Object.entries(formal).map(([key, text]) => ({ key, text: String(text) }));
const gaps = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([gap]) => gap).sort();
const FAMILIAR = /\b(du|dir|dich|dein(e[mnrs]?)?|ihr|euch|euer|eure[mnrs]?)\b/;

describe('formal variants', () => {
	it.each(texts)('$key stands for a text there is, with the same gaps', ({ key, text }) => {
		expect(typeof familiar[key]).toBe('string');
		expect(gaps(text)).toEqual(gaps(String(familiar[key])));
		expect(text).not.toBe(familiar[key]);
	});

	it.each(texts)('$key addresses nobody familiarly', ({ text }) => {
		expect(text).not.toMatch(FAMILIAR);
	});

	it('never mixes: the formal sentences of a page stand together', () => {
		const start = Object.keys(familiar).filter((key) => key.startsWith('home_'));
		const open = start.filter((key) => !formal[key] && FAMILIAR.test(String(familiar[key])));
		expect(open).toEqual([]);
	});
});
