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
	weekday: number;
	ends: number;
}

/** What a filter says goes before what the words say. */
export function conditionsOf(
	query: SearchQuery,
	plan: Pick<Plan, 'when' | 'districts' | 'postcode' | 'type'>,
	today: Today,
): Conditions {
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
	const ahead = said.length > 0 ? (near ? Math.max(...spans) : null) : plan.when.ahead;
	const isDay = (word: WhenWord) => (DAY_WORDS as readonly string[]).includes(word);
	const days = said.filter(isDay);
	const times = said.filter((word) => !isDay(word));
	const { near: from, minutes, travel } = query;
	const circle = from && minutes !== null ? { from, minutes, travel } : null;
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
		before: ahead === null ? null : today.ends + ahead * DAY_SECONDS,
		box: query.bbox,
		circle,
	};
}

const isDayKey = (key: string): boolean =>
	key in AHEAD ||
	(WHEN_KEYS[key] ?? []).some((word) => (DAY_WORDS as readonly string[]).includes(word));

const NONE: Conditions = {
	before: null,
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
	when: ['days', 'times', 'before'],
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
