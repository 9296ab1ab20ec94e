import type { Droppable } from '$lib/domain/search/conditions';
import type { SearchResult } from '$lib/domain/search/result';
import type { Discovery } from '$lib/server/discovery';
import { m } from '$lib/messages';

// What is said above the hits. Sentences, not reasons, travel to the page: it needs no words for what is rare.

/** At the very beginning nothing is broken: the index is being made. */
export const noticeOf = (engine: Discovery['engine']): string =>
	engine === 'beginning' ? m.search_beginning() : m.search_degraded();

export function sayRelaxed({ dropped, words }: NonNullable<SearchResult['relaxed']>): {
	title: string;
	sentences: string[];
} {
	const sentences: string[] = [];
	if (dropped.length > 0)
		sentences.push(m.search_relaxed_dropped({ what: dropped.map(droppedLabel).join(', ') }));
	if (words) sentences.push(m.search_relaxed_words());
	const onlyDistrict = dropped.join() === 'district';
	return {
		title: onlyDistrict ? m.search_relaxed_district() : m.search_relaxed_title(),
		sentences,
	};
}

/** Names of dropped filters as people know them. */
const droppedLabel = (name: Droppable): string =>
	({
		when: m.search_dropped_when,
		district: m.search_dropped_district,
		plz: m.search_dropped_plz,
		minutes: m.search_dropped_minutes,
		bbox: m.search_dropped_minutes,
		type: m.search_dropped_type,
		topic: m.search_topic,
		activity: m.search_activity,
		audience: m.search_audience,
		kind: m.search_kind,
		effort: m.search_effort,
		mode: m.search_mode,
		language: m.search_language,
		access: m.search_access,
		age: m.search_age,
		with: m.discover_features,
	})[name]();
