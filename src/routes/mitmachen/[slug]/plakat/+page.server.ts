import { formatSpan } from '$lib/domain/time/format';
import { toLocal } from '$lib/domain/time/local';
import { germanLevels } from '$lib/domain/vocabulary/people';
import { daytimes, placeModes, weekdays } from '$lib/domain/vocabulary/tasks';
import { labelOf, type Vocabulary } from '$lib/domain/vocabulary/term';
import { localizeHref, m } from '$lib/messages';
import { findNeed } from '$lib/server/needs';
import { error, redirect } from '@sveltejs/kit';
import { familyOf } from '../../../cards/card-context';
import { contactOf } from '../../../cards/contact';
import { effortLabel } from '../../../cards/need-card';
import { placeData } from '../../../cards/place';
import { inShort, posterBase } from '../../../poster';
import type { PageServerLoad } from './$types';

// The sheet hangs in the city: German, whoever prints it.
const de = { locale: 'de' } as const;
const MOST_DATES = 3;

/** Only read: a document with one small script (docs/decisions/0023). */
export const csr = false;

export const load: PageServerLoad = async ({ locals: { app }, params }) => {
	const now = app.clock.now();
	const found = await app.database.read((db) => findNeed(db, params.slug, now));
	if (!found) error(404, m.need_not_found());
	if (found.kind === 'moved') redirect(301, localizeHref(`/mitmachen/${found.slug}/plakat`));
	if (found.kind === 'gone') error(410, m.need_gone({ title: found.title }));
	const { need, club, place, sessions } = found;
	const thisYear = Number(toLocal(now).slice(0, 4));
	const say = (vocabulary: Vocabulary, keys: readonly string[]) =>
		keys.map((key) => labelOf(vocabulary, key, 'de')).join(', ');
	const dates = sessions
		.filter((session) => session.endsAt > now)
		.slice(0, MOST_DATES)
		.map((s) => formatSpan(s.localStart, s.localEnd, { ...de, thisYear }));
	const regular = [say(weekdays, need.days), say(daytimes, need.times)].filter(Boolean).join(', ');
	const spot = placeData(place, need.district ?? club.district, { ...de, city: app.city, now });
	return {
		backHref: localizeHref(`/mitmachen/${need.slug}`),
		poster: {
			...posterBase(app, `/mitmachen/${need.slug}`, contactOf(club)),
			family: familyOf(need.topics),
			kind: m.map_poster_need({}, de),
			title: need.title,
			text: inShort(need.text || need.summary),
			when: [
				...(dates.length > 0 ? dates : [regular || m.need_flexible({}, de)]),
				effortLabel(need, 'de'),
			],
			where: [
				need.mode === 'vor-ort' ? '' : labelOf(placeModes, need.mode, 'de'),
				spot.name,
				spot.street,
				spot.town,
			].filter(Boolean),
			notes: [
				need.german ? labelOf(germanLevels, need.german, 'de') : '',
				need.forTwo ? m.need_for_two({}, de) : '',
				need.withChildren ? m.need_children({}, de) : '',
			].filter(Boolean),
		},
	};
};
