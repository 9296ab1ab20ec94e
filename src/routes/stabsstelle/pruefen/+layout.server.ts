import { refusalOf } from '$lib/domain/rights/may';
import { cleanText } from '$lib/domain/text';
import { signedIn } from '$lib/server/http/signed-in';
import { listDesk } from '$lib/server/reviews';
import type { LayoutServerLoad } from './$types';

/** The list stays while one goes from item to item. */
export const load: LayoutServerLoad = async ({ locals, depends, url }) => {
	depends('desk:list');
	const q = cleanText(url.searchParams.get('q') ?? '').slice(0, 100);
	const met = await signedIn(locals);
	return {
		q,
		...(await listDesk(locals.app, met, q)),
		/** Whoever only reads has nothing to pick. */
		mayPick: !refusalOf(met.actor, 'office.review'),
		now: locals.app.clock.now(),
	};
};
