import type { Handle } from '@sveltejs/kit';
import { BARE_CSP, floorHeaders } from './headers';

/** The floor of headers on everything that comes out of Kit. */
export const putFloor: Handle = async ({ event, resolve }) => {
	const response = await resolve(event);
	const floor = floorHeaders(event.url.protocol === 'https:');
	for (const [name, value] of Object.entries(floor))
		if (!response.headers.has(name)) response.headers.set(name, value);
	if (!response.headers.has('content-security-policy'))
		response.headers.set('content-security-policy', BARE_CSP);
	return response;
};
