import { countParts, LISTED_KINDS } from '$lib/server/exchange';
import { partList } from '../sitemaps/sitemap';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals: { app } }) => {
	const [origin] = app.settings.origins;
	const parts = await app.database.read((db) => countParts(db, app.clock.now()));
	return partList([
		`${origin}/sitemaps/seiten-1.xml`,
		...LISTED_KINDS.flatMap((kind) =>
			Array.from({ length: parts[kind] }, (_, at) => `${origin}/sitemaps/${kind}-${at + 1}.xml`),
		),
	]);
};
