import { thingPageOf } from '$lib/domain/pages/thing-page';
import { isReader } from '$lib/server/http/is-reader';
import type { RequestHandler } from './$types';

/** Within the app only data is fetched, often before anybody wants it: the page itself says that it was opened. */
export const POST: RequestHandler = ({ request, locals, url }) => {
	const { views, sessions } = locals.app;
	const page = thingPageOf(url.searchParams.get('seite') ?? '');
	if (!page) return new Response(null, { status: 400 });
	if (isReader(request.headers, sessions.cookieName)) views.note(page);
	return new Response(null, { status: 204 });
};
