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
import { m } from '$lib/messages';
import type { FoundNeed } from '$lib/server/needs';
import { familyOf, type CardContext } from '../../cards/card-context';
import { effortLabel } from '../../cards/need-card';

type Here = Pick<Extract<FoundNeed, { kind: 'here' }>, 'need' | 'sessions' | 'roles'>;

/** A need in the words of its page. */
export function needData({ need, sessions, roles }: Here, { locale, now }: CardContext) {
	const thisYear = Number(toLocal(now).slice(0, 4));
	const labels = (vocabulary: Vocabulary, keys: readonly string[]) =>
		keys.map((key) => labelOf(vocabulary, key, locale));
	const coming = sessions.filter((session) => session.endsAt > now);
	const regular = [labels(weekdays, need.days).join(', '), labels(daytimes, need.times).join(', ')]
		.filter(Boolean)
		.join(' · ');
	const fresh = need.confirmedAt ?? need.updatedAt;
	return {
		title: need.title,
		kind: labelOf(needKinds, need.kind, locale),
		family: familyOf(need.topics),
		text: (need.text || need.summary).split(/\n{2,}/).filter(Boolean),
		full: need.state === 'full',
		// Nobody is in a hurry any more once there are enough hands.
		urgent: need.urgent && need.state !== 'full',
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
	};
}

export type NeedData = ReturnType<typeof needData>;

function ageOf(min: number | null, max: number | null): string {
	if (min !== null && max !== null) return m.need_age_span({ min, max });
	if (min !== null) return m.need_age_from({ min });
	return max === null ? '' : m.need_age_to({ max });
}
