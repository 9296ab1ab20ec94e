import { pageIn } from '$lib/domain/pages/address';
import { getLocale, type locales } from './compiled/runtime.js';

// The door of the texts: compiled from de.json and en.json.
export { m } from './compiled/messages.js';
export { baseLocale, getLocale, locales } from './compiled/runtime.js';

/** From five places on with the sign for thousands: 9876 Treffer, 16.754 Treffer. */
export const whole = (count: number): string =>
	count < 10_000 ? String(count) : count.toLocaleString(getLocale());

/**
 * An address of ours in the language of the page; any other stays. A page has a hundred of them: the compiled way, by
 * patterns of addresses, was a fifth of the work of making it, and a part of the script of every page.
 */
export const localizeHref = (
	href: string,
	{ locale = getLocale() }: { locale?: (typeof locales)[number] } = {},
): string => (/^\/(?!\/)/.test(href) ? pageIn(locale, href) : href);
