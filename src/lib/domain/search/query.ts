import { z } from 'zod';
import {
	ACCESS_SUPPORTS,
	ACTIVITIES,
	AUDIENCES,
	EFFORTS,
	EVENT_TYPES,
	LANGUAGES,
	NEED_KINDS,
	NEWS_TYPES,
	PLACE_MODES,
	TOPICS,
} from '../vocabulary/keys';
import { TRAVEL_MODES, type Box, type Spot, type TravelMode } from './nearby';
import { WHEN_KEYS } from './when';

// What can be asked, by address or by program. Wrong values are named, never quietly mended.

export const ENTRY_TYPES = ['club', 'need', 'event', 'news'] as const;
export const SORTS = ['relevanz', 'neu', 'datum', 'name', 'naehe'] as const;
export const WITH = ['zu-zweit', 'mit-kindern'] as const;
/** A task for which little German is enough; stands beside the languages. */
export const LITTLE_GERMAN = 'wenig-deutsch';

export interface SearchQuery {
	q: string;
	type: string[];
	topic: string[];
	activity: string[];
	audience: string[];
	kind: string[];
	effort: string[];
	/** Keys of days and times of day, or `heute`, `morgen`, `woche`: from today on seven days. */
	when: string[];
	district: string[];
	plz: string[];
	near: Spot | null;
	minutes: number | null;
	travel: TravelMode;
	mode: string[];
	bbox: Box | null;
	language: string[];
	littleGerman: boolean;
	access: string[];
	age: number | null;
	with: string[];
	sort: (typeof SORTS)[number];
	page: number;
	limit: number;
}

export const EMPTY_QUERY: SearchQuery = {
	q: '',
	type: [],
	topic: [],
	activity: [],
	audience: [],
	kind: [],
	effort: [],
	when: [],
	district: [],
	plz: [],
	near: null,
	minutes: null,
	travel: 'fuss',
	mode: [],
	bbox: null,
	language: [],
	littleGerman: false,
	access: [],
	age: null,
	with: [],
	sort: 'relevanz',
	page: 1,
	limit: 20,
};

const MOST_VALUES = 20;
export const LONGEST_QUERY = 200;
/** In characters as people count them: one of another plane is one. */
export const isTooLong = (q: string): boolean =>
	q.length > LONGEST_QUERY && [...q].length > LONGEST_QUERY;
const LAST_PAGE = 1_000;

/** Several values: repeated, or divided by commas. */
const many = (allowed: readonly string[]) =>
	z
		.array(z.string())
		.transform((all) => [...new Set(all.flatMap((value) => value.split(',')).filter(Boolean))])
		.refine((all) => all.length <= MOST_VALUES, { error: `at most ${MOST_VALUES} values` })
		.refine((all) => all.every((value) => allowed.includes(value)), {
			error: `allowed: ${allowed.join(', ')}`,
		});
const single = z.array(z.string()).max(1, { error: 'only once' });
const whole = (least: number, most: number) =>
	single
		.refine(([value = '']) => /^\d{1,6}$/.test(value) && +value >= least && +value <= most, {
			error: `a whole number from ${least} to ${most}`,
		})
		.transform(([value]) => Number(value));
const decimal = /^-?\d{1,3}(\.\d{1,12})?$/;
const numbers = (value: string | undefined, count: number): number[] | undefined => {
	const parts = (value ?? '').split(',');
	return parts.length === count && parts.every((part) => decimal.test(part))
		? parts.map(Number)
		: undefined;
};
const isLat = (n: number | undefined) => n !== undefined && Math.abs(n) <= 90;
const isLon = (n: number | undefined) => n !== undefined && Math.abs(n) <= 180;

const spot = single.transform(([value], context): Spot => {
	const [lat, lon] = numbers(value, 2) ?? [];
	if (!isLat(lat) || !isLon(lon))
		context.addIssue({ code: 'custom', message: 'latitude,longitude in degrees' });
	return { lat: lat ?? 0, lon: lon ?? 0 };
});
const box = single.transform(([value], context): Box => {
	const [west = 0, south = 0, east = 0, north = 0] = numbers(value, 4) ?? [];
	const fine =
		numbers(value, 4) &&
		[west, east].every(isLon) &&
		[south, north].every(isLat) &&
		west < east &&
		south < north;
	if (!fine) context.addIssue({ code: 'custom', message: 'west,south,east,north in degrees' });
	return { west, south, east, north };
});

const DAY_NAMES: Record<string, string> = {
	montag: 'mo',
	dienstag: 'di',
	mittwoch: 'mi',
	donnerstag: 'do',
	freitag: 'fr',
	samstag: 'sa',
	sonntag: 'so',
};
export const WHEN_VALUES = [
	...Object.keys(WHEN_KEYS),
	...Object.keys(DAY_NAMES),
	'heute',
	'morgen',
	'woche',
];

