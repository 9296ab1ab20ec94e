import { dev } from '$app/environment';
import type { Handle } from '@sveltejs/kit';
import { finishHeaders, floorHeaders } from './headers';

/** The server that carries the build puts the floor on everything; Kit adds what only it can know. */
export const putFloor: Handle = async ({ event, resolve }) => {
	const response = await resolve(event);
	const finished = finishHeaders(response, { cookie: event.request.headers.has('cookie') });
	finished.headers.set('x-request-id', event.locals.requestId);
	if (dev)
		for (const [name, value] of Object.entries(floorHeaders(false)))
			finished.headers.set(name, value);
	return finished;
};
