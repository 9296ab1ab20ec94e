import { FILE_CSP } from '$lib/server/http/headers';
import { m } from '$lib/messages';
import { error } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

const NAME = /^([0-9a-f]{64})\.(avif|webp)$/;
const YEAR = 31_536_000;

/** A made size of a photo. Its name is what stands in it, so it never changes and may be kept for ever. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const [, hash = '', ending] = NAME.exec(params.file) ?? [];
	const found = hash ? await locals.app.files.get(hash) : undefined;
	if (found?.type !== `image/${ending}`) error(404, m.error_not_found());
	return new Response(found.content, {
		headers: {
			'content-type': found.type,
			'content-length': String(found.content.byteLength),
			'cache-control': `public, max-age=${YEAR}, immutable`,
			'content-security-policy': FILE_CSP,
			etag: `"${hash}"`,
		},
	});
};