const schema = (districts: readonly string[]) =>
	z.strictObject({
		q: single
			.refine(([value = '']) => !isTooLong(value), {
				error: `at most ${LONGEST_QUERY} characters`,
			})
			.transform(([value = '']) => value)
			.optional(),
		type: many(ENTRY_TYPES).optional(),
		topic: many(TOPICS).optional(),
		activity: many(ACTIVITIES).optional(),
		audience: many(AUDIENCES).optional(),
		kind: many([...NEED_KINDS, ...EVENT_TYPES, ...NEWS_TYPES]).optional(),
		effort: many(EFFORTS).optional(),
		when: z
			.preprocess(
				(all) => (Array.isArray(all) ? all.map((v) => String(v).toLowerCase()) : all),
				many(WHEN_VALUES),
			)
			.transform((all) => [...new Set(all.map((value) => DAY_NAMES[value] ?? value))])
			.optional(),
		district: many(districts).optional(),
		plz: z
			.array(z.string())
			.transform((all) => [...new Set(all.flatMap((value) => value.split(',')).filter(Boolean))])
			.refine((all) => all.length <= MOST_VALUES && all.every((code) => /^\d{5}$/.test(code)), {
				error: 'five digits',
			})
			.optional(),
		near: spot.optional(),
		minutes: whole(1, 180).optional(),
		mode: many([...TRAVEL_MODES, ...PLACE_MODES]).optional(),
		bbox: box.optional(),
		language: many([...LANGUAGES, LITTLE_GERMAN]).optional(),
		access: many(ACCESS_SUPPORTS).optional(),
		age: whole(0, 120).optional(),
		with: many(WITH).optional(),
		sort: single
			.refine(([value = '']) => (SORTS as readonly string[]).includes(value), {
				error: `allowed: ${SORTS.join(', ')}`,
			})
			.transform(([value]) => value as (typeof SORTS)[number])
			.optional(),
		page: whole(1, LAST_PAGE).optional(),
		limit: whole(1, 100).optional(),
	});

/** Names of all parameters, for the documentation of the interface. */
export const PARAMETERS: readonly string[] = Object.keys(schema([]).shape);

export type QueryOutcome =
	| { ok: true; query: SearchQuery }
	| { ok: false; problems: { parameter: string; detail: string }[] };

const schemas = new WeakMap<readonly string[], ReturnType<typeof schema>>();

export function readQuery(params: URLSearchParams, districts: readonly string[]): QueryOutcome {
	const raw: Record<string, string[]> = Object.create(null) as Record<string, string[]>;
	for (const name of new Set(params.keys())) raw[name] = params.getAll(name);
	// An empty field of a form says nothing.
	for (const [name, all] of Object.entries(raw))
		if (PARAMETERS.includes(name) && all.every((value) => value === '')) delete raw[name];
	let known = schemas.get(districts);
	if (!known) schemas.set(districts, (known = schema(districts)));
	const parsed = known.safeParse(raw);
	const problems: { parameter: string; detail: string }[] = [];
	if (!parsed.success)
		for (const issue of parsed.error.issues) {
			if (issue.code === 'unrecognized_keys')
				for (const key of issue.keys)
					problems.push({ parameter: key, detail: 'unknown parameter' });
			else problems.push({ parameter: String(issue.path[0] ?? ''), detail: issue.message });
		}
	if (params.has('minutes') && !params.get('near'))
		problems.push({ parameter: 'minutes', detail: 'needs near' });
	if (params.get('sort') === 'naehe' && !params.get('near'))
		problems.push({ parameter: 'sort', detail: 'naehe needs near' });
	if (!parsed.success || problems.length > 0) return { ok: false, problems };
	const v = parsed.data;
	const modes = v.mode ?? [];
	const travel = TRAVEL_MODES.find((mode) => modes.includes(mode)) ?? 'fuss';
	return {
		ok: true,
		query: {
			...EMPTY_QUERY,
			q: (v.q ?? '').replaceAll('\u0000', ''),
			type: v.type ?? [],
			topic: v.topic ?? [],
			activity: v.activity ?? [],
			audience: v.audience ?? [],
			kind: v.kind ?? [],
			effort: v.effort ?? [],
			when: v.when ?? [],
			district: v.district ?? [],
			plz: v.plz ?? [],
			near: v.near ?? null,
			minutes: v.minutes ?? null,
			travel,
			mode: modes.filter((mode) => !(TRAVEL_MODES as readonly string[]).includes(mode)),
			bbox: v.bbox ?? null,
			language: (v.language ?? []).filter((language) => language !== LITTLE_GERMAN),
			littleGerman: (v.language ?? []).includes(LITTLE_GERMAN),
			access: v.access ?? [],
			age: v.age ?? null,
			with: v.with ?? [],
			sort: v.sort ?? 'relevanz',
			page: v.page ?? 1,
			limit: v.limit ?? 20,
		},
	};
}
