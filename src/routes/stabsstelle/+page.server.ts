import { signedIn } from '$lib/server/http/signed-in';
import { countDesk } from '$lib/server/reviews';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const met = await signedIn(locals);
	return { name: met.person.name, waiting: (await countDesk(locals.app, met)).count };
};
