import type { RequestHandler } from './$types';

export const GET: RequestHandler = () =>
	Response.json({ live: true }, { headers: { 'cache-control': 'no-store' } });
