import { demand } from '$lib/domain/rights/may';
import { signedIn } from '$lib/server/http/signed-in';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const met = await signedIn(locals);
	demand(met.actor, 'office.see');
	return { name: met.person.name, office: locals.app.city.owner.name };
};
