import type { RequestHandler } from './$types';

const HALF_A_YEAR_MS = 182 * 86_400_000;

/** Where to report a hole (RFC 9116). Whoever runs the installation answers or passes it on (SECURITY.md). */
export const GET: RequestHandler = ({ locals, url }) => {
	const { city, clock } = locals.app;
	const expires = new Date(clock.now().getTime() + HALF_A_YEAR_MS);
	const lines = [
		`Contact: mailto:${city.legal.imprint.mail}`,
		`Expires: ${expires.toISOString()}`,
		`Preferred-Languages: ${city.languages.join(', ')}`,
		`Canonical: ${url.href}`,
	];
	return new Response(`${lines.join('\n')}\n`, {
		headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'max-age=3600' },
	});
};
