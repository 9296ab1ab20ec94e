import { FAMILIES } from '$lib/domain/vocabulary/keys';
import { topicsOf } from '$lib/domain/vocabulary/topics';
import { m } from '$lib/messages';
import { listCalendarRows } from '$lib/server/events';
import { calendarAnswer } from '../calendar';
import type { RequestHandler } from './$types';

/** The agenda, to subscribe to: with the same two filters as its page. */
export const GET: RequestHandler = async ({ locals: { app }, url }) => {
	const family = FAMILIES.find((key) => key === url.searchParams.get('bereich'));
	const district = app.city.districts.find((d) => d.key === url.searchParams.get('wo'))?.key;
	const rows = await app.database.read((db) =>
		listCalendarRows(db, {
			from: app.clock.now(),
			topics: family && topicsOf(family),
			district,
		}),
	);
	// Only what was understood is said again.
	const understood = new URLSearchParams({
		...(family && { bereich: family }),
		...(district && { wo: district }),
	}).toString();
	const name = m.map_calendar_name({ city: app.city.phrases.in }, { locale: 'de' });
	return calendarAnswer(app, rows, {
		name,
		path: url.pathname + (understood && `?${understood}`),
		fileName: 'termine',
	});
};
