import { signedIn } from '$lib/server/http/signed-in';
import { listReports } from '$lib/server/reports';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => ({
	...(await listReports(locals.app, await signedIn(locals))),
	now: locals.app.clock.now(),
	saved: url.searchParams.has('entschieden'),
});
