import { FAMILIES } from '$lib/domain/vocabulary/keys';
import { labelOf } from '$lib/domain/vocabulary/term';
import { families, topics, topicsOf } from '$lib/domain/vocabulary/topics';
import { getLocale, localizeHref } from '$lib/messages';
import type { PageServerLoad } from './$types';

/** Only read: a document with one small script (docs/decisions/0023). */
export const csr = false;

export const load: PageServerLoad = () => {
	const locale = getLocale();
	return {
		families: FAMILIES.map((family) => ({
			family,
			label: labelOf(families, family, locale),
			href: localizeHref(`/themen/${family}`),
			topics: topicsOf(family)
				.filter((key) => (key as string) !== family)
				.map((key) => ({
					key,
					label: labelOf(topics, key, locale),
					href: localizeHref(`/themen/${key}`),
				})),
		})),
	};
};
