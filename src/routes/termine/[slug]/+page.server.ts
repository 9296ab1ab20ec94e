import { getLocale, localizeHref, m } from '$lib/messages';
import type { App } from '$lib/server/app';
import { findEvent, listDates } from '$lib/server/events';
import { error, redirect } from '@sveltejs/kit';
import type { CardContext } from '../../cards/card-context';
import { cityContact, contactOf } from '../../cards/contact';
import { eventCard } from '../../cards/event-card';
import { shownPicture } from '../../cards/picture';
import { shownPlace } from '../../cards/place';
import { eventMeta } from '../../meta/event-meta';
import { eventData } from './event-data';
import type { PageServerLoad } from './$types';

const SIMILAR = 3;

/** Only read: a document with one small script (docs/decisions/0023). */
export const csr = false;

export const load: PageServerLoad = async ({ locals, params }) => {
	const { app } = locals;
	const now = app.clock.now();
	const locale = getLocale();
	const context = { locale, city: app.city, now };
	const found = await app.database.read((db) => findEvent(db, params.slug, now));
	if (!found) error(404, m.event_not_found());
	if (found.kind === 'moved') redirect(301, localizeHref(`/termine/${found.slug}`));
	if (found.kind === 'gone') {
		const instead = await similarTo(app, found, context);
		error(410, {
			message: m.event_gone({ title: found.title }),
			similar: instead.map(({ href, title, by }) => ({ href, title, by })),
		});
	}

	const { event, club, place, dates } = found;
	const [next] = dates;
	const similar = await similarTo(app, event, context);
	return {
		meta: eventMeta(app, found),
		card: eventCard(
			{
				...event,
				dateId: next?.id ?? event.id,
				localStart: next?.localStart ?? event.localStart,
				startsAt: next?.startsAt ?? now,
				endsAt: next?.endsAt ?? now,
				dateState: next?.state ?? 'planned',
				placeName: place?.name ?? null,
				street: place?.street ?? null,
				clubName: club?.name ?? null,
				clubSlug: club?.slug ?? null,
				picture: null,
			},
			context,
		),
		// One file for every language: calendars take the words of the club.
		calendarHref: `/termine/${event.slug}.ics`,
		posterHref: localizeHref(`/termine/${event.slug}/plakat`),
		event: eventData({ event, dates }, context),
		picture: await shownPicture(app, event),
		place: await shownPlace(app, place, event.district ?? club?.district ?? null, context),
		contact: club ? contactOf(club) : cityContact(app.city),
		club: club && { name: club.name, href: localizeHref(`/vereine/${club.slug}`) },
		similar,
		lang: locale === 'de' ? undefined : 'de',
	};
};

async function similarTo(
	{ database }: App,
	to: { id: string; topics: readonly string[] },
	context: CardContext,
) {
	const list = (topics?: readonly string[]) =>
		// A series comes every week: ask for more dates than events are wanted.
		database.read((db) => listDates(db, { from: context.now, topics, limit: 24 }));
	const near = to.topics.length > 0 ? await list(to.topics) : [];
	const rows = near.some(({ id }) => id !== to.id) ? near : await list();
	const seen = new Set([to.id]);
	return rows
		.filter(
			({ id, state, dateState }) =>
				state !== 'cancelled' && dateState !== 'cancelled' && !seen.has(id) && seen.add(id),
		)
		.slice(0, SIMILAR)
		.map((row) => eventCard(row, context));
}
