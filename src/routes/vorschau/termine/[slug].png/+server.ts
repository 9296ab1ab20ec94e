import { formatSpan } from '$lib/domain/time/format';
import { addMinutes, toLocal } from '$lib/domain/time/local';
import { eventTypes } from '$lib/domain/vocabulary/kinds';
import { labelOf } from '$lib/domain/vocabulary/term';
import { m } from '$lib/messages';
import { findEvent } from '$lib/server/events';
import { error, redirect } from '@sveltejs/kit';
import { districtLabel } from '../../../cards/card-context';
import { de, previewAnswer } from '../../preview';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals: { app }, params }) => {
	const now = app.clock.now();
	const found = await app.database.read((db) => findEvent(db, params.slug, now));
	if (found?.kind === 'moved') redirect(301, `/vorschau/termine/${found.slug}.png`);
	if (found?.kind !== 'here') error(404, m.event_not_found());
	const { event, club, place, dates } = found;
	const local = dates[0]?.localStart ?? event.localStart;
	const off = event.state === 'cancelled' || dates[0]?.state === 'cancelled';
	const thisYear = Number(toLocal(now).slice(0, 4));
	return previewAnswer(app, {
		id: event.id,
		topics: event.topics,
		kind: off ? m.card_cancelled({}, de) : labelOf(eventTypes, event.type, 'de'),
		title: event.title,
		facts: [
			formatSpan(local, addMinutes(local, event.minutes), { ...de, thisYear }),
			event.online
				? m.event_online({}, de)
				: place?.name || districtLabel({ ...de, city: app.city, now }, event.district),
		],
		by: club?.name ?? app.city.owner.name,
	});
};
