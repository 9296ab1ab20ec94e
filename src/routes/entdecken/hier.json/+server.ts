import { getLocale } from '$lib/messages';
import { json } from '@sveltejs/kit';
import { hitCard } from '../hit-card';
import { readWanted, searchQuery } from '../wanted';
import type { RequestHandler } from './$types';

const MOST = 50;
/** About a metre: the points of the map are rounded to that. */
const CLOSE = 0.00001;
const SPOT = /^(-?\d{1,3}\.\d{1,5}),(-?\d{1,2}\.\d{1,5})$/;

/** What of the hits is at one address: `ort` is longitude and latitude of a point of the map. */
export const GET: RequestHandler = async ({ locals: { app }, url }) => {
	const { city, clock, discovery } = app;
	const [, lon, lat] = SPOT.exec(url.searchParams.get('ort') ?? '') ?? [];
	if (!lon || !lat) return json({ hits: [] });
	const [x, y] = [Number(lon), Number(lat)];
	const wanted = readWanted(url.searchParams, city.districts);
	const query = {
		...searchQuery(wanted, city.districts),
		bbox: { west: x - CLOSE, south: y - CLOSE, east: x + CLOSE, north: y + CLOSE },
		page: 1,
		limit: MOST,
	};
	const found = await discovery.search(query, { facets: false });
	const context = { locale: getLocale(), city, now: clock.now() };
	// Whatever is only near to what was asked is not here.
	const hits = found.relaxed ? [] : found.hits;
	return json({ hits: hits.map((hit) => hitCard(hit, query.travel, context)) });
};
