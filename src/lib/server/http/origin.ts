const READING = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Who may change something: only our own pages. Browsers name the page that sends (Origin); what names
 * no page or another one is refused, whatever its content type.
 */
export function mayChange(request: Request, ownOrigin: string): boolean {
	if (READING.has(request.method)) return true;
	const site = request.headers.get('sec-fetch-site');
	if (site !== null && site !== 'same-origin') return false;
	return request.headers.get('origin') === ownOrigin;
}
