import { Refused } from '$lib/domain/result';
import { getLocale, localizeHref } from '$lib/messages';
import { signedIn } from '$lib/server/http/signed-in';
import { exportOwnData } from '$lib/server/people';
import { redirect } from '@sveltejs/kit';
import { readable } from './readable';
import type { PageServerLoad } from './$types';

/** Only read: a document with one small script (docs/decisions/0023). */
export const csr = false;

/** The same as the file for machines, for people. */
export const load: PageServerLoad = async ({ locals, setHeaders }) => {
	const met = await signedIn(locals);
	const data = await exportOwnData(locals.app, met).catch((error: unknown) => {
		if (!(error instanceof Refused) || error.code !== 'prove-first') throw error;
		const back = encodeURIComponent(localizeHref('/mein-verein/konto/daten/lesen'));
		redirect(303, `${localizeHref('/mein-verein/konto/bestaetigen')}?weiter=${back}`);
	});
	setHeaders({ 'cache-control': 'private, no-store' });
	return readable(data, { locale: getLocale(), timeZone: locals.app.city.timeZone });
};
