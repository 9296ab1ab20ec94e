import { signedIn } from '$lib/server/http/signed-in';
import { showToday } from '$lib/server/care';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const met = await signedIn(locals);
	return {
		name: met.person.name,
		today: await showToday(locals.app, met),
		now: locals.app.clock.now(),
	};
};
