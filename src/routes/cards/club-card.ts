import type { ClubCardData } from '$lib/components/club/club-card';
import { labelOf } from '$lib/domain/vocabulary/term';
import { legalForms } from '$lib/domain/vocabulary/kinds';
import { localizeHref, m } from '$lib/messages';
import type { ClubCard } from '$lib/server/clubs';
import { clubsLanguage, districtLabel, familyOf, type CardContext } from './card-context';

export function clubCard(row: ClubCard, context: CardContext): ClubCardData {
	const kind = labelOf(legalForms, row.legalForm, context.locale);
	return {
		href: localizeHref(`/vereine/${row.slug}`),
		name: row.name,
		kind: `${kind} · ${districtLabel(context, row.district)}`,
		family: familyOf(row.topics),
		claim: row.sentence || undefined,
		facts: [],
		verified:
			row.state === 'verified' && row.claimed
				? m.card_verified({ city: context.city.name })
				: undefined,
		lang: clubsLanguage(context),
	};
}
