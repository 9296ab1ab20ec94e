import { formatDate, formatSpan } from '$lib/domain/time/format';
import { addMinutes, toLocal } from '$lib/domain/time/local';
import { weekdayOf } from '$lib/domain/time/weekday';
import { eventTypes, registrations } from '$lib/domain/vocabulary/kinds';
import { accessSupports, languages } from '$lib/domain/vocabulary/people';
import { labelOf, type Vocabulary } from '$lib/domain/vocabulary/term';
import { weekdays } from '$lib/domain/vocabulary/tasks';
import { getLocale, localizeHref, m } from '$lib/messages';
import { findEvent } from '$lib/server/events';
import { error, redirect } from '@sveltejs/kit';
import { districtLabel, familyOf } from '../../cards/card-context';
import { eventCard, repeatLabel } from '../../cards/event-card';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { app } = locals;
	const now = app.clock.now();
	const locale = getLocale();
	const context = { locale, city: app.city, now };
	const found = await app.database.read((db) => findEvent(db, params.slug, now));
	if (!found) error(404, m.event_not_found());
	if (found.kind === 'moved') redirect(301, localizeHref(`/termine/${found.slug}`));
	if (found.kind === 'gone') error(410, m.event_gone({ title: found.title }));

	const { event, club, place, dates } = found;
	const thisYear = Number(toLocal(now).slice(0, 4));
	const say = (local: string) =>
		formatSpan(local, addMinutes(local, event.minutes), { locale, thisYear });
	const labels = (vocabulary: Vocabulary, keys: readonly string[]) =>
		keys.map((key) => labelOf(vocabulary, key, locale)).join(', ');
	const [next, ...later] = dates;
	const state = next && next.state !== 'planned' ? next.state : event.state;
	return {
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
		event: {
			title: event.title,
			type: labelOf(eventTypes, event.type, locale),
			family: familyOf(event.topics),
			text: event.text.split(/\n{2,}/).filter(Boolean),
			state,
			over: dates.length === 0,
			reason: next?.reason || event.reason,
			when: say(next?.localStart ?? event.localStart),
			repeats: event.rule
				? repeatLabel(event.rule, labelOf(weekdays, weekdayOf(event.localStart), locale))
				: '',
			later: later.slice(0, 6).map((date) => ({
				key: date.localStart,
				when: say(date.localStart),
				off: date.state === 'cancelled',
			})),
			online: event.online,
			price: event.price,
			registration: labelOf(registrations, event.registration, locale),
			capacity: event.capacity,
			languages: labels(languages, event.languages),
			access: labels(accessSupports, event.access),
			fresh: formatDate(toLocal(event.updatedAt), { locale, thisYear }),
		},
		where: place
			? { name: place.name, street: place.street, town: `${place.postcode} ${place.town}`.trim() }
			: { name: '', street: '', town: districtLabel(context, event.district) },
		club: club && { name: club.name, href: localizeHref(`/vereine/${club.slug}`) },
		lang: locale === 'de' ? undefined : 'de',
	};
};
