import { noSuchPage } from '$lib/server/http/no-such-page';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url, setHeaders }) => {
	const { city, settings, mailFolder } = locals.app;
	if (!settings.demo || !mailFolder) return noSuchPage();
	setHeaders({ 'cache-control': 'no-store' });
	return {
		mails: await mailFolder.list(url.searchParams.get('an') ?? undefined),
		timeZone: city.timeZone,
	};
};
