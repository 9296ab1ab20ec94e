import { languageOf } from '../domain/pages/address';

// What texts ask for on a device, in place of the compiled runtime (src/start/browser-language.mjs).

export const baseLocale = 'de';
export const locales = ['de', 'en'] as const;
/** A copy of the catalogue for one language alone: there is none. */
export const experimentalStaticLocale = undefined;

export const getLocale = (): (typeof locales)[number] => languageOf(location.pathname);
