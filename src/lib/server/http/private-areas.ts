import { locales } from '$lib/messages';

const AREAS = ['/mein-verein', '/stabsstelle'];

/**
 * Does this address lie in an area for people who signed in? Asked of what was typed and of the route it
 * leads to, because an address can be written in many ways; what cannot be read is no address of ours.
 */
export function isPrivate(pathname: string, routeId: string | null): boolean {
	return [routeId ?? '', pathname, decoded(pathname)].some((one) => {
		const path = withoutLanguage(one.replace(/\/\([^/]*\)/g, '').toLowerCase());
		return AREAS.some((area) => path === area || path.startsWith(`${area}/`));
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
