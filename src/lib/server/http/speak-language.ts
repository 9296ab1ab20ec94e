import { baseLocale, locales } from '$lib/messages';
import { overwriteServerAsyncLocalStorage } from '$lib/messages/compiled/runtime.js';
import type { Handle } from '@sveltejs/kit';
import { AsyncLocalStorage } from 'node:async_hooks';

type Locale = (typeof locales)[number];
interface Tongue {
	locale: Locale;
	origin: string;
}

// The texts ask this store for the language of the request they are made for. The middleware that comes
// with them would copy every request, body included, and look at each address three times.
const tongues = new AsyncLocalStorage<Tongue>();
overwriteServerAsyncLocalStorage({
	getStore: () => tongues.getStore(),
	run: (store: Tongue, work: () => unknown) => tongues.run(store, work),
} as never);

/** The address alone says the language. */
export const speakLanguage: Handle = ({ event, resolve }) => {
	const first = event.url.pathname.split('/', 2)[1];
	const locale = locales.find((known) => known === first) ?? baseLocale;
	return tongues.run({ locale, origin: event.url.origin }, () =>
		resolve(event, {
			transformPageChunk: ({ html }) => html.replace('%lang%', locale).replace('%dir%', 'ltr'),
		}),
	);
};
