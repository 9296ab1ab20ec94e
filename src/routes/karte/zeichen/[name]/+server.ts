import { MapAway } from '$lib/server/platform/tiles';
import { m } from '$lib/messages';
import { error } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

/** The signs of the look that the operator chose: one picture, and where on it each of them is. */
export const GET: RequestHandler = async ({ locals: { app }, params }) => {
	const [, look, ending] = /^(hell|dunkel)((?:@2x)?\.(?:json|png))$/.exec(params.name) ?? [];
	const map = look === 'dunkel' ? app.mapSource.style?.dark : app.mapSource.style?.light;
	if (!map || !ending) error(404, m.map_none());
	try {
		const answer = await map.sprite(ending);
		if (!answer) error(404, m.map_none());
		return new Response(new Uint8Array(answer.bytes), {
			headers: {
				'content-type': ending.endsWith('png') ? 'image/png' : 'application/json',
				'cache-control': 'public, max-age=86400',
			},
		});
	} catch (away) {
		if (away instanceof MapAway) error(503, m.map_why_failed());
		throw away;
	}
};
