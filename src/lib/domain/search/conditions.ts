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
	/** Seconds since 1970: what has dates has its next one before this. What has none goes by its weekdays. */
	before: number | null;
	/** The next date is not before this; what has none is no hit. */
	after: number | null;
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

const DAY_SECONDS = 86_400;
const AHEAD: Record<string, number> = { heute: 0, morgen: 1, woche: 6 };

/** The day of the question: `weekday` counts from Monday = 0, `ends` is its midnight in seconds since 1970. */
export interface Today {
	/** YYYY-MM-DD, as the city writes it. */
	date: string;
	weekday: number;
	ends: number;
}

/** What of the words became conditions. */
export type Understood = Pick<Plan, 'when' | 'districts' | 'postcode' | 'type' | 'littleGerman'>;
export const UNDERSTOOD_NOTHING: Understood = {
	when: { days: [], times: [], ahead: null, from: null },
	districts: [],
	postcode: null,
	type: null,
	littleGerman: false,
};

/** What a filter says goes before what the words say. */
export function conditionsOf(query: SearchQuery, plan: Understood, today: Today): Conditions {
	const named = query.when.filter((key) => isDayKey(key) && !(key in AHEAD));
	// "Diese Woche" and "Samstag": the Saturday of these seven days.
	const inWeek = named.length > 0 && query.when.includes('woche');
	const said = query.when.flatMap((key): readonly WhenWord[] => {
		if (key === 'woche') return inWeek ? [] : DAY_WORDS;
		const ahead = AHEAD[key];
		if (ahead !== undefined) return [DAY_WORDS[(today.weekday + ahead) % 7] ?? 'Montag'];
		return WHEN_KEYS[key] ?? [];
	});
	const spans = query.when.flatMap((key) => AHEAD[key] ?? []);
	// A named day beside today or tomorrow means any such day.
	const near = spans.length > 0 && (inWeek || named.length === 0);
	const days = said.filter(isDay);
	// "Abends" beside "heute" in the words is this evening.
	const ahead = days.length > 0 ? (near ? Math.max(...spans) : null) : plan.when.ahead;
	const from = days.length > 0 ? null : plan.when.from;
	const times = said.filter((word) => !isDay(word));
	const { near: here, minutes, travel } = query;
	const circle = here && minutes !== null ? { from: here, minutes, travel } : null;
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
		littleGerman: query.littleGerman || plan.littleGerman,
		access: query.access,
		age: query.age,
		forTwo: query.with.includes('zu-zweit'),
		withChildren: query.with.includes('mit-kindern'),
		before: ahead === null ? null : today.ends + ahead * DAY_SECONDS,
		after: from === null ? null : today.ends + (from - 1) * DAY_SECONDS,
		box: query.bbox,
		circle,
	};
}

const isDay = (word: string): boolean => (DAY_WORDS as readonly string[]).includes(word);
const isDayKey = (key: string): boolean => key in AHEAD || (WHEN_KEYS[key] ?? []).some(isDay);

const NONE: Conditions = {
	before: null,
	after: null,
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
	when: ['days', 'times', 'before', 'after'],
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

const DAY_FIELDS = ['days', 'before', 'after'] as const;

/** Something in force that is counted without itself: that is what one would get by tapping another of its values. */
export interface Side {
	facet: Droppable;
	/** All but this. */
	rest: Conditions;
	/** This, and nothing else. */
	alone: Conditions;
	/** Whether it is what this value says something about. */
	has: (value: string) => boolean;
}

/** Of `when` both a day and a time of day have to fit, so each of them is one. */
export function sidesOf(conditions: Conditions): Side[] {
	const active = inForce(conditions);
	return active.flatMap((facet): Side[] => {
		const alone = without(conditions, ...active.filter((name) => name !== facet));
		if (facet !== 'when')
			return [{ facet, rest: without(conditions, facet), alone, has: () => true }];
		const { days, before, after, times } = NONE;
		const noDays = { days, before, after };
		return [
			...(DAY_FIELDS.some((field) => says(conditions[field]))
				? [{ facet, rest: { ...conditions, ...noDays }, alone: { ...alone, times }, has: isDay }]
				: []),
			...(says(conditions.times)
				? [
						{
							...{ facet, rest: { ...conditions, times } },
							alone: { ...alone, ...noDays },
							has: (value: string) => !isDay(value),
						},
					]
				: []),
		];
	});
}
