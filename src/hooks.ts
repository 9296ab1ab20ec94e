import { baseLocale, locales } from '$lib/messages';
import type { Reroute } from '@sveltejs/kit';

const foreign = new Set<string>(locales.filter((locale) => locale !== baseLocale));

/** /en/x is the page /x. Never throws: an address nobody can read is answered by a page, too. */
export const reroute: Reroute = ({ url }) => {
	// No name has this character, and no database takes it: there is no such page.
	if (url.pathname.includes('%00')) return '/%00';
	const [, first = '', ...rest] = url.pathname.split('/');
	return foreign.has(first) ? `/${rest.join('/')}` : undefined;
};
