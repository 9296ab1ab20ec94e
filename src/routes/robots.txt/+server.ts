import type { RequestHandler } from './$types';

// Questions and own areas are nobody's search result; the things they lead to are.
const KEPT_OUT = [
	'/api/',
	'/anmelden',
	'/demo/',
	'/entdecken?',
	'/gemerkt',
	'/melden/',
	'/meldung/',
	'/mein-verein',
	'/stabsstelle',
];

export const GET: RequestHandler = ({ locals: { app } }) => {
	const lines = [
		'User-agent: *',
		...KEPT_OUT.flatMap((path) => [`Disallow: ${path}`, `Disallow: /en${path}`]),
		'Allow: /api/openapi.json',
		'',
		`Sitemap: ${app.settings.origins[0]}/sitemap.xml`,
		'',
	];
	return new Response(lines.join('\n'), {
		headers: {
			'content-type': 'text/plain; charset=utf-8',
			'cache-control': 'public, max-age=3600',
		},
	});
};
