import { formatDate, formatSpan } from '$lib/domain/time/format';
import { toLocal } from '$lib/domain/time/local';
import { accessSupports, audiences, germanLevels, languages } from '$lib/domain/vocabulary/people';
import {
	daytimes,
	needKinds,
	placeModes,
	requirements,
	rewards,
	weekdays,
} from '$lib/domain/vocabulary/tasks';
import { labelOf, type Vocabulary } from '$lib/domain/vocabulary/term';
import { getLocale, localizeHref, m } from '$lib/messages';
import type { App } from '$lib/server/app';
import { usualReplyDays } from '$lib/server/enquiries';
import { findNeed, listNeeds } from '$lib/server/needs';
import { error, redirect } from '@sveltejs/kit';
import { familyOf, type CardContext } from '../../cards/card-context';
import { replyTime } from '../../enquiry-words';
import { contactOf } from '../../cards/contact';
import { effortLabel, needCard } from '../../cards/need-card';
import { placeData } from '../../cards/place';
import { needMeta } from '../../meta/need-meta';
import type { PageServerLoad } from './$types';

const SIMILAR = 3;

/** Only read: a document with one small script (docs/decisions/0023). */
export const csr = false;

export const load: PageServerLoad = async ({ locals, params }) => {
	const { app } = locals;
	const now = app.clock.now();
	const locale = getLocale();
	const context = { locale, city: app.city, now };
	const found = await app.database.read((db) => findNeed(db, params.slug, now));
	if (!found) error(404, m.need_not_found());
	if (found.kind === 'moved') redirect(301, localizeHref(`/mitmachen/${found.slug}`));
	if (found.kind === 'gone') {
		const message = found.state === 'paused' ? m.map_need_paused : m.need_gone;
		const instead = await similarTo(app, found, context);
		error(410, {
			message: message({ title: found.title }),
			similar: instead.map(({ href, title, by }) => ({ href, title, by })),
		});
	}

	const { need, club, place, sessions, roles } = found;
	const thisYear = Number(toLocal(now).slice(0, 4));
	const labels = (vocabulary: Vocabulary, keys: readonly string[]) =>
		keys.map((key) => labelOf(vocabulary, key, locale));
	const coming = sessions.filter((session) => session.endsAt > now);
	const regular = [labels(weekdays, need.days).join(', '), labels(daytimes, need.times).join(', ')]
		.filter(Boolean)
		.join(' · ');
	const fresh = need.confirmedAt ?? need.updatedAt;
	const similar = await similarTo(app, need, context);
	return {
		meta: needMeta(app, { ...found, coming }),
		card: needCard({ ...need, clubName: club.name, clubSlug: club.slug }, context),
		posterHref: localizeHref(`/mitmachen/${need.slug}/plakat`),
		need: {
			title: need.title,
			kind: labelOf(needKinds, need.kind, locale),
			family: familyOf(need.topics),
			text: (need.text || need.summary).split(/\n{2,}/).filter(Boolean),
			full: need.state === 'full',
			urgent: need.urgent,
			when:
				coming.length > 0
					? coming.map((s) => formatSpan(s.localStart, s.localEnd, { locale, thisYear }))
					: [regular || m.need_flexible()],
			effort: effortLabel(need, locale),
			mode: need.mode === 'vor-ort' ? '' : labelOf(placeModes, need.mode, locale),
			helpers: need.helpers,
			roles: roles.map((role) => ({ title: role.title, helpers: role.helpers })),
			audiences: labels(
				audiences,
				need.audiences.filter((key) => key !== 'alle'),
			).join(', '),
			german: need.german ? labelOf(germanLevels, need.german, locale) : '',
			languages: labels(languages, need.languages).join(', '),
			age: ageOf(need.minAge, need.maxAge),
			forTwo: need.forTwo,
			withChildren: need.withChildren,
			access: labels(accessSupports, need.access).join(', '),
			requires: labels(requirements, need.requires).join(', '),
			rewards: labels(rewards, need.rewards).join(', '),
			insured: need.insured,
			fresh: formatDate(toLocal(fresh), { locale, thisYear }),
			until: formatDate(toLocal(need.expiresAt), { locale, thisYear }),
		},
		place: placeData(place, need.district ?? club.district, context),
		contact: {
			...contactOf(club),
			...(need.state === 'open' ? { ask: localizeHref(`/mitmachen/${need.slug}/anfrage`) } : {}),
			reply: replyTime(await app.database.read((db) => usualReplyDays(db, club.id, now))),
		},
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
		database.read((db) => listNeeds(db, { topics, limit: SIMILAR + 1 }, context.now));
	const near = to.topics.length > 0 ? await list(to.topics) : [];
	// Never a dead end: when nothing is alike, what is new.
	const rows = near.some(({ id }) => id !== to.id) ? near : await list();
	return rows
		.filter(({ id }) => id !== to.id)
		.slice(0, SIMILAR)
		.map((row) => needCard(row, context));
}

function ageOf(min: number | null, max: number | null): string {
	if (min !== null && max !== null) return m.need_age_span({ min, max });
	if (min !== null) return m.need_age_from({ min });
	return max === null ? '' : m.need_age_to({ max });
}
