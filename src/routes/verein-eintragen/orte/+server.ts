import { json } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

/** While an address is being typed. */
export const GET: RequestHandler = async ({ locals, url }) => {
	const typed = (url.searchParams.get('strasse') ?? '').slice(0, 100);
	const found = await locals.app.geocoder.suggest(typed, 6);
	const streets = found.flatMap(({ street, postcode, town }) =>
		street ? [{ street, postcode: postcode ?? '', town }] : [],
	);
	return json(streets, { headers: { 'cache-control': 'no-store' } });
};
