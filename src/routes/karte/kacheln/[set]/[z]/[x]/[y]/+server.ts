import type { App } from '$lib/server/app';
import { MapAway } from '$lib/server/platform/tiles';
import { m } from '$lib/messages';
import { error } from '@sveltejs/kit';
import { gunzipSync } from 'node:zlib';
import type { RequestHandler } from './$types';

const DAY = 'public, max-age=86400';

interface Piece {
	bytes: Buffer;
	type: string;
	gzip?: boolean;
}

/** One square of the map that the operator chose. */
export const GET: RequestHandler = async ({ locals: { app }, params, request }) => {
	const [z, x, y] = [params.z, params.x, params.y].map((text) =>
		/^\d{1,8}$/.test(text) ? Number(text) : -1,
	);
	if (z === undefined || x === undefined || y === undefined || !app.mapSource.reaches(z, x, y))
		error(404, m.map_none());
	const piece = await pieceOf(app, params.set, z, x, y);
	// Nothing is drawn there: an answer like any other.
	if (!piece) return new Response(null, { status: 204, headers: { 'cache-control': DAY } });
	const packed = piece.gzip && /\bgzip\b/.test(request.headers.get('accept-encoding') ?? '');
	const bytes = piece.gzip && !packed ? gunzipSync(piece.bytes) : piece.bytes;
	return new Response(new Uint8Array(bytes), {
		headers: {
			'content-type': piece.type,
			'cache-control': DAY,
			...(piece.gzip ? { vary: 'accept-encoding' } : {}),
			...(packed ? { 'content-encoding': 'gzip' } : {}),
		},
	});
};

async function pieceOf(
	{ mapSource: { file, style } }: App,
	set: string,
	...[z, x, y]: [number, number, number]
): Promise<Piece | undefined> {
	if (set === 'datei' && file) {
		const tile = await file.tile(z, x, y);
		return tile && { ...tile, type: 'application/x-protobuf' };
	}
	const [, look, place] = /^(hell|dunkel)(\d{1,3})$/.exec(set) ?? [];
	const map = look === 'dunkel' ? style?.dark : style?.light;
	if (!map || !look) error(404, m.map_none());
	try {
		return await map.tile(Number(place), z, x, y);
	} catch (away) {
		if (away instanceof MapAway) error(503, m.map_why_failed());
		throw away;
	}
}
