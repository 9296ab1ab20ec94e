import type { Handle } from '@sveltejs/kit';
import { mayChange } from './origin';
import { plainPage } from './plain-page';

/** The gatekeeper asked already (see gatekeeper.ts); this one holds without it too, as in development. */
export const guardOrigin: Handle = ({ event, resolve }) => {
	const { method, headers } = event.request;
	const asked = {
		method,
		origin: headers.get('origin'),
		fetchSite: headers.get('sec-fetch-site'),
	};
	return mayChange(asked, event.url.origin)
		? resolve(event)
		: plainPage(event.request, 403, 'forbidden');
};
