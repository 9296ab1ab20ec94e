import { getLocale } from '$lib/messages';
import { currentProduct } from '$lib/server/http/current-product';
import { findCity } from '$lib/city';
import type { LayoutServerLoad } from './$types';

/** What the frame of every page needs. No question to the database: errors need the frame too. */
export const load: LayoutServerLoad = () => {
	const settings = currentProduct()?.settings;
	const city = findCity(settings?.city ?? 'luebeck');
	return {
		locale: getLocale(),
		product: city?.product ?? 'Tohoop',
		cityIn: city?.phrases.in ?? '',
		demo: settings?.demo ?? false,
		/** Whether this device may keep pages for the time without network. */
		worker: settings?.serviceWorker ?? true,
	};
};
