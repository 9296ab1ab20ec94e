import { isPublicReading } from '$lib/domain/pages/public-reading';
import type { Handle } from '@sveltejs/kit';
import { currentProduct } from './current-product';
import { openPageMemory } from './page-memory';

const memory = openPageMemory();

/** For readers whom nobody knows: who carries a cookie or a key always gets a page of their own. */
export const rememberPages: Handle = ({ event, resolve }) => {
	const { request, url } = event;
	const mayRemember =
		currentProduct()?.settings.pageCache &&
		request.method === 'GET' &&
		!event.isDataRequest &&
		!request.headers.has('cookie') &&
		!request.headers.has('authorization') &&
		isPublicReading(url.pathname);
	return mayRemember ? memory.ask(url.href, async () => resolve(event)) : resolve(event);
};
