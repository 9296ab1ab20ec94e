import { json } from '@sveltejs/kit';
import { findHits } from '../find-hits';
import type { RequestHandler } from './$types';

/** The list alone, for every key: what else is on the page follows when the word is written. */
export const GET: RequestHandler = async ({ locals: { app }, url }) => {
	const { shown } = await findHits(app, url.searchParams);
	return json(shown, { headers: { 'cache-control': 'no-cache' } });
};
