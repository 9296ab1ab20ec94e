import { dev } from '$app/environment';
import { noSuchPage } from '$lib/server/http/no-such-page';
import type { PageServerLoad } from './$types';

/** For those who build and judge the look; no visitor of a city ever meets it. */
export const load: PageServerLoad = ({ locals, setHeaders }) => {
	if (!dev && !locals.app.settings.demo) noSuchPage();
	setHeaders({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex' });
};
