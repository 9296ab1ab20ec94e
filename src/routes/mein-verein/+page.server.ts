import { signedIn } from '$lib/server/http/signed-in';
import { listOwnClubs } from '$lib/server/people';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const met = await signedIn(locals);
	return {
		name: met.person.name,
		clubs: await listOwnClubs(locals.app, met),
		office: met.actor.office !== undefined,
	};
};
