import type { City } from '$lib/city';
import type { Labels, Vocabulary } from '$lib/domain/search/entry';
import { eventTypes, newsTypes } from '$lib/domain/vocabulary/kinds';
import { accessSupports, audiences, languages } from '$lib/domain/vocabulary/people';
import { activities, efforts, needKinds, placeModes } from '$lib/domain/vocabulary/tasks';
import type { Vocabulary as Terms } from '$lib/domain/vocabulary/term';
import { topics } from '$lib/domain/vocabulary/topics';

const vocabularies: Record<Exclude<Vocabulary, 'district'>, readonly Terms[]> = {
	topic: [topics],
	audience: [audiences],
	activity: [activities],
	kind: [needKinds, eventTypes, newsTypes],
	effort: [efforts],
	mode: [placeModes],
	language: [languages],
	access: [accessSupports],
};

/** Labels of the vocabularies and of the city's districts; a key nobody knows is shown as it is. */
export function labelsOf(city: City): Labels {
	const districts = new Map(city.districts.map((district) => [district.key, district.label]));
	const find = (vocabulary: Vocabulary, key: string) =>
		vocabulary === 'district'
			? undefined
			: vocabularies[vocabulary].map((terms) => terms.get(key)).find((term) => term !== undefined);
	return {
		label: (vocabulary, key) =>
			(vocabulary === 'district' ? districts.get(key) : find(vocabulary, key)?.de) ?? key,
		words: (vocabulary, key) => {
			const term = find(vocabulary, key);
			if (!term) return [districts.get(key) ?? key];
			// "Alle" says nothing about whom it helps.
			return key === 'alle' ? [] : [term.de, term.plain, term.en];
		},
	};
}
