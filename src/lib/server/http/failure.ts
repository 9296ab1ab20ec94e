import { m } from '$lib/messages';
import type { Handle, HandleServerError } from '@sveltejs/kit';
import { isTooSlow, isUnavailable } from '../platform/database';
import { newId } from '../platform/ids';
import { describeError } from '../platform/log';
import { currentProduct } from './current-product';
import { plainPage } from './plain-page';

/** People get a sentence and a number; what really happened stands in the log beside that number. */
export const reportFailure: HandleServerError = ({ error, event, status }) => {
	if (status === 404) return { message: m.error_not_found() };
	const errorId = newId();
	const away = isUnavailable(error) || isTooSlow(error);
	if (away) event.locals.failure = 'unavailable';
	currentProduct()?.log.error('request.failed', {
		errorId,
		route: event.route.id,
		status,
		...describeError(error),
	});
	return { message: m.error_unexpected(), errorId };
};

/** Kit makes a 500 of everything unexpected; "the database is away" is a 503 and says so. */
export const catchUnavailable: Handle = async ({ event, resolve }) => {
	const response = await resolve(event);
	if (event.locals.failure !== 'unavailable') return response;
	await response.body?.cancel();
	return plainPage(event.request, 503, 'unavailable', 5);
};
