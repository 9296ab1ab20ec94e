import { signedIn } from '$lib/server/http/signed-in';
import { Refused } from '$lib/domain/result';
import { localizeHref } from '$lib/messages';
import { exportOwnData } from '$lib/server/people';
import { redirect } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

/** Everything about oneself, to be read by people and machines. */
export const GET: RequestHandler = async ({ locals }) => {
	const met = await signedIn(locals);
	const data = await exportOwnData(locals.app, met).catch((error: unknown) => {
		if (!(error instanceof Refused) || error.code !== 'prove-first') throw error;
		redirect(
			303,
			`${localizeHref('/mein-verein/konto/bestaetigen')}?weiter=%2Fmein-verein%2Fkonto`,
		);
	});
	return new Response(JSON.stringify(data, null, '\t'), {
		headers: {
			'content-type': 'application/json; charset=utf-8',
			'content-disposition': 'attachment; filename="meine-daten.json"',
			'cache-control': 'private, no-store',
		},
	});
};
