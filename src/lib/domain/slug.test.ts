import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { fold, sortKey } from './fold';
import { RESERVED_SLUGS, slugOf, uniqueSlug } from './slug';
import { isSlug } from './slug-shape';

// Thousands of runs on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

describe('slugOf', () => {
	it.each([
		['Förderverein Grüne Straße e. V.', 'foerderverein-gruene-strasse-ev'],
		['TSV Übersee e.V.', 'tsv-uebersee-ev'],
		['Türk Kültür Derneği – Çağdaş', 'tuerk-kueltuer-dernegi-cagdas'],
		['İstanbul Dostları ılık', 'istanbul-dostlari-ilik'],
		['Klub Łączność', 'klub-lacznosc'],
		['Дім культури «Життя»', 'dim-kulturi-schittja'],
		['Русский хор', 'russkii-chor'],
		['Ελληνική Κοινότητα', 'elliniki-koinotita'],
		['Café & Kuchen', 'cafe-und-kuchen'],
		['نادي القراءة', 'eintrag'],
		['🎉', 'eintrag'],
		['', 'eintrag'],
		['Suche', 'eintrag-suche'],
		['2026', 'eintrag-2026'],
		['Opa’s Werkstatt', 'opas-werkstatt'],
	])('%s → %s', (name, slug) => {
		expect(slugOf(name)).toBe(slug);
	});

	it('is always a slug, of any text, in no time', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (name) => {
				const slug = slugOf(name);
				expect(isSlug(slug)).toBe(true);
				expect(RESERVED_SLUGS).not.toContain(slug);
				expect(slugOf(name)).toBe(slug);
			}),
			{ numRuns: 2_000 },
		);
		const began = performance.now();
		expect(isSlug(slugOf('ä-'.repeat(50_000)))).toBe(true);
		expect(performance.now() - began).toBeLessThan(50);
	});

	it('tears no word', () => {
		expect(slugOf('Verein zur Förderung der Jugendarbeit und der Kultur am Hafen von 1893')).toBe(
			'verein-zur-foerderung-der-jugendarbeit-und-der-kultur-am',
		);
	});
});

it('uniqueSlug counts on and stays within the length', () => {
	const taken = new Set(['chor', 'chor-2']);
	expect(uniqueSlug('chor', (slug) => taken.has(slug))).toBe('chor-3');
	expect(uniqueSlug('neu', () => false)).toBe('neu');
	const long = 'x'.repeat(60);
	const other = uniqueSlug(long, (slug) => slug === long);
	expect(other).toBe(`${'x'.repeat(58)}-2`);
	expect(isSlug(other)).toBe(true);
});

describe('fold and sortKey', () => {
	it('writes one way', () => {
		expect(fold('MÜLLER')).toBe('mueller');
		expect(fold('Mu\u0308ller')).toBe('mueller');
		expect(fold('Straße Łódź Ñandú')).toBe('strasse lodz nandu');
	});
	it('sorts like a phone book, numbers by value', () => {
		const sorted = ['Apfel', 'Arzt', 'Ärzte helfen', 'Gruppe 9', 'Gruppe 10', 'über uns', 'Zoo'];
		const byKey = [...sorted].reverse().sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1));
		expect(byKey).toEqual(sorted);
		expect(sortKey('Gruppe 9') < sortKey('Gruppe 10')).toBe(true);
		expect(sortKey('Ärzte') < sortKey('Bach')).toBe(true);
	});
	it('is stable: folding twice changes nothing', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), (text) => {
				expect(fold(fold(text))).toBe(fold(text));
			}),
			{ numRuns: 1_000 },
		);
	});
});
