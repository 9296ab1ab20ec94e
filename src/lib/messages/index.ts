import { localizeHref as localize } from './compiled/runtime.js';

// The door of the texts: compiled from de.json and en.json.
export { m } from './compiled/messages.js';
export { baseLocale, deLocalizeUrl, getLocale, locales } from './compiled/runtime.js';

/** An address of ours in the language of the page; the English start page is /en, without a slash behind it. */
export const localizeHref: typeof localize = (href, options) =>
	localize(href, options).replace(/^(\/[a-z]{2})\/(?=$|[?#])/, '$1');
