import { formatDate, formatSpan } from '$lib/domain/time/format';
import { toLocal } from '$lib/domain/time/local';
import { accessSupports, audiences, germanLevels } from '$lib/domain/vocabulary/people';
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
import { findNeed, listNeeds } from '$lib/server/needs';
import { error, redirect } from '@sveltejs/kit';
import { districtLabel, familyOf } from '../../cards/card-context';
import { effortLabel, needCard } from '../../cards/need-card';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { app } = locals;
	const now = app.clock.now();
	const locale = getLocale();
	const context = { locale, city: app.city, now };
	const found = await app.database.read((db) => findNeed(db, params.slug, now));
	if (!found) error(404, m.need_not_found());
	if (found.kind === 'moved') redirect(301, localizeHref(`/mitmachen/${found.slug}`));
	if (found.kind === 'gone') error(410, m.need_gone({ title: found.title }));

	const { need, club, place, sessions, roles } = found;
	const similar = await app.database.read((db) =>
		listNeeds(db, { topics: need.topics.slice(0, 1), limit: 4 }, now),
	);
	const thisYear = Number(toLocal(now).slice(0, 4));
	const labels = (vocabulary: Vocabulary, keys: readonly string[]) =>
		keys.map((key) => labelOf(vocabulary, key, locale));
	const coming = sessions.filter((session) => session.endsAt > now);
	const regular = [labels(weekdays, need.days).join(', '), labels(daytimes, need.times).join(', ')]
		.filter(Boolean)
		.join(' · ');
	return {
		card: needCard({ ...need, clubName: club.name, clubSlug: club.slug }, context),
		need: {
			title: need.title,
			kind: labelOf(needKinds, need.kind, locale),
			family: familyOf(need.topics),
			text: need.text.split(/\n{2,}/).filter(Boolean),
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
			age: ageOf(need.minAge, need.maxAge),
			forTwo: need.forTwo,
			withChildren: need.withChildren,
			access: labels(accessSupports, need.access).join(', '),
			requires: labels(requirements, need.requires).join(', '),
			rewards: labels(rewards, need.rewards).join(', '),
			insured: need.insured,
			fresh: formatDate(toLocal(need.confirmedAt ?? need.updatedAt), { locale, thisYear }),
		},
		where: place
			? { name: place.name, street: place.street, town: `${place.postcode} ${place.town}`.trim() }
			: { name: '', street: '', town: districtLabel(context, need.district) },
		district: districtLabel(context, need.district),
		club: {
			name: club.name,
			href: localizeHref(`/vereine/${club.slug}`),
			sentence: club.sentence,
			person: club.contactPersonPublic ? club.contactPerson : '',
			role: club.contactPersonPublic ? club.contactRole : '',
			phone: club.contactPhonePublic ? club.contactPhone : '',
			mail: club.contactMailPublic ? club.contactMail : '',
		},
		similar: similar
			.filter((row) => row.id !== need.id)
			.slice(0, 3)
			.map((row) => needCard(row, context)),
		lang: locale === 'de' ? undefined : 'de',
	};
};

function ageOf(min: number | null, max: number | null): string {
	if (min !== null && max !== null) return m.need_age_span({ min, max });
	if (min !== null) return m.need_age_from({ min });
	return max === null ? '' : m.need_age_to({ max });
}
