import { findAlikeClubs } from '$lib/server/clubs';
import { json } from '@sveltejs/kit';
import { alikeCards } from '../alike';
import type { RequestHandler } from './$types';

/** While a name is being typed. Public clubs only. */
export const GET: RequestHandler = async ({ locals, url }) => {
	const { database, city } = locals.app;
	const name = (url.searchParams.get('name') ?? '').slice(0, 120);
	const found = await database.read((db) => findAlikeClubs(db, name, city.name));
	return json(alikeCards(found, city), { headers: { 'cache-control': 'no-store' } });
};
