import { FAMILIES } from '$lib/domain/vocabulary/keys';
import { labelOf } from '$lib/domain/vocabulary/term';
import { families, topicsOf } from '$lib/domain/vocabulary/topics';
import { getLocale } from '$lib/messages';
import { countNews, listNews } from '$lib/server/news';
import { newsCard } from '../cards/news-card';
import { pageNumber } from '../cards/page-number';
import { queryText } from '../query-text';
import type { PageServerLoad } from './$types';

const PER_PAGE = 20;

/** Only read: a document with one small script (docs/decisions/0023). */
export const csr = false;

export const load: PageServerLoad = async ({ locals, url }) => {
	const { app } = locals;
	const now = app.clock.now();
	const locale = getLocale();
	const page = pageNumber(url);
	const family = FAMILIES.find((key) => key === url.searchParams.get('bereich'));
	const filter = { topics: family ? topicsOf(family) : undefined };
	const [rows, total] = await app.database.read((db) =>
		Promise.all([
			listNews(db, { ...filter, page, limit: PER_PAGE }, now),
			countNews(db, filter, now),
		]),
	);
	const context = { locale, city: app.city, now };
	return {
		query: queryText({ bereich: family, seite: page > 1 ? String(page) : undefined }),
		family,
		families: FAMILIES.map((key) => ({ key, label: labelOf(families, key, locale) })),
		page,
		pages: Math.max(1, Math.ceil(total / PER_PAGE)),
		news: rows.map((row) => newsCard(row, context)),
	};
};
