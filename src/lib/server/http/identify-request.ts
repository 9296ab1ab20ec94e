import type { Handle } from '@sveltejs/kit';
import { newId } from '../platform/ids';
import { withRequest } from '../platform/log';
import { currentProduct } from './current-product';

/** Gives the request an id for log and error page, and logs how it ended: no address, no query text. */
export const identifyRequest: Handle = ({ event, resolve }) => {
	event.locals.requestId = newId();
	return withRequest(event.locals.requestId, async () => {
		const started = performance.now();
		const response = await resolve(event);
		currentProduct()?.log.debug('request', {
			method: event.request.method,
			route: event.route.id,
			status: response.status,
			ms: Math.round(performance.now() - started),
		});
		return response;
	});
};
