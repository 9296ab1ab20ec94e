import type { Handle } from '@sveltejs/kit';
import { plainPage } from './plain-page';
import { mayChange } from './origin';

export const guardOrigin: Handle = ({ event, resolve }) =>
	mayChange(event.request, event.url.origin)
		? resolve(event)
		: plainPage(event.request, 403, 'forbidden');
