import { getLocale } from '$lib/messages';
import { countNews, listNews } from '$lib/server/news';
import { newsCard } from '../cards/news-card';
import { pageNumber } from '../cards/page-number';
import type { PageServerLoad } from './$types';

const PER_PAGE = 20;

/** Only read: a document with one small script (docs/decisions/0023). */
export const csr = false;

export const load: PageServerLoad = async ({ locals, url }) => {
	const { app } = locals;
	const now = app.clock.now();
	const page = pageNumber(url);
	const [rows, total] = await app.database.read((db) =>
		Promise.all([listNews(db, { page, limit: PER_PAGE }, now), countNews(db, {}, now)]),
	);
	const context = { locale: getLocale(), city: app.city, now };
	return {
		page,
		pages: Math.max(1, Math.ceil(total / PER_PAGE)),
		news: rows.map((row) => newsCard(row, context)),
	};
};
