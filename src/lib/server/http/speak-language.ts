import { paraglideMiddleware } from '$lib/messages/compiled/server.js';
import type { Handle } from '@sveltejs/kit';

export const speakLanguage: Handle = ({ event, resolve }) =>
	paraglideMiddleware(event.request, ({ request, locale }) => {
		event.request = request;
		return resolve(event, {
			transformPageChunk: ({ html }) => html.replace('%lang%', locale).replace('%dir%', 'ltr'),
		});
	});
