import { Refused } from '$lib/domain/result';
import type { Handle } from '@sveltejs/kit';
import { watchClub } from '../oversight';
import { onlyReading } from '../platform/database';
import { plainPage } from './plain-page';

/** Says in an address of the club area whose it is, instead of one's own. */
export const WATCHING = 'ansicht';

/** What a team sees of its club. Accounts are of persons, and what somebody wrote to a club is the club's. */
const WATCHED: ReadonlySet<string> = new Set([
	'/mein-verein',
	'/mein-verein/anfragen',
	'/mein-verein/eintraege',
	'/mein-verein/eintraege/[id]',
	'/mein-verein/neu',
	'/mein-verein/neu/[art]',
	'/mein-verein/profil',
	'/mein-verein/profil/[abschnitt]',
	'/mein-verein/team',
	'/mein-verein/wirkung',
]);

/**
 * The coordination sees the area of a club as its team does: never signed in as anybody, never to change
 * anything. The database refuses to write, forms go nowhere, and the page is a document without scripts.
 */
export const watchAreas: Handle = async ({ event, resolve }) => {
	const { url, route, request, locals } = event;
	const clubId = url.searchParams.get(WATCHING);
	if (clubId === null || !route.id?.startsWith('/mein-verein')) return resolve(event);
	if (!WATCHED.has(route.id) || (request.method !== 'GET' && request.method !== 'HEAD'))
		return plainPage(request, 403, 'only-watching');
	const met = await locals.met();
	if (!met) return plainPage(request, 401, 'sign-in-first');
	try {
		const watched = await watchClub(locals.app, met, { clubId, page: route.id });
		locals.met = () => Promise.resolve(watched.met);
		locals.app = { ...locals.app, database: onlyReading(locals.app.database) };
		locals.watched = { clubId, name: watched.name };
	} catch (error) {
		if (!(error instanceof Refused)) throw error;
		return error.code === 'not-found'
			? plainPage(request, 404, 'not-found')
			: plainPage(request, 403, 'only-watching');
	}
	let whole = '';
	return resolve(event, {
		transformPageChunk: ({ html, done }) => {
			whole += html;
			return done ? stillPage(whole, clubId) : '';
		},
	});
};

/** Nothing runs in it, its ways stay in the view, and its forms would be refused. */
export function stillPage(html: string, clubId: string): string {
	const mark = `${WATCHING}=${encodeURIComponent(clubId)}`;
	return html
		.replace(/<script\b[^>]*>[\s\S]*?<\/script>/g, '')
		.replace(/<link\b[^>]*rel="modulepreload"[^>]*>/g, '')
		.replace(
			/(href="(?:\/en)?\/mein-verein(?:\/[^"?#]*)?)(\?[^"#]*)?/g,
			(_all, path: string, query: string | undefined) =>
				`${path}${query ? `${query}&amp;` : '?'}${mark}`,
		)
		.replace(/((?:form)?action=")\?\//g, `$1?${mark}&amp;/`);
}
