import type { City } from '$lib/city';
import type { Family } from '$lib/domain/vocabulary/keys';
import { isTopic, TOPIC_FAMILY } from '$lib/domain/vocabulary/topics';

/** In which language and for which city cards are written. */
export interface CardContext {
	locale: 'de' | 'en';
	city: City;
	now: Date;
}

/** What clubs wrote stays German; on pages in another language it is marked so. */
export const clubsLanguage = ({ locale }: Pick<CardContext, 'locale'>): string | undefined =>
	locale === 'de' ? undefined : 'de';

export function familyOf(topics: readonly string[]): Family {
	const topic = topics.find(isTopic);
	return topic ? TOPIC_FAMILY[topic] : 'soziales';
}

export const districtLabel = ({ city }: CardContext, key: string | null): string =>
	city.districts.find((district) => district.key === key)?.label ?? city.name;
