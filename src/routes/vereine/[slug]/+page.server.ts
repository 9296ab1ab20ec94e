import { isStale } from '$lib/domain/freshness/rounds';
import { webAddress } from '$lib/domain/web-address';
import { formatDate } from '$lib/domain/time/format';
import { toLocal } from '$lib/domain/time/local';
import { legalForms } from '$lib/domain/vocabulary/kinds';
import { accessSupports, languages } from '$lib/domain/vocabulary/people';
import { labelOf } from '$lib/domain/vocabulary/term';
import { topics } from '$lib/domain/vocabulary/topics';
import { getLocale, localizeHref, m } from '$lib/messages';
import { findClub, listClubs, listSections } from '$lib/server/clubs';
import { listDates, type DateCard } from '$lib/server/events';
import { listNeeds } from '$lib/server/needs';
import { countNews, listNews } from '$lib/server/news';
import { error, redirect } from '@sveltejs/kit';
import { districtLabel, familyOf } from '../../cards/card-context';
import { clubCard } from '../../cards/club-card';
import { contactOf } from '../../cards/contact';
import { eventCard } from '../../cards/event-card';
import { needCard } from '../../cards/need-card';
import { newsCard } from '../../cards/news-card';
import { shownPlace } from '../../cards/place';
import { clubMeta } from '../../meta/club-meta';
import type { PageServerLoad } from './$types';

/** Only read: a document with one small script (docs/decisions/0023). */
export const csr = false;

export const load: PageServerLoad = async ({ locals, params }) => {
	const { app } = locals;
	const now = app.clock.now();
	const locale = getLocale();
	const context = { locale, city: app.city, now };
	const found = await app.database.read((db) => findClub(db, params.slug));
	if (!found) error(404, m.club_not_found());
	if (found.kind === 'moved') redirect(301, localizeHref(`/vereine/${found.slug}`));
	if (found.kind === 'gone') {
		const { id, name, topics } = found;
		const list = (alike?: readonly string[]) =>
			app.database.read((db) => listClubs(db, { topics: alike, limit: 4 }));
		const near = topics.length > 0 ? await list(topics) : [];
		// Never a dead end: when nothing is alike, what else there is.
		const rows = near.some((row) => row.id !== id) ? near : await list();
		const instead = rows.filter((row) => row.id !== id).map((row) => clubCard(row, context));
		const resting = found.state === 'paused';
		error(410, {
			message: resting ? m.map_need_paused({ title: name }) : m.club_gone({ name }),
			resting,
			similar: instead
				.slice(0, 3)
				.map((card) => ({ href: card.href, title: card.name, by: card.kind })),
		});
	}

	const { club, place } = found;
	const [dates, needs, news, newsCount, sections] = await app.database.read((db) =>
		Promise.all([
			listDates(db, { from: now, clubId: club.id, limit: 16 }),
			listNeeds(db, { clubId: club.id, limit: 12 }, now),
			listNews(db, { clubId: club.id, limit: 4 }, now),
			countNews(db, { clubId: club.id }, now),
			listSections(db, club.id),
		]),
	);
	const confirmed = club.confirmedAt;
	const list = new Intl.ListFormat(locale, { type: 'conjunction' });
	return {
		meta: clubMeta(app, found),
		slug: club.slug,
		card: clubCard(club, context),
		calendarHref: `/vereine/${club.slug}.ics`,
		club: {
			name: club.name,
			kind: `${labelOf(legalForms, club.legalForm, locale)} · ${districtLabel(context, club.district)}`,
			family: familyOf(club.topics),
			sentence: club.sentence,
			about: club.about.split(/\n{2,}/).filter(Boolean),
			topics: club.topics.map((key) => ({ key, label: labelOf(topics, key, locale) })),
			meets: club.meets,
			since: club.foundedYear,
			languages: list.format(club.languages.map((key) => labelOf(languages, key, locale))),
			access: list.format(club.access.map((key) => labelOf(accessSupports, key, locale))),
			verified: club.state === 'verified' && club.claimed,
			claimed: club.claimed,
			fresh: confirmed
				? formatDate(toLocal(confirmed), { locale, thisYear: Number(toLocal(now).slice(0, 4)) })
				: null,
			stale: isStale('club', confirmed, now),
		},
		place: place && (await shownPlace(app, place, club.district, context)),
		contact: contactOf(club),
		// Only ever an address of the web, whatever was imported.
		website: webAddress(club.website),
		donation: webAddress(club.donation),
		dates: firstOfEach(dates).map((row) => eventCard(row, context, true)),
		needs: needs.map((row) => needCard(row, context, true)),
		news: news.map((row) => newsCard(row, context)),
		newsCount,
		sections: sections.map((row) => clubCard(row, context)),
		lang: locale === 'de' ? undefined : 'de',
		cityName: app.city.name,
	};
};

/** A weekly evening is one thing: its card says "jeden Donnerstag", the later dates stand on its page. */
function firstOfEach(dates: readonly DateCard[]): DateCard[] {
	const seen = new Set<string>();
	return dates.filter(({ slug }) => !seen.has(slug) && seen.add(slug)).slice(0, 4);
}
