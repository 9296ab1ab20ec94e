import { noSuchPage } from '$lib/server/http/no-such-page';
import { listDemoPersons } from '$lib/server/people';
import type { RequestHandler } from './$types';
import { demoRole } from '../demo-role';

/** For the box that `npm run demo` prints. */
export const GET: RequestHandler = async ({ locals }) => {
	const { settings } = locals.app;
	if (!settings.demo) return noSuchPage();
	const persons = await listDemoPersons(locals.app);
	return Response.json(
		persons.map((person) => ({
			name: person.name,
			role: demoRole(person),
			link: `${settings.origins[0]}/anmelden#${person.key}`,
		})),
		{ headers: { 'cache-control': 'no-store' } },
	);
};
