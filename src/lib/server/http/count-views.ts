import { thingPageOf } from '$lib/domain/pages/thing-page';
import type { Handle } from '@sveltejs/kit';
import { currentProduct } from './current-product';
import { isOpened, isReader } from './is-reader';

/** Stands before the memory of pages, so that an answer from there counts like any other. */
export const countViews: Handle = async ({ event, resolve }) => {
	const response = await resolve(event);
	const { request, url } = event;
	const app = currentProduct()?.app;
	if (!app || request.method !== 'GET' || response.status !== 200 || event.isDataRequest)
		return response;
	const page = thingPageOf(url.pathname);
	if (page && isOpened(request.headers) && isReader(request.headers, app.sessions.cookieName))
		app.views.note(page);
	return response;
};
