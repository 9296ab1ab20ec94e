import { askedDay } from '$lib/domain/day/asked-day';
import { addDays, dateOf, toInstant, toLocal } from '$lib/domain/time/local';
import { FAMILIES, WEEKDAYS } from '$lib/domain/vocabulary/keys';
import { labelOf } from '$lib/domain/vocabulary/term';
import { families } from '$lib/domain/vocabulary/topics';
import { weekdays } from '$lib/domain/vocabulary/tasks';
import { getLocale } from '$lib/messages';
import { countNeeds, listNeedsForDay } from '$lib/server/needs';
import { listNews } from '$lib/server/news';
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
	const counted = {
		all: {},
		thisWeek: { happens: week },
		short: { effort: ['bis-2-stunden'] },
		forTwo: { forTwo: true },
		littleGerman: { german: ['kein', 'etwas'] },
	};
	const [onDay, counts, news] = await app.database.read((db) =>
		Promise.all([
			listNeedsForDay(db, { days: [day.weekday], from: day.from, until: day.until }, 3, now),
			countNeeds(db, counted, now),
			listNews(db, { limit: 3 }, now),
		]),
	);
	return {
		day: { today: day.today, label: labelOf(weekdays, day.weekday, locale), key: day.weekday },
		cards: onDay.needs.map((row) => needCard(row, context)),
		counts: { ...counts, onDay: onDay.count },
		families: FAMILIES.map((key) => ({ key, label: labelOf(families, key, locale) })),
		districts: app.city.districts.map(({ key, label }) => ({ key, label })),
		news: news.map((row) => newsCard(row, context)),
		advice: {
			phone: app.city.owner.phone,
			hours: app.city.owner.hours.map((span) => ({
				days: span.days.map((key) => labelOf(weekdays, key, locale).slice(0, 2)),
				from: span.from,
				to: span.to,
			})),
		},
		cityPhrase: app.city.phrases.in,
	};
};
