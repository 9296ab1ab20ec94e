import { noSuchPage } from '$lib/server/http/no-such-page';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, url }) => {
	const { settings, mailFolder } = locals.app;
	if (!settings.demo || !mailFolder) return noSuchPage();
	return Response.json(await mailFolder.list(url.searchParams.get('an') ?? undefined), {
		headers: { 'cache-control': 'no-store' },
	});
};
