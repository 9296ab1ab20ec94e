import { Refused } from '$lib/domain/result';
import { localizeHref } from '$lib/messages';
import { exportClub } from '$lib/server/leaving';
import { redirect } from '@sveltejs/kit';
import { chosenClub } from '../../chosen-club';
import type { RequestHandler } from './$types';

/** Everything the club wrote and what it is, to be taken along. */
export const GET: RequestHandler = async (event) => {
	const { met, club, query } = await chosenClub(event);
	const data = await exportClub(event.locals.app, met, club.id).catch((error: unknown) => {
		if (!(error instanceof Refused) || error.code !== 'prove-first') throw error;
		const back = encodeURIComponent(`/mein-verein/abmelden${query}`);
		redirect(303, `${localizeHref('/mein-verein/konto/bestaetigen')}?weiter=${back}`);
	});
	return new Response(JSON.stringify(data, null, '\t'), {
		headers: {
			'content-type': 'application/json; charset=utf-8',
			'content-disposition': `attachment; filename="${club.slug}.json"`,
			'cache-control': 'private, no-store',
		},
	});
};
