import { signedIn } from '$lib/server/http/signed-in';
import { listDesk } from '$lib/server/reviews';
import type { LayoutServerLoad } from './$types';

/** The list stays while one goes from item to item. */
export const load: LayoutServerLoad = async ({ locals, depends }) => {
	depends('desk:list');
	return {
		...(await listDesk(locals.app, await signedIn(locals))),
		now: locals.app.clock.now(),
	};
};
