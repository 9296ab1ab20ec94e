import { readDegrees } from '$lib/domain/place/pin';
import { json } from '@sveltejs/kit';
import { findSpot } from '../../cards/pin';
import type { RequestHandler } from './$types';

/** While an address is typed: where it lies. While a pin is moved: what is around it. */
export const GET: RequestHandler = async ({ locals: { app }, url }) => {
	const asked = (name: string) => (url.searchParams.get(name) ?? '').slice(0, 200);
	const [lat, lon] = [readDegrees(asked('breite'), 90), readDegrees(asked('laenge'), 180)];
	const headers = { 'cache-control': 'no-store' };
	if (lat !== undefined && lon !== undefined)
		return json({ around: app.geocoder.around({ lat, lon }) }, { headers });
	const found = await findSpot(app, {
		street: asked('strasse'),
		postcode: asked('plz'),
		town: asked('ort'),
	});
	return json({ found: found ?? null }, { headers });
};
