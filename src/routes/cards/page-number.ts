const MOST_PAGES = 100;

/** `?seite=3`; anything else is the first page. */
export function pageNumber(url: URL): number {
	const page = Number(url.searchParams.get('seite') ?? 1);
	return Number.isInteger(page) && page >= 1 && page <= MOST_PAGES ? page : 1;
}
