import type { SuggestionGroup } from '$lib/components/base/combobox';
import type { Suggestions } from '$lib/domain/search/result';
import { labelOf } from '$lib/domain/vocabulary/term';
import { topics } from '$lib/domain/vocabulary/topics';
import { getLocale, localizeHref, m } from '$lib/messages';
import { wantedQuery, type Wanted } from './wanted-address';

const MOST = 3;

/** Every suggestion leads somewhere: a topic and a place to hits, a club to its page. */
export function suggestionGroups(found: Suggestions, wanted: Wanted): SuggestionGroup[] {
	const locale = getLocale();
	const lead = (change: Parameters<typeof wantedQuery>[1]) =>
		localizeHref(`/entdecken${wantedQuery(wanted, { q: '', ...change })}`);
	return [
		{
			label: m.search_suggest_topics(),
			items: found.topics.slice(0, MOST).map(({ key }) => ({
				value: labelOf(topics, key, locale),
				href: lead({ thema: [key] }),
			})),
		},
		{
			label: m.search_suggest_clubs(),
			items: found.clubs.slice(0, MOST).map(({ name, url, district }) => ({
				value: name,
				hint: district ?? undefined,
				href: localizeHref(url),
			})),
		},
		{
			label: m.search_suggest_places(),
			items: found.places.slice(0, MOST).map(({ key, label }) => ({
				value: label,
				href: lead({ wo: [key] }),
			})),
		},
	].filter((group) => group.items.length > 0);
}
