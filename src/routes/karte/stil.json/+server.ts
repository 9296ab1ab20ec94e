import { MapAway, type RemoteMap } from '$lib/server/platform/tiles';
import { m } from '$lib/messages';
import { error, json } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

/** The look that the operator chose, every address in it one of ours. */
export const GET: RequestHandler = async ({ locals: { app } }) => {
	const { style } = app.mapSource;
	if (!style) error(404, m.map_none());
	try {
		const [light, dark] = await Promise.all([
			style.light.style(),
			// A night that is away is no reason to have no map.
			style.dark && orNone(style.dark),
		]);
		return json(
			{
				light: light.style,
				dark: dark?.style,
				credit: app.settings.map.credit ?? light.credit,
			},
			{ headers: { 'cache-control': 'public, max-age=300' } },
		);
	} catch (away) {
		if (away instanceof MapAway) error(503, m.map_why_failed());
		throw away;
	}
};

async function orNone(map: RemoteMap) {
	try {
		return await map.style();
	} catch (away) {
		if (away instanceof MapAway) return undefined;
		throw away;
	}
}
