/** Programs that say what they are. Who hides it is counted: nobody is looked at more closely for a number. */
const PROGRAM =
	/bot\b|bot[/;)_-]|crawl|spider|slurp|preview|facebookexternalhit|whatsapp|telegram|headless|lighthouse|monitor|uptime|curl|wget|python|java\/|go-http|okhttp|axios|node\b|scan|fetch/i;

/**
 * Whether somebody opened a page to read it: a browser that goes there, not a program, not a page fetched in
 * advance, and nobody who is signed in, because a team that looks at its own page is no effect.
 */
export function isReader(headers: Headers, sessionCookie: string): boolean {
	const agent = headers.get('user-agent') ?? '';
	if (!agent.startsWith('Mozilla/') || PROGRAM.test(agent)) return false;
	if (/prefetch|prerender/i.test(headers.get('sec-purpose') ?? headers.get('purpose') ?? ''))
		return false;
	const names = (headers.get('cookie') ?? '').split(/;\s*/).map((pair) => pair.split('=', 1)[0]);
	return !names.includes(sessionCookie);
}

/** A document for a window. Browsers too old to say so are believed. */
export const isOpened = (headers: Headers): boolean =>
	(headers.get('sec-fetch-mode') ?? 'navigate') === 'navigate';
