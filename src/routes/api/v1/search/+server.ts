import { json } from '@sveltejs/kit';
import { problem } from '$lib/server/http/problem';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, url }) => {
	const { discovery } = locals.app;
	const outcome = discovery.read(url.searchParams);
	if (!outcome.ok) return problem(400, 'Invalid parameters', outcome.problems);
	const { total, hits, facets, relaxed, degraded } = await discovery.search(outcome.query);
	return json(
		{ total, hits, facets, relaxed, degraded },
		{ headers: { 'cache-control': 'no-cache', 'access-control-allow-origin': '*' } },
	);
};
