import type { City } from '$lib/city';
import type { SearchResult } from '$lib/domain/search/result';
import type { Facet } from '$lib/domain/search/settings';
import { DAYTIMES, FAMILIES, TOPICS, WEEKDAYS, type Topic } from '$lib/domain/vocabulary/keys';
import { eventTypes, newsTypes } from '$lib/domain/vocabulary/kinds';
import { accessSupports, audiences, languages } from '$lib/domain/vocabulary/people';
import {
	activities,
	daytimes,
	efforts,
	needKinds,
	placeModes,
	weekdays,
} from '$lib/domain/vocabulary/tasks';
import { labelOf, type Vocabulary } from '$lib/domain/vocabulary/term';
import { families, TOPIC_FAMILY, topics } from '$lib/domain/vocabulary/topics';
import { m } from '$lib/messages';
import type { Choice, ChoiceGroup } from '$lib/components/search/choice';
import { AGES, LIST_NAMES, TYPE_NAMES, type SingleName, type Wanted } from './wanted-address';

// What one can narrow by, each with how much it would leave, before it is tapped.

type Facets = SearchResult['facets'];
type Locale = 'de' | 'en';

/** Undefined: nobody counted, because there are too many. */
const count = (facets: Facets, facet: Facet, key: string): number | undefined =>
	facets[facet] && (facets[facet].find((value) => value.key === key)?.count ?? 0);

/** In the order of the vocabulary; what leads nowhere and is not chosen stays away. */
function group(
	name: ChoiceGroup['name'],
	label: string,
	facet: Facet,
	terms: readonly Vocabulary[],
	{ facets, wanted, locale }: Asked,
): ChoiceGroup {
	const choices = terms.flatMap((vocabulary) =>
		[...vocabulary.keys()].map((key) => ({
			value: key,
			label: labelOf(vocabulary, key, locale),
			count: count(facets, facet, key),
		})),
	);
	// "online" is a kind of task and of date: one chip for both.
	const each = [...new Map(choices.map((choice) => [choice.value, choice])).values()];
	return { name, label, choices: keepUseful(each, wanted[name as keyof Wanted]) };
}

const keepUseful = (choices: readonly Choice[], chosen: unknown): Choice[] =>
	choices.filter(
		({ value, count }) =>
			count !== 0 || (Array.isArray(chosen) ? chosen.includes(value) : chosen === value),
	);

interface Asked {
	facets: Facets;
	wanted: Wanted;
	locale: Locale;
	city: City;
}

export function typeChoices({ facets }: Asked): Choice[] {
	const labels = {
		mitmachen: m.search_types_need(),
		vereine: m.search_types_club(),
		termine: m.search_types_event(),
		neuigkeiten: m.search_types_news(),
	};
	return Object.entries(TYPE_NAMES).map(([value, key]) => ({
		value,
		label: labels[value as keyof typeof TYPE_NAMES],
		count: count(facets, 'type', key),
	}));
}

export function whereChoices({ facets, city, wanted }: Asked): ChoiceGroup {
	const choices = city.districts.map(({ key, label }) => ({
		value: key,
		label,
		count: count(facets, 'district', key),
	}));
	return { name: 'wo', label: m.search_district(), choices: keepUseful(choices, wanted.wo) };
}

export function whenChoices({ facets, locale }: Asked): ChoiceGroup[] {
	const spans = [
		{ value: 'heute', label: m.discover_today() },
		{ value: 'morgen', label: m.search_tomorrow() },
		{ value: 'wochenende', label: m.discover_weekend() },
		{ value: 'woche', label: m.discover_week() },
	];
	const day = (value: string) => ({
		value,
		label: labelOf(weekdays, value, locale),
		count: count(facets, 'when', value),
	});
	const time = (value: string) => ({
		value,
		label: labelOf(daytimes, value, locale),
		count: count(facets, 'when', value),
	});
	return [
		{ name: 'wann', label: m.search_span(), choices: spans },
		{ name: 'wann', label: m.search_days(), choices: WEEKDAYS.map(day) },
		{ name: 'wann', label: m.search_times(), choices: DAYTIMES.map(time) },
	];
}

