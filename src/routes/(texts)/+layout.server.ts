import { getLocale } from '$lib/messages';
import type { LayoutServerLoad } from './$types';

// Pages to read: made by the server with the city's settings, without a single script.
export const csr = false;
export const prerender = false;

export const load: LayoutServerLoad = ({ locals }) => {
	const { product, phrases, owner, agency, legal } = locals.app.city;
	const { demo } = locals.app.settings;
	return {
		still: true as const,
		city: { product, phrases, owner, agency, legal },
		/** The note that details are made up, where they are. */
		invented: demo || legal.invented ? legal.inventedNote : undefined,
		translated: getLocale() !== 'de',
	};
};
