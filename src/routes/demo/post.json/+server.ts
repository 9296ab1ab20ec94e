import { error } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, url }) => {
	const { settings, mailFolder } = locals.app;
	if (!settings.demo || !mailFolder) error(404);
	return Response.json(await mailFolder.list(url.searchParams.get('an') ?? undefined), {
		headers: { 'cache-control': 'no-store' },
	});
};
