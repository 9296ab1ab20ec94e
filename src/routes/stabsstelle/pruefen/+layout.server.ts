import { cleanText } from '$lib/domain/text';
import { signedIn } from '$lib/server/http/signed-in';
import { listDesk } from '$lib/server/reviews';
import type { LayoutServerLoad } from './$types';

/** The list stays while one goes from item to item. */
export const load: LayoutServerLoad = async ({ locals, depends, url }) => {
	depends('desk:list');
	const q = cleanText(url.searchParams.get('q') ?? '').slice(0, 100);
	return {
		q,
		...(await listDesk(locals.app, await signedIn(locals), q)),
		now: locals.app.clock.now(),
	};
};
