import { expect, it } from 'vitest';
import { inLanguage } from '../lib/messages/browser-runtime';
import { asOneCall } from './browser-language.mjs';

// As the compiler writes them; at the build every sentence passes through here, and stops it where it does not fit.
const compiled = (name: string, takes: string, german: string, english: string) => `
import { getLocale, experimentalStaticLocale } from '../runtime.js';

const de_${name} = /** @type {(inputs: Inputs) => LocalizedString} */ (${takes}) => {
	return /** @type {LocalizedString} */ (\`${german}\`)
};

const en_${name} = /** @type {(inputs: Inputs) => LocalizedString} */ (${takes}) => {
	return /** @type {LocalizedString} */ (\`${english}\`)
};

/**
* @returns {LocalizedString}
*/
export const ${name} = /** @type {((inputs?: Inputs, options?: { locale?: "de" | "en" }) => LocalizedString)} */ ((inputs = {}, options = {}) => {
	const locale = experimentalStaticLocale ?? options.locale ?? getLocale()
	if (locale === "de") return de_${name}(inputs)
	return en_${name}(inputs)
});`;

it('makes one call of a sentence, with both texts in it', () => {
	expect(asOneCall(compiled('look_pages', '', 'Seiten', 'Pages'))).toBe(
		"import { inLanguage } from '../runtime.js';\n" +
			'export const look_pages = /*@__PURE__*/ inLanguage(`Seiten`, `Pages`);',
	);
	expect(asOneCall(compiled('look_page', 'i', 'Seite ${i?.page}', 'Page ${i?.page}'))).toContain(
		'inLanguage((i) => `Seite ${i?.page}`, (i) => `Page ${i?.page}`)',
	);
});

it('stops the build where sentences are compiled in another way', () => {
	expect(() => asOneCall('export const other = () => "Anderes";')).toThrow('differently');
	expect(() => asOneCall(compiled('a', '', 'A', 'A') + compiled('b', '', 'B', 'B'))).toThrow(
		'differently',
	);
});

it('says it in the language that is asked for', () => {
	const pages = inLanguage<{ page: number }>(({ page }) => `Seite ${page}`, 'a page');
	expect(pages({ page: 2 }, { locale: 'de' })).toBe('Seite 2');
	expect(pages({ page: 2 }, { locale: 'en' })).toBe('a page');
});
