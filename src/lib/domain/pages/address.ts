// The first part of an address alone says the language: `/en/x` is the page `/x` in English, `/en` the start page.

export const languageOf = (pathname: string): 'de' | 'en' =>
	/^\/en(?=\/|$)/.test(pathname) ? 'en' : 'de';

/** What follows the path (`?wo=altstadt`, `#inhalt`) stays. */
export const germanPath = (path: string): string => path.replace(/^\/en(?=[/?#]|$)\/?/, '/');

/** The page of a German or English address in that language. */
export const pageIn = (language: string, path: string): string => {
	const german = germanPath(path);
	return language === 'en' ? `/en${german}`.replace(/^\/en\/(?=[?#]|$)/, '/en') : german;
};
