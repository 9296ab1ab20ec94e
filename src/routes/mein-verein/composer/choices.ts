import { NEED_TEMPLATES } from '$lib/domain/need/templates';
import { eventTypes, newsTypes, registrations } from '$lib/domain/vocabulary/kinds';
import { accessSupports, audiences, germanLevels, languages } from '$lib/domain/vocabulary/people';
import {
	activities,
	daytimes,
	efforts,
	needKinds,
	placeModes,
	requirements,
	rewards,
	weekdays,
} from '$lib/domain/vocabulary/tasks';
import { labelOf, termsOf, type Vocabulary } from '$lib/domain/vocabulary/term';
import type { WrittenKind } from '$lib/domain/writing/kinds';
import { templateValues, templateWords } from './template-words';
import { sectionChoices } from '../profil/[abschnitt]/choices';

export type Choice = { value: string; label: string };

const choicesOf = (terms: Vocabulary, locale: string): Choice[] =>
	termsOf(terms).map(({ key }) => ({ value: key, label: labelOf(terms, key, locale) }));

/** Everything a composer lets choose from, in the language of the page; only what this kind asks. */
export function composerChoices(kind: WrittenKind, locale: string) {
	const { families } = sectionChoices(locale);
	const of = (terms: Vocabulary, ...kinds: WrittenKind[]): Choice[] =>
		kinds.includes(kind) ? choicesOf(terms, locale) : [];
	return {
		families,
		newsTypes: of(newsTypes, 'news'),
		needKinds: of(needKinds, 'need'),
		efforts: of(efforts, 'need'),
		modes: of(placeModes, 'need'),
		german: of(germanLevels, 'need'),
		activities: of(activities, 'need'),
		weekdays: of(weekdays, 'need'),
		daytimes: of(daytimes, 'need'),
		requirements: of(requirements, 'need'),
		rewards: of(rewards, 'need'),
		eventTypes: of(eventTypes, 'event'),
		registrations: of(registrations, 'event'),
		audiences: of(audiences, 'need', 'event'),
		languages: of(languages, 'need', 'event'),
		access: of(accessSupports, 'need', 'event'),
		templates:
			kind === 'need'
				? NEED_TEMPLATES.map((template) => ({
						value: template.key,
						label: templateWords[template.key].label(),
						fields: templateValues(template),
					}))
				: [],
	};
}
export type ComposerChoices = ReturnType<typeof composerChoices>;
