import { askedDay } from '$lib/domain/day/asked-day';
import { addDays, dateOf, toInstant, toLocal } from '$lib/domain/time/local';
import { FAMILIES, WEEKDAYS } from '$lib/domain/vocabulary/keys';
import { labelOf } from '$lib/domain/vocabulary/term';
import { families } from '$lib/domain/vocabulary/topics';
import { weekdays } from '$lib/domain/vocabulary/tasks';
import { getLocale } from '$lib/messages';
import { countForStart, listNeedsForDay } from '$lib/server/needs';
import { listNewestNews } from '$lib/server/news';
import { needCard } from './cards/need-card';
import { newsCard } from './cards/news-card';
import type { PageServerLoad } from './$types';

/** Only read: a document with one small script (docs/decisions/0023). */
export const csr = false;

export const load: PageServerLoad = async ({ locals }) => {
	const { app } = locals;
	const now = app.clock.now();
	const day = askedDay(toLocal(now));
	const locale = getLocale();
	const context = { locale, city: app.city, now };
	// As /entdecken?wann=woche finds it: today and the six days after it, each weekday once.
	const today = dateOf(toLocal(now));
	const until = toInstant(addDays(`${today}T00:00`, 7));
	const week = { from: toInstant(`${today}T00:00`), until, days: WEEKDAYS };
	const onDay = { from: day.from, until: day.until, days: [day.weekday] };
	const [needs, counts, news] = await app.database.read((db) =>
		Promise.all([
			listNeedsForDay(db, onDay, now),
			countForStart(db, onDay, week, now),
			listNewestNews(db, now),
		]),
	);
	return {
		day: { today: day.today, label: labelOf(weekdays, day.weekday, locale), key: day.weekday },
		cards: needs.map((row) => needCard(row, context)),
		counts,
		families: FAMILIES.map((key) => ({ key, label: labelOf(families, key, locale) })),
		districts: app.city.districts.map(({ key, label }) => ({ key, label })),
		news: news.map((row) => newsCard(row, context)),
		advice: {
			phone: app.city.owner.phone,
			hours: app.city.owner.hours,
		},
		cityPhrase: app.city.phrases.in,
	};
};
