import { locales } from '$lib/messages';

const OFFICE = ['/stabsstelle'];
const AREAS = ['/mein-verein', ...OFFICE];

/**
 * Does this address lie in an area for people who signed in? Asked of what was typed and of the route it
 * leads to, because an address can be written in many ways; what cannot be read is no address of ours.
 */
export const isPrivate = (pathname: string, routeId: string | null): boolean =>
	liesIn(AREAS, pathname, routeId);

/** The part of it in which a code by mail alone opens nothing. */
export const isOffice = (pathname: string, routeId: string | null): boolean =>
	liesIn(OFFICE, pathname, routeId);

function liesIn(areas: readonly string[], pathname: string, routeId: string | null): boolean {
	return [routeId ?? '', pathname, decoded(pathname)].some((one) => {
		const path = withoutLanguage(one.replace(/\/\([^/]*\)/g, '').toLowerCase());
		return areas.some((area) => path === area || path.startsWith(`${area}/`));
	});
}

function withoutLanguage(path: string): string {
	const [, first = '', ...rest] = path.split('/');
	return locales.some((locale) => locale === first) ? `/${rest.join('/')}` : path;
}

function decoded(pathname: string): string {
	try {
		return decodeURIComponent(pathname);
	} catch (error) {
		if (error instanceof URIError) return pathname;
		throw error;
	}
}
