import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as keys from './keys';
import * as kinds from './kinds';
import * as people from './people';
import * as reasons from './reasons';
import * as tasks from './tasks';
import { labelOf, termsOf, type Vocabulary } from './term';
import * as topics from './topics';

const vocabularies: [string, Vocabulary][] = Object.entries({
	...topics,
	...people,
	...tasks,
	...kinds,
	...reasons,
}).flatMap(([name, value]) => (value instanceof Map ? [[name, value as Vocabulary]] : []));

const ICONS = 'node_modules/@lucide/svelte/dist/icons';

const lists = Object.entries(keys) as [string, readonly string[]][];

it('has a vocabulary for every list of keys, in its order', () => {
	const known = vocabularies.map(([, terms]) => [...terms.keys()].join());
	for (const [name, list] of lists) expect(known, name).toContain(list.join());
	expect(vocabularies).toHaveLength(lists.length);
});

describe.each(lists)('%s', (_, list) => {
	it('has stable, unique keys fit for addresses', () => {
		expect(new Set(list).size).toBe(list.length);
		for (const key of list) expect(key).toMatch(/^[a-z0-9]+([-.][a-z0-9]+)*$/);
	});
});

describe.each(vocabularies)('%s', (_, terms) => {
	it('says every word in German, plain German and English', () => {
		for (const term of termsOf(terms))
			for (const label of [term.de, term.plain, term.en]) {
				expect(label.trim(), term.key).toBe(label);
				expect(label.length, term.key).toBeGreaterThan(1);
				expect(label.length, term.key).toBeLessThanOrEqual(64);
			}
	});

	it('uses no label for two keys', () => {
		const labels = termsOf(terms).map((term) => term.de);
		expect(new Set(labels).size).toBe(labels.length);
		const english = termsOf(terms).map((term) => term.en);
		expect(new Set(english).size).toBe(english.length);
	});

	it('names only icons that exist', () => {
		expect(existsSync(`${ICONS}/trophy.svelte`)).toBe(true);
		for (const term of termsOf(terms))
			if (term.icon) expect(existsSync(`${ICONS}/${term.icon}.svelte`), term.icon).toBe(true);
	});
});

describe('topics', () => {
	it('belong to a family each, and no family is empty', () => {
		for (const family of keys.FAMILIES) expect(topics.topicsOf(family)).not.toHaveLength(0);
		expect(keys.FAMILIES.flatMap(topics.topicsOf).sort()).toEqual([...keys.TOPICS].sort());
	});
	it('have an icon each', () => {
		for (const term of [...termsOf(topics.topics), ...termsOf(topics.families)])
			expect(term.icon).toBeTruthy();
	});
	it('keep icons readable on their fill (4.5 : 1)', () => {
		const light = (hex: string) => {
			const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
				const part = parseInt(hex.slice(at, at + 2), 16) / 255;
				return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
			});
			return 0.2126 * r + 0.7152 * g + 0.0722 * b;
		};
		for (const { fill, icon } of Object.values(topics.FAMILY_COLOURS)) {
			const [low = 0, high = 0] = [light(fill), light(icon)].sort((a, b) => a - b);
			expect((high + 0.05) / (low + 0.05)).toBeGreaterThanOrEqual(4.5);
		}
	});
});

describe('labelOf', () => {
	it('speaks the wording asked for, German otherwise', () => {
		expect(labelOf(topics.topics, 'tierschutz', 'de')).toBe('Tierschutz');
		expect(labelOf(topics.topics, 'tierschutz', 'plain')).toBe('Tieren helfen');
		expect(labelOf(topics.topics, 'tierschutz', 'en')).toBe('Animal welfare');
		expect(labelOf(topics.topics, 'tierschutz', 'fr')).toBe('Tierschutz');
	});
	it('shows a key it does not know as it is', () => {
		expect(labelOf(topics.topics, 'toString', 'de')).toBe('toString');
	});
});