export function whatChoices(asked: Asked): ChoiceGroup[] {
	const { facets, wanted, locale } = asked;
	const inFamily = (family: string) =>
		TOPICS.filter((topic: Topic) => TOPIC_FAMILY[topic] === family);
	// An entry with two topics of a family is one entry; the greater number is the least it can be.
	const most = (family: string) =>
		facets.topic && Math.max(0, ...inFamily(family).map((key) => count(facets, 'topic', key) ?? 0));
	const topicChoices = TOPICS.map((key) => ({
		value: key,
		label: labelOf(topics, key, locale),
		count: count(facets, 'topic', key),
	}));
	const family = FAMILIES.filter((key) => wanted.bereich.includes(key)).map((key) => ({
		value: key,
		label: labelOf(families, key, locale),
		count: most(key),
	}));
	return [
		...(family.length > 0
			? [{ name: 'bereich' as const, label: m.search_family(), choices: family }]
			: []),
		{ name: 'thema', label: m.search_topic(), choices: keepUseful(topicChoices, wanted.thema) },
		group('taetigkeit', m.search_activity(), 'activity', [activities], asked),
	];
}

export function moreChoices(asked: Asked): ChoiceGroup[] {
	const { facets } = asked;
	const german =
		facets.german &&
		(count(facets, 'german', 'kein') ?? 0) + (count(facets, 'german', 'etwas') ?? 0);
	const groups: ChoiceGroup[] = [
		{
			name: 'merkmal',
			label: m.discover_features(),
			choices: keepUseful(
				[
					{
						value: 'zu-zweit',
						label: m.home_chip_two(),
						count: count(facets, 'forTwo', 'true'),
					},
					{
						value: 'mit-kindern',
						label: m.search_with_children(),
						count: count(facets, 'withChildren', 'true'),
					},
					{ value: 'wenig-deutsch', label: m.home_chip_german(), count: german },
				],
				asked.wanted.merkmal,
			),
		},
		group('fuer', m.search_audience(), 'audience', [audiences], asked),
		group('form', m.search_kind(), 'kind', [needKinds, eventTypes, newsTypes], asked),
		group('dauer', m.search_effort(), 'effort', [efforts], asked),
		group('ort', m.search_mode(), 'mode', [placeModes], asked),
		group('sprache', m.search_language(), 'language', [languages], asked),
		group('zugang', m.search_access(), 'access', [accessSupports], asked),
		{
			name: 'alter',
			label: m.search_age(),
			choices: AGES.map((value) => ({ value, label: ageLabel(value) })),
		},
	];
	return groups.filter((each) => each.choices.length > 0);
}

const ageLabel = (age: string): string =>
	age === '0' ? m.search_age_any() : m.search_age_from({ age });

/** What is chosen now, each by its own label, to be taken away with one tap. */
export function chosenChoices(
	groups: readonly ChoiceGroup[],
	wanted: Wanted,
): { name: (typeof LIST_NAMES)[number] | SingleName; value: string; label: string }[] {
	const labels = new Map(
		groups.flatMap((each) =>
			each.choices.map((choice) => [`${each.name}=${choice.value}`, choice.label] as const),
		),
	);
	const lists = LIST_NAMES.filter((name) => name !== 'art').flatMap((name) =>
		wanted[name].map((value) => ({
			name,
			value,
			label: value === 'kurz' ? m.home_chip_short() : (labels.get(`${name}=${value}`) ?? value),
		})),
	);
	const { alter, ausschnitt, minuten: minutes, plz, von } = wanted;
	const near = minutes ? m.search_near_chip({ minutes }) : plz || m.search_near();
	const single = (name: SingleName, label: string) => ({ name, value: wanted[name], label });
	return [
		...lists,
		...(alter ? [single('alter', ageLabel(alter))] : []),
		...(ausschnitt ? [single('ausschnitt', m.map_area())] : []),
		...(von || plz ? [single('von', near)] : []),
	];
}
