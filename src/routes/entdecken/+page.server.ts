import { toLocal } from '$lib/domain/time/local';
import { labelOf } from '$lib/domain/vocabulary/term';
import { families, topics } from '$lib/domain/vocabulary/topics';
import { weekdays } from '$lib/domain/vocabulary/tasks';
import { FAMILIES, WEEKDAYS } from '$lib/domain/vocabulary/keys';
import { getLocale } from '$lib/messages';
import { listClubs } from '$lib/server/clubs';
import { countNeeds, listNeeds } from '$lib/server/needs';
import { clubCard } from '../cards/club-card';
import { needCard } from '../cards/need-card';
import { needFilter, readWanted, wantedQuery } from './filter';
import type { PageServerLoad } from './$types';

const PER_PAGE = 20;

export const load: PageServerLoad = async ({ locals, url }) => {
	const { app } = locals;
	const now = app.clock.now();
	const locale = getLocale();
	const context = { locale, city: app.city, now };
	const districts = app.city.districts.map(({ key, label }) => ({ key, label }));
	const wanted = readWanted(
		url.searchParams,
		districts.map((d) => d.key),
	);
	const filter = needFilter(wanted, toLocal(now));
	const [needs, total, clubs] = await app.database.read((db) =>
		Promise.all([
			listNeeds(db, { ...filter, limit: PER_PAGE }, now),
			countNeeds(db, filter, now),
			wanted.q
				? listClubs(db, { name: wanted.q, district: wanted.wo, limit: 6 })
				: Promise.resolve([]),
		]),
	);
	return {
		wanted,
		query: wantedQuery(wanted, { seite: wanted.seite }),
		chooseDistrict: url.searchParams.get('ansicht') === 'stadtteile',
		total,
		pages: Math.max(1, Math.ceil(total / PER_PAGE)),
		needs: needs.map((row) => needCard(row, context)),
		clubs: clubs.map((row) => clubCard(row, context)),
		districts,
		families: FAMILIES.map((key) => ({ key, label: labelOf(families, key, locale) })),
		weekdays: WEEKDAYS.map((key) => ({ key, label: labelOf(weekdays, key, locale) })),
		topic: wanted.thema ? labelOf(topics, wanted.thema, locale) : undefined,
	};
};
