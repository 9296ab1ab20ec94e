import { openApi } from '$lib/server/http/openapi';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ locals }) =>
	Response.json(openApi(locals.app.city.product), {
		headers: { 'cache-control': 'public, max-age=3600', 'access-control-allow-origin': '*' },
	});
