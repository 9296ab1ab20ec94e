import { formatDate } from '$lib/domain/time/format';
import { addDays, dateOf, isLocalDate, toInstant, toLocal } from '$lib/domain/time/local';
import { families, topicsOf } from '$lib/domain/vocabulary/topics';
import { labelOf } from '$lib/domain/vocabulary/term';
import { FAMILIES } from '$lib/domain/vocabulary/keys';
import { getLocale } from '$lib/messages';
import { listDates } from '$lib/server/events';
import { eventCard } from '../cards/event-card';
import { queryText } from '../query-text';
import type { PageServerLoad } from './$types';

const PER_PAGE = 40;

/** Only read: a document with one small script (docs/decisions/0023). */
export const csr = false;

/** The agenda: day by day, from today or from a day in the address on. */
export const load: PageServerLoad = async ({ locals, url }) => {
	const { app } = locals;
	const now = app.clock.now();
	const locale = getLocale();
	const context = { locale, city: app.city, now };
	const today = dateOf(toLocal(now));
	const asked = url.searchParams.get('ab') ?? '';
	const start = isLocalDate(asked) && asked > today ? asked : today;
	const from = start === today ? now : toInstant(`${start}T00:00`);
	const family = FAMILIES.find((key) => key === url.searchParams.get('bereich'));
	const district = app.city.districts.find((d) => d.key === url.searchParams.get('wo'))?.key;
	const dates = await app.database.read((db) =>
		listDates(db, {
			from,
			topics: family ? topicsOf(family) : undefined,
			district,
			limit: PER_PAGE + 1,
		}),
	);
	const shown = dates.slice(0, PER_PAGE);
	const days = new Map<string, { label: string; cards: ReturnType<typeof eventCard>[] }>();
	const thisYear = Number(today.slice(0, 4));
	for (const row of shown) {
		const day = dateOf(row.localStart);
		const entry = days.get(day) ?? {
			label: formatDate(`${day}T12:00`, { locale, thisYear }),
			cards: [],
		};
		entry.cards.push(eventCard(row, context));
		days.set(day, entry);
	}
	const next = dates[PER_PAGE];
	const nextDay = next ? dateOf(next.localStart) : undefined;
	return {
		query: queryText({ bereich: family, wo: district, ab: start === today ? undefined : start }),
		calendarHref: `/termine.ics${queryText({ bereich: family, wo: district })}`,
		today,
		tomorrow: dateOf(addDays(`${today}T12:00`, 1)),
		days: [...days].map(([key, day]) => ({ key, ...day })),
		// The day that did not fit wholly begins the next page, unless it alone filled this one.
		next: nextDay && nextDay > start ? nextDay : nextDay && dateOf(addDays(`${start}T12:00`, 1)),
		family,
		district,
		families: FAMILIES.map((key) => ({ key, label: labelOf(families, key, locale) })),
		districts: app.city.districts.map(({ key, label }) => ({ key, label })),
	};
};
