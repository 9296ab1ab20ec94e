import { formatSpan } from '$lib/domain/time/format';
import { addMinutes, toLocal } from '$lib/domain/time/local';
import { eventTypes, registrations } from '$lib/domain/vocabulary/kinds';
import { labelOf } from '$lib/domain/vocabulary/term';
import { localizeHref, m } from '$lib/messages';
import { findEvent } from '$lib/server/events';
import { error, redirect } from '@sveltejs/kit';
import { familyOf } from '../../../cards/card-context';
import { cityContact, contactOf } from '../../../cards/contact';
import { repeatLabel } from '../../../cards/repeat-label';
import { placeData } from '../../../cards/place';
import { inShort, posterBase } from '../../../poster';
import type { PageServerLoad } from './$types';

const de = { locale: 'de' } as const;

/** Only read: a document with one small script (docs/decisions/0023). */
export const csr = false;

export const load: PageServerLoad = async ({ locals: { app }, params }) => {
	const now = app.clock.now();
	const found = await app.database.read((db) => findEvent(db, params.slug, now));
	if (!found) error(404, m.event_not_found());
	if (found.kind === 'moved') redirect(301, localizeHref(`/termine/${found.slug}/plakat`));
	if (found.kind === 'gone') error(410, m.event_gone({ title: found.title }));
	const { event, club, place, dates } = found;
	const next = dates.find(({ state }) => state !== 'cancelled');
	// A sheet for what is over or does not happen would only lead astray.
	if (!next || event.state === 'cancelled') error(410, m.event_gone({ title: event.title }));
	const spot = placeData(place, event.district, { ...de, city: app.city, now });
	const { localStart } = next;
	const thisYear = Number(toLocal(now).slice(0, 4));
	return {
		backHref: localizeHref(`/termine/${event.slug}`),
		poster: {
			...posterBase(app, `/termine/${event.slug}`, club ? contactOf(club) : cityContact(app.city)),
			family: familyOf(event.topics),
			kind: labelOf(eventTypes, event.type, 'de'),
			title: event.title,
			text: inShort(event.text),
			when: [
				formatSpan(localStart, addMinutes(localStart, event.minutes), { ...de, thisYear }),
				event.rule ? repeatLabel(event.rule, event.localStart, 'de') : '',
			].filter(Boolean),
			where: event.online
				? [m.event_online({}, de)]
				: [spot.name, spot.street, spot.town].filter(Boolean),
			notes: [event.price, labelOf(registrations, event.registration, 'de')].filter(Boolean),
		},
	};
};
