import { FAMILIES } from '$lib/domain/vocabulary/keys';
import { labelOf } from '$lib/domain/vocabulary/term';
import { families } from '$lib/domain/vocabulary/topics';
import type { Question } from '$lib/domain/match/match';
import { m } from '$lib/messages';

export interface AskedQuestion {
	name: Question;
	label: string;
	options: { value: string; label: string }[];
}

export const questions = (locale: 'de' | 'en'): AskedQuestion[] => [
	{
		name: 'wann',
		label: m.map_ask_when(),
		options: [
			{ value: 'werktags', label: m.map_when_week() },
			{ value: 'abends', label: m.map_when_evening() },
			{ value: 'wochenende', label: m.map_when_weekend() },
			unsure(),
		],
	},
	{
		name: 'zeit',
		label: m.map_ask_time(),
		options: [
			{ value: 'einmal', label: m.map_time_once() },
			{ value: 'wenig', label: m.map_time_little() },
			{ value: 'regelmaessig', label: m.map_time_regular() },
			unsure(),
		],
	},
	{
		name: 'womit',
		label: m.map_ask_what(),
		options: [
			...FAMILIES.map((value) => ({ value, label: labelOf(families, value, locale) })),
			unsure(),
		],
	},
	{
		name: 'mit',
		label: m.map_ask_with(),
		options: [
			{ value: 'zu-zweit', label: m.map_with_two() },
			{ value: 'mit-kindern', label: m.map_with_children() },
			unsure(),
		],
	},
	{
		name: 'deutsch',
		label: m.map_ask_german(),
		options: [
			{ value: 'wenig', label: m.map_german_little() },
			{ value: 'gut', label: m.map_german_good() },
			unsure(),
		],
	},
];

/** Not knowing is an answer like any other. */
const unsure = () => ({ value: 'egal', label: m.map_unsure() });
