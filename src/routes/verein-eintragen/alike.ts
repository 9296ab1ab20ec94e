import type { City } from '$lib/city';
import { localizeHref } from '$lib/messages';
import type { AlikeClub } from '$lib/server/clubs';

export interface AlikeCard {
	slug: string;
	name: string;
	sentence: string;
	where: string;
	href: string;
	claimed: boolean;
}

/** Enough to say "that is us": what it is called, what it does, where. */
export const alikeCards = (found: readonly AlikeClub[], city: City): AlikeCard[] =>
	found.map(({ slug, name, sentence, district, claimed }) => ({
		slug,
		name,
		sentence,
		where: city.districts.find(({ key }) => key === district)?.label ?? city.name,
		href: localizeHref(`/vereine/${slug}`),
		claimed,
	}));
