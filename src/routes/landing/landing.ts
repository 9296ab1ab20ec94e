import { dateOf, toLocal } from '$lib/domain/time/local';
import { getLocale } from '$lib/messages';
import type { App } from '$lib/server/app';
import { countClubs, listClubs } from '$lib/server/clubs';
import { listDates } from '$lib/server/events';
import { countNeeds, listNeeds } from '$lib/server/needs';
import { listNews } from '$lib/server/news';
import { clubCard } from '../cards/club-card';
import { eventCard } from '../cards/event-card';
import { needCard } from '../cards/need-card';
import { newsCard } from '../cards/news-card';

// The page of a topic or a district: where search engines, flyers and neighbours arrive.

export interface Around {
	topics?: readonly string[];
	district?: string;
}

const NEEDS = 6;
const DATES = 4;
const CLUBS = 12;
const NEWS = 3;
/** With fewer entries a page borrows from what lies next to it, and says so. */
const ENOUGH = 3;

export async function loadLanding(app: App, own: Around, neighbours: readonly Around[]) {
	const now = app.clock.now();
	const context = { locale: getLocale(), city: app.city, now };
	const ask = (around: Around) =>
		app.database.read((db) =>
			Promise.all([
				listNeeds(db, { ...around, limit: NEEDS }, now),
				// A series comes again and again: ask for more dates than events are shown.
				listDates(db, { ...around, from: now, limit: 20 }),
				listClubs(db, { ...around, limit: CLUBS }),
				listNews(db, { ...around, limit: NEWS }, now),
				countNeeds(db, { all: around }, now),
				countClubs(db, around),
			]),
		);
	const [needs, dates, clubs, news, { all: needCount }, clubCount] = await ask(own);
	const borrowed: Awaited<ReturnType<typeof ask>>[] = [];
	let found = needs.length + dates.length + clubs.length;
	for (const near of neighbours) {
		if (found >= ENOUGH) break;
		const more = await ask(near);
		borrowed.push(more);
		found += more[0].length + more[1].length + more[2].length;
	}
	const seen = new Set<string>();
	const once = <Row extends { id: string }>(rows: readonly Row[], most: number) =>
		rows.filter(({ id }) => !seen.has(id) && seen.add(id)).slice(0, most);
	return {
		today: dateOf(toLocal(now)),
		borrowed: borrowed.length > 0,
		needCount,
		clubCount,
		needs: once([...needs, ...borrowed.flatMap((more) => more[0])], NEEDS).map((row) =>
			needCard(row, context),
		),
		dates: once([...dates, ...borrowed.flatMap((more) => more[1])], DATES).map((row) =>
			eventCard(row, context),
		),
		clubs: once([...clubs, ...borrowed.flatMap((more) => more[2])], CLUBS).map((row) =>
			clubCard(row, context),
		),
		news: once(news, NEWS).map((row) => newsCard(row, context)),
	};
}

export type Landing = Awaited<ReturnType<typeof loadLanding>>;
