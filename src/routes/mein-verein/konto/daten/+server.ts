import { signedIn } from '$lib/server/http/signed-in';
import { exportOwnData } from '$lib/server/people';
import type { RequestHandler } from './$types';

/** Everything about oneself, to be read by people and machines. */
export const GET: RequestHandler = async ({ locals }) => {
	const data = await exportOwnData(locals.app, await signedIn(locals));
	return new Response(JSON.stringify(data, null, '\t'), {
		headers: {
			'content-type': 'application/json; charset=utf-8',
			'content-disposition': 'attachment; filename="meine-daten.json"',
			'cache-control': 'private, no-store',
		},
	});
};
