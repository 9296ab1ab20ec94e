import { FAMILIES } from '$lib/domain/vocabulary/keys';
import { legalForms } from '$lib/domain/vocabulary/kinds';
import { accessSupports, audiences, languages } from '$lib/domain/vocabulary/people';
import { activities } from '$lib/domain/vocabulary/tasks';
import { labelOf, termsOf, type Vocabulary } from '$lib/domain/vocabulary/term';
import { families, topics, topicsOf } from '$lib/domain/vocabulary/topics';

const choicesOf = (terms: Vocabulary, locale: string) =>
	termsOf(terms).map(({ key }) => ({ value: key, label: labelOf(terms, key, locale) }));

/** Everything a section lets choose from, in the language of the page. */
export const sectionChoices = (locale: string) => ({
	legalForms: choicesOf(legalForms, locale),
	audiences: choicesOf(audiences, locale),
	activities: choicesOf(activities, locale),
	languages: choicesOf(languages, locale),
	access: choicesOf(accessSupports, locale),
	families: FAMILIES.map((family) => ({
		key: family,
		label: labelOf(families, family, locale),
		topics: topicsOf(family).map((key) => ({ key, label: labelOf(topics, key, locale) })),
	})),
});
