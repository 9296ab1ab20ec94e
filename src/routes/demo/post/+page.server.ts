import { error } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url, setHeaders }) => {
	const { settings, mailFolder } = locals.app;
	if (!settings.demo || !mailFolder) error(404);
	setHeaders({ 'cache-control': 'no-store' });
	return { mails: await mailFolder.list(url.searchParams.get('an') ?? undefined) };
};
