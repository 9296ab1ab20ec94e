import { json } from '@sveltejs/kit';
import { readWanted, searchQuery } from '../wanted';
import { readBox } from '../box';
import type { RequestHandler } from './$types';

/** The hits of the list as points: `sicht` is what the map shows, wanted only when there are very many. */
export const GET: RequestHandler = async ({ locals: { app }, url }) => {
	const { districts } = app.city;
	const query = searchQuery(readWanted(url.searchParams, districts), districts);
	const spots = await app.discovery.spots(query, readBox(url.searchParams.get('sicht')));
	return json(spots, { headers: { 'cache-control': 'no-cache' } });
};
