import { formatDate, formatSpan } from '$lib/domain/time/format';
import { addMinutes, toLocal } from '$lib/domain/time/local';
import { weekdayOf } from '$lib/domain/time/weekday';
import { eventTypes, registrations } from '$lib/domain/vocabulary/kinds';
import { accessSupports, audiences, languages } from '$lib/domain/vocabulary/people';
import { labelOf, type Vocabulary } from '$lib/domain/vocabulary/term';
import { weekdays } from '$lib/domain/vocabulary/tasks';
import { getLocale, localizeHref, m } from '$lib/messages';
import type { App } from '$lib/server/app';
import { findEvent, listDates } from '$lib/server/events';
import { error, redirect } from '@sveltejs/kit';
import { familyOf, type CardContext } from '../../cards/card-context';
import { cityContact, contactOf } from '../../cards/contact';
import { eventCard, repeatLabel } from '../../cards/event-card';
import { placeData } from '../../cards/place';
import { eventMeta } from '../../meta/event-meta';
import type { PageServerLoad } from './$types';

const SIMILAR = 3;
const LATER = 6;

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
	const thisYear = Number(toLocal(now).slice(0, 4));
	const say = (local: string) =>
		formatSpan(local, addMinutes(local, event.minutes), { locale, thisYear });
	const labels = (vocabulary: Vocabulary, keys: readonly string[]) =>
		keys.map((key) => labelOf(vocabulary, key, locale)).join(', ');
	const [next, ...later] = dates;
	const state = next && next.state !== 'planned' ? next.state : event.state;
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
			},
			context,
		),
		// One file for every language: calendars take the words of the club.
		calendarHref: `/termine/${event.slug}.ics`,
		posterHref: localizeHref(`/termine/${event.slug}/plakat`),
		event: {
			title: event.title,
			type: labelOf(eventTypes, event.type, locale),
			family: familyOf(event.topics),
			text: event.text.split(/\n{2,}/).filter(Boolean),
			state,
			over: dates.length === 0,
			reason: next?.reason || event.reason,
			when: say(next?.localStart ?? event.localStart),
			length: lengthLabel(event.minutes),
			repeats: event.rule
				? repeatLabel(event.rule, labelOf(weekdays, weekdayOf(event.localStart), locale))
				: '',
			later: later.slice(0, LATER).map((date) => ({
				key: date.localStart,
				when: say(date.localStart),
				off: date.state === 'cancelled',
				reason: date.reason,
			})),
			online: event.online,
			price: event.price,
			registration: labelOf(registrations, event.registration, locale),
			capacity: event.capacity,
			audiences: labels(audiences, event.audiences),
			languages: labels(languages, event.languages),
			access: labels(accessSupports, event.access),
			fresh: formatDate(toLocal(event.confirmedAt ?? event.updatedAt), { locale, thisYear }),
		},
		place: placeData(place, event.district ?? club?.district ?? null, context),
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
		.filter(({ id, dateState }) => dateState !== 'cancelled' && !seen.has(id) && seen.add(id))
		.slice(0, SIMILAR)
		.map((row) => eventCard(row, context));
}

function lengthLabel(minutes: number): string {
	const hours = Math.floor(minutes / 60);
	const rest = minutes % 60;
	if (minutes <= 0 || hours >= 24) return '';
	if (rest === 0) return m.card_hours({ hours });
	return hours === 0 ? m.map_minutes({ minutes }) : m.map_hours_minutes({ hours, minutes: rest });
}
