import { signedIn } from '$lib/server/http/signed-in';
import { listDesk } from '$lib/server/reviews';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => ({
	...(await listDesk(locals.app, await signedIn(locals))),
	now: locals.app.clock.now(),
	done: url.searchParams.get('fertig'),
});
