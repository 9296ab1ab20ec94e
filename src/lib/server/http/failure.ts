import { m } from '$lib/messages';
import { Refused } from '$lib/domain/result';
import type { Handle, HandleServerError } from '@sveltejs/kit';
import { isTooSlow, isUnavailable } from '../platform/database';
import { newId } from '../platform/ids';
import { describeError } from '../platform/log';
import { currentProduct } from './current-product';
import { askedBy, plainPage } from './plain-page';
import { sayThatItIsADemo } from './last-resort';
import { REFUSAL_STATUS } from './refusal-status';

/** People get a sentence and a number; what really happened stands in the log beside that number. */
export const reportFailure: HandleServerError = ({ error, event, status }) => {
	if (error instanceof Refused) {
		const refused = REFUSAL_STATUS[error.code];
		event.locals.failure = { status: refused };
		return { message: sentenceFor(refused), status: refused };
	}
	// Asked wrongly: nothing of ours failed, so there is nothing to look up.
	if (status < 500) return { message: sentenceFor(status) };
	const errorId = newId();
	if (isUnavailable(error) || isTooSlow(error)) event.locals.failure = { status: 503 };
	currentProduct()?.log.error('request.failed', {
		errorId,
		route: event.route.id,
		status,
		...describeError(error),
	});
	// The number is part of the sentence: the last resort (error.html) can show nothing else.
	return { message: m.http_error_unexpected({ id: errorId }), errorId };
};

function sentenceFor(status: number): string {
	if (status === 404 || status === 410) return m.error_not_found();
	if (status === 401 || status === 403) return m.http_error_not_allowed();
	if (status === 405) return m.http_wrong_method_text();
	if (status === 409) return m.http_error_conflict();
	if (status === 413) return m.http_too_large_text();
	if (status === 429) return m.plain_too_often_text();
	return m.plain_bad_request_text();
}

/** Kit makes a 500 of everything it does not know, and of a wrong method bare text; a refusal and "the database is away" are none. */
export const nameFailure: Handle = async ({ event, resolve }) => {
	const response = await resolve(event);
	const { failure } = event.locals;
	if (response.status === 405 && !response.headers.has('content-type')) {
		const answer = plainPage(event.request, 405, 'wrong-method');
		answer.headers.set('allow', response.headers.get('allow') ?? '');
		return answer;
	}
	if (response.status !== 500) return response;
	if (!failure) return askedBy(event.request).demo ? sayThatItIsADemo(response) : response;
	if (failure.status !== 503)
		return new Response(response.body, { status: failure.status, headers: response.headers });
	await response.body?.cancel();
	return plainPage(event.request, 503, 'unavailable', 5);
};
