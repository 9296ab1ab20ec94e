import type { Plan } from './plan';
import { reach, type Box, type Spot, type TravelMode } from './nearby';
import type { SearchQuery } from './query';
import { DAY_WORDS, WHEN_KEYS, type WhenWord } from './when';

/** What must hold for a hit, said by filters or understood from the words; each engine puts it its way. */
export interface Conditions {
	type: readonly string[];
	topic: readonly string[];
	activity: readonly string[];
	audience: readonly string[];
	kind: readonly string[];
	effort: readonly string[];
	days: readonly WhenWord[];
	times: readonly WhenWord[];
	district: readonly string[];
	plz: readonly string[];
	mode: readonly string[];
	language: readonly string[];
	littleGerman: boolean;
	access: readonly string[];
	age: number | null;
	forTwo: boolean;
	withChildren: boolean;
	box: Box | null;
	circle: { from: Spot; minutes: number; travel: TravelMode } | null;
}

/** Names of the address for what can be dropped when nothing fits. */
export const DROPPABLE = [
	'when',
	'district',
	'plz',
	'minutes',
	'bbox',
	'type',
	'topic',
	'activity',
	'audience',
	'kind',
	'effort',
	'mode',
	'language',
	'access',
	'age',
	'with',
] as const;
export type Droppable = (typeof DROPPABLE)[number];

/** What a filter says goes before what the words say. `today` counts from Monday = 0. */
export function conditionsOf(query: SearchQuery, plan: Plan, today: number): Conditions {
	const said = query.when.flatMap((key): readonly WhenWord[] => {
		if (key === 'heute' || key === 'morgen')
			return [DAY_WORDS[(today + (key === 'morgen' ? 1 : 0)) % 7] ?? 'Montag'];
		return WHEN_KEYS[key] ?? [];
	});
	const isDay = (word: WhenWord) => (DAY_WORDS as readonly string[]).includes(word);
	const days = said.filter(isDay);
	const times = said.filter((word) => !isDay(word));
	const { near, minutes, travel } = query;
	const circle = near && minutes !== null ? { from: near, minutes, travel } : null;
	const or = <T>(first: readonly T[], second: readonly T[]) => (first.length > 0 ? first : second);
	return {
		type: or(query.type, plan.type ? [plan.type] : []),
		topic: query.topic,
		activity: query.activity,
		audience: query.audience,
		kind: query.kind,
		effort: query.effort,
		days: or(days, plan.when.days),
		times: or(times, plan.when.times),
		district: or(query.district, plan.districts),
		plz: or(query.plz, plan.postcode ? [plan.postcode] : []),
		mode: query.mode,
		language: query.language,
		littleGerman: query.littleGerman,
		access: query.access,
		age: query.age,
		forTwo: query.with.includes('zu-zweit'),
		withChildren: query.with.includes('mit-kindern'),
		box: query.bbox,
		circle,
	};
}

const NONE: Conditions = {
	type: [],
	topic: [],
	activity: [],
	audience: [],
	kind: [],
	effort: [],
	days: [],
	times: [],
	district: [],
	plz: [],
	mode: [],
	language: [],
	littleGerman: false,
	access: [],
	age: null,
	forTwo: false,
	withChildren: false,
	box: null,
	circle: null,
};

const FIELDS: Record<Droppable, readonly (keyof Conditions)[]> = {
	when: ['days', 'times'],
	district: ['district'],
	plz: ['plz'],
	minutes: ['circle'],
	bbox: ['box'],
	type: ['type'],
	topic: ['topic'],
	activity: ['activity'],
	audience: ['audience'],
	kind: ['kind'],
	effort: ['effort'],
	mode: ['mode'],
	language: ['language', 'littleGerman'],
	access: ['access'],
	age: ['age'],
	with: ['forTwo', 'withChildren'],
};

const says = (value: Conditions[keyof Conditions]): boolean =>
	Array.isArray(value) ? value.length > 0 : value !== null && value !== false;

export const inForce = (conditions: Conditions): Droppable[] =>
	DROPPABLE.filter((name) => FIELDS[name].some((field) => says(conditions[field])));

export const without = (conditions: Conditions, ...names: readonly Droppable[]): Conditions => ({
	...conditions,
	...Object.fromEntries(names.flatMap((name) => FIELDS[name]).map((field) => [field, NONE[field]])),
});

export const circleBox = (circle: NonNullable<Conditions['circle']>): Box =>
	reach(circle.from, circle.minutes, circle.travel);
