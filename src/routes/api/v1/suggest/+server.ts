import { isTooLong, LONGEST_QUERY } from '$lib/domain/search/query';
import { json } from '@sveltejs/kit';
import { problem } from '$lib/server/http/problem';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, url }) => {
	const errors = [...new Set(url.searchParams.keys())]
		.filter((parameter) => parameter !== 'q')
		.map((parameter) => ({ parameter, detail: 'unknown parameter' }));
	const q = url.searchParams.get('q') ?? '';
	if (isTooLong(q)) errors.push({ parameter: 'q', detail: `at most ${LONGEST_QUERY} characters` });
	if (errors.length > 0) return problem(400, 'Invalid parameters', errors);
	return json(await locals.app.discovery.suggest(q), {
		headers: { 'cache-control': 'no-cache', 'access-control-allow-origin': '*' },
	});
};
