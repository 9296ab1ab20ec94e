/** Where a piece of news lives: below its club, or the city's own. */
export const newsPath = (slug: string, clubSlug: string | null): string =>
	clubSlug ? `/vereine/${clubSlug}/neuigkeiten/${slug}` : `/neuigkeiten/${slug}`;
