import { m } from '$lib/messages';
import { error } from '@sveltejs/kit';
import { baseMapOf } from '../base-map';
import type { RequestHandler } from './$types';

/** `v` is the version of the content: with it a browser may keep the file for ever. */
export const GET: RequestHandler = async ({ locals: { app }, url }) => {
	const made = await baseMapOf(app.city.key, url.searchParams.has('strassen'));
	if (!made) error(404, m.map_none());
	const fixed = url.searchParams.get('v') === made.tag;
	return new Response(made.text, {
		headers: {
			'content-type': 'application/geo+json; charset=utf-8',
			'cache-control': fixed ? 'public, max-age=31536000, immutable' : 'public, max-age=3600',
		},
	});
};
