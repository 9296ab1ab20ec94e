import { FAMILIES } from '$lib/domain/vocabulary/keys';
import { labelOf } from '$lib/domain/vocabulary/term';
import { families, topicsOf } from '$lib/domain/vocabulary/topics';
import { getLocale } from '$lib/messages';
import { countClubs, listClubs, listInitials, OTHER_INITIAL } from '$lib/server/clubs';
import { clubCard } from '../cards/club-card';
import { pageNumber } from '../cards/page-number';
import { queryText } from '../query-text';
import type { PageServerLoad } from './$types';

const PER_PAGE = 24;

/** Only read: a document with one small script (docs/decisions/0023). */
export const csr = false;

export const load: PageServerLoad = async ({ locals, url }) => {
	const { app } = locals;
	const locale = getLocale();
	const page = pageNumber(url);
	const family = FAMILIES.find((key) => key === url.searchParams.get('bereich'));
	const name = (url.searchParams.get('q') ?? '').trim().slice(0, 200);
	const asked = (url.searchParams.get('buchstabe') ?? '').toLowerCase();
	const initial = /^[a-z0]$/.test(asked) ? asked : undefined;
	const filter = {
		initial,
		name: name || undefined,
		topics: family ? topicsOf(family) : undefined,
	};
	const [rows, total, initials] = await app.database.read((db) =>
		Promise.all([
			listClubs(db, { ...filter, page, limit: PER_PAGE }),
			countClubs(db, filter),
			listInitials(db, filter),
		]),
	);
	const context = { locale, city: app.city, now: app.clock.now() };
	return {
		query: queryText({
			q: name,
			bereich: family,
			buchstabe: initial,
			seite: page > 1 ? page : undefined,
		}),
		name,
		family,
		initial,
		initials: initials.map((key) => ({
			key,
			label: key === OTHER_INITIAL ? '0–9' : key.toUpperCase(),
		})),
		page,
		total,
		pages: Math.max(1, Math.ceil(total / PER_PAGE)),
		clubs: rows.map((row) => clubCard(row, context)),
		families: FAMILIES.map((key) => ({ key, label: labelOf(families, key, locale) })),
	};
};
