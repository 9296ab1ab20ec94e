import { NOTHING_CSP, PLAIN_CSP } from './plain-page';

/** Files: opened alone they may do nothing at all, an SVG or a PDF in a window of its own included. */
export const FILE_CSP = `${NOTHING_CSP}; sandbox`;

/** A worker has no page; its file says what it may do. It fetches from us and imports our scripts. */
export const SCRIPT_CSP =
	"default-src 'none'; script-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** On every answer, whatever made it: pages, files, errors, redirects. */
export function floorHeaders(secure: boolean): Record<string, string> {
	return {
		'x-content-type-options': 'nosniff',
		'referrer-policy': 'same-origin',
		'x-frame-options': 'DENY',
		'cross-origin-opener-policy': 'same-origin',
		'cross-origin-resource-policy': 'same-origin',
		'permissions-policy':
			'accelerometer=(), browsing-topics=(), camera=(self), display-capture=(), geolocation=(self), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()',
		...(secure ? { 'strict-transport-security': 'max-age=63072000; includeSubDomains' } : {}),
	};
}

/** What Kit's own answers lack: errors and JSON have no CSP, pages no word about caches. */
export function finishHeaders(response: Response, asked: { cookie: boolean }): Response {
	const { headers, status } = response;
	const missing: [string, string][] = [];
	const html = headers.get('content-type')?.startsWith('text/html') ?? false;
	if (!headers.has('content-security-policy'))
		missing.push(['content-security-policy', html ? PLAIN_CSP : FILE_CSP]);
	// Whoever carries a cookie may see something of their own; errors and forms are of the moment.
	const forAll = headers.get('cache-control')?.includes('immutable') ?? false;
	if ((asked.cookie && !forAll) || headers.has('set-cookie'))
		missing.push(['cache-control', 'private, no-store']);
	else if (!headers.has('cache-control'))
		missing.push(['cache-control', status >= 400 ? 'no-store' : 'no-cache']);
	try {
		for (const [name, value] of missing) headers.set(name, value);
		return response;
	} catch (error) {
		if (!(error instanceof TypeError)) throw error;
		// Made by Response.redirect or fetch: its headers are fixed.
		const own = new Response(response.body, response);
		for (const [name, value] of missing) own.headers.set(name, value);
		return own;
	}
}
