import { localizeHref } from '$lib/messages';
import type { Handle, RequestEvent } from '@sveltejs/kit';
import { isTooSlow, isUnavailable } from '../platform/database';
import { plainPage } from './plain-page';
import { isOffice, isPrivate } from './private-areas';

/**
 * Nobody learns what there is behind the door: every address of these areas, existing or not, leads to the
 * sign-in first. What a page may show is asked again by its use case.
 */
export const guardAreas: Handle = async ({ event, resolve }) => {
	if (!isPrivate(event.url.pathname, event.route.id)) return resolve(event);
	let way = '/anmelden';
	try {
		const met = await event.locals.met();
		if (met) {
			const weak =
				met.owesStep ||
				(met.actor.office !== undefined &&
					!met.actor.strong &&
					isOffice(event.url.pathname, event.route.id));
			if (!weak) return await resolve(event);
			way = '/anmelden/zweiter-faktor';
		}
	} catch (error) {
		if (!isUnavailable(error) && !isTooSlow(error)) throw error;
		return plainPage(event.request, 503, 'unavailable', 5);
	}
	switch (event.request.method) {
		case 'GET':
		case 'HEAD':
			return event.isDataRequest
				? Response.json({ type: 'redirect', location: signIn(event, way) })
				: new Response(null, { status: 303, headers: { location: signIn(event, way) } });
		case 'POST':
			// Our own script reads where to go; what was typed stays in the page until then.
			return event.request.headers.has('x-sveltekit-action')
				? Response.json({ type: 'redirect', status: 303, location: signIn(event, way) })
				: plainPage(event.request, 401, 'sign-in-first');
	}
	const answer = plainPage(event.request, 405, 'wrong-method');
	answer.headers.set('allow', 'GET, HEAD, POST');
	return answer;
};

function signIn({ url }: RequestEvent, to: string): string {
	const way = new URLSearchParams({ weiter: url.pathname + url.search });
	return `${localizeHref(to)}?${way.toString()}`;
}
