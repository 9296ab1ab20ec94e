import { getLocale, localizeHref as localize } from './compiled/runtime.js';

// The door of the texts: compiled from de.json and en.json.
export { m } from './compiled/messages.js';
export { baseLocale, deLocalizeUrl, getLocale, locales } from './compiled/runtime.js';

const ENGLISH = /^\/en(?=$|[/?#])/;

/**
 * An address of ours in the language of the page; the English start page is /en, without a slash behind it. A page
 * has a hundred of them: the general way, by patterns of addresses, was a fifth of the work of making it.
 */
export const localizeHref: typeof localize = (href, options) => {
	if (!/^\/(?!\/)/.test(href)) return localize(href, options);
	const bare = href.replace(ENGLISH, '').replace(/^(?=$|[?#])/, '/');
	return (options?.locale ?? getLocale()) === 'en'
		? `/en${bare.replace(/^\/(?=$|[?#])/, '')}`
		: bare;
};
