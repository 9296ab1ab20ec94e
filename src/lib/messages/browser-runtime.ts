import { languageOf } from '../domain/pages/address';

// What texts ask for on a device, in place of the compiled runtime (src/start/browser-language.mjs).

export const baseLocale = 'de';
export const locales = ['de', 'en'] as const;
/** A copy of the catalogue for one language alone: there is none. */
export const experimentalStaticLocale = undefined;

export const getLocale = (): (typeof locales)[number] => languageOf(location.pathname);

type Text<Inputs> = string | ((inputs: Inputs) => string);

/** One sentence of the catalogue. */
export const inLanguage =
	<Inputs>(german: Text<Inputs>, english: Text<Inputs>) =>
	(inputs: Inputs, options?: { locale?: (typeof locales)[number] }): string => {
		const text = (options?.locale ?? getLocale()) === 'de' ? german : english;
		return typeof text === 'string' ? text : text(inputs);
	};
