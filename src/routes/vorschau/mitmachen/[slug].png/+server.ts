import { formatSpan } from '$lib/domain/time/format';
import { toLocal } from '$lib/domain/time/local';
import { m } from '$lib/messages';
import { findNeed } from '$lib/server/needs';
import { error, redirect } from '@sveltejs/kit';
import { districtLabel } from '../../../cards/card-context';
import { effortLabel } from '../../../cards/need-card';
import { de, previewAnswer } from '../../preview';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals: { app }, params }) => {
	const now = app.clock.now();
	const found = await app.database.read((db) => findNeed(db, params.slug, now));
	if (found?.kind === 'moved') redirect(301, `/vorschau/mitmachen/${found.slug}.png`);
	if (found?.kind !== 'here') error(404, m.need_not_found());
	const { need, club, sessions } = found;
	const next = sessions.find((session) => session.endsAt > now);
	const thisYear = Number(toLocal(now).slice(0, 4));
	return previewAnswer(app, {
		id: need.id,
		topics: need.topics,
		kind: m.map_poster_need({}, de),
		title: need.title,
		facts: [
			next
				? formatSpan(next.localStart, next.localEnd, { ...de, thisYear })
				: effortLabel(need, 'de'),
			districtLabel({ ...de, city: app.city, now }, need.district ?? club.district),
		],
		by: club.name,
	});
};
