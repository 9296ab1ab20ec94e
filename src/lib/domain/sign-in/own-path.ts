const LONGEST = 500;

/**
 * Where to go on after signing in: a path of ours or nothing. Whoever sends somebody a link to our sign-in
 * page must not be able to lead them on to another site.
 */
export function ownPath(raw: string | null | undefined): string | undefined {
	if (!raw || raw.length > LONGEST || !/^\/(?![/\\])/.test(raw)) return undefined;
	// Browsers drop some of these from an address and read what is left.
	if (/[\\\p{Cc}]/u.test(raw)) return undefined;
	const base = 'http://own.invalid';
	if (!URL.canParse(raw, base)) return undefined;
	const url = new URL(raw, base);
	// Dots may be taken out of a path until two slashes are left at its beginning.
	return url.origin === base && !url.pathname.startsWith('//')
		? url.pathname + url.search
		: undefined;
}
