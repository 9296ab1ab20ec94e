import type { RequestHandler } from './$types';

/** What a device takes along for the time without network. The tag is the content's: unchanged costs nothing. */
export const GET: RequestHandler = async ({ locals: { app }, request }) => {
	const { text, tag } = await app.pack.ask();
	// Weak, because it may go over the line compressed.
	const etag = `W/"${tag}"`;
	const headers = { etag, 'cache-control': 'public, no-cache' };
	if (request.headers.get('if-none-match')?.includes(tag))
		return new Response(null, { status: 304, headers });
	return new Response(text, {
		headers: { ...headers, 'content-type': 'application/json; charset=utf-8' },
	});
};
