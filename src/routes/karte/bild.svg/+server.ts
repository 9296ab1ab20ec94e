import { m } from '$lib/messages';
import { error } from '@sveltejs/kit';
import { baseMapOf } from '../base-map';
import { stillPicture } from '../still-picture';
import type { RequestHandler } from './$types';

/** How far around the centre: a person knows their town by this much of it. */
const REACH = { lon: 0.2, lat: 0.11 };

export const GET: RequestHandler = async ({ locals: { app }, url }) => {
	const made = await baseMapOf(app.city.key);
	if (!made) error(404, m.map_none());
	const { lat, lon } = app.city.map.centre;
	const bounds = {
		west: lon - REACH.lon,
		east: lon + REACH.lon,
		south: lat - REACH.lat,
		north: lat + REACH.lat,
	};
	const theme = url.searchParams.has('dunkel') ? 'dark' : 'light';
	return new Response(stillPicture(made.map, bounds, theme), {
		headers: { 'content-type': 'image/svg+xml', 'cache-control': 'public, max-age=86400' },
	});
};
