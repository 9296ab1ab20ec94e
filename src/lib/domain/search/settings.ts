import { DOCUMENT_FORMAT, type EntryDocument } from './entry';
import { fieldOf, GRIDS, spotValue, type Grid } from './spots';

/** Facets: name in the address → attribute of the index. */
export const FACETS = {
	type: 'type',
	topic: 'topics',
	audience: 'audience',
	activity: 'activity',
	kind: 'kind',
	effort: 'effort',
	when: 'when',
	district: 'district',
	mode: 'mode',
	language: 'language',
	access: 'access',
	german: 'german',
	forTwo: 'forTwo',
	withChildren: 'withChildren',
} as const;
export type Facet = keyof typeof FACETS;
export const FACET_NAMES = Object.keys(FACETS) as Facet[];

/**
 * One attribute with the values of all facets, `topic:sport`. To count, the engine looks at every hit once per
 * attribute: fourteen of them take twice as long as this one.
 */
export const COUNTED = 'counted';

const value = (facet: Facet, key: string) => `${facet}:${key}`;

/** What of a document is counted. What is not so is no value: nobody filters by "not for two". */
export const countedValues = (document: Pick<EntryDocument, (typeof FACETS)[Facet]>): string[] =>
	FACET_NAMES.flatMap((facet) => {
		const found = document[FACETS[facet]];
		if (found === null || found === false) return [];
		return (Array.isArray(found) ? found : [found]).map((key) => value(facet, String(key)));
	});

export type Facets = Partial<Record<Facet, Record<string, number>>>;

/** The engine's counts, each under its facet again. */
export function countsOf(found: Record<string, number>, wanted: readonly Facet[]): Facets {
	const counts: Facets = {};
	for (const facet of wanted) counts[facet] = {};
	for (const [text, count] of Object.entries(found)) {
		const at = text.indexOf(':');
		const of = counts[text.slice(0, at) as Facet];
		if (of) of[text.slice(at + 1)] = count;
	}
	return counts;
}

/** What is in force and stands with its numbers on the page. */
export const isCounted = <T extends { facet: string }>(one: T): one is T & { facet: Facet } =>
	FACET_NAMES.some((name) => name === one.facet);

/** Counts of all, those of a facet in force each taken from where it was left out. */
export function mergeCounts(
	all: Facets,
	sides: readonly { facet: Facet; has: (value: string) => boolean; counts: Facets }[],
): Facets {
	const merged: Facets = { ...all };
	for (const { facet, has, counts } of sides) {
		const before = Object.entries(merged[facet] ?? {}).filter(([value]) => !has(value));
		const own = Object.entries(counts[facet] ?? {}).filter(([value]) => has(value));
		merged[facet] = Object.fromEntries([...before, ...own]);
	}
	return merged;
}

/** Where it lies, for the map: as a point, and as the fields of the grids it lies in. */
export const SPOT = 'spot';
export const gridAttribute = (grid: Grid) => `grid${grid}` as const;

export type MapValues = Partial<Record<typeof SPOT | ReturnType<typeof gridAttribute>, string>>;

export function mapValues({
	_geo: geo,
	topics,
}: Pick<EntryDocument, '_geo' | 'topics'>): MapValues {
	if (!geo) return {};
	const place = { lat: geo.lat, lon: geo.lng };
	return {
		[SPOT]: spotValue({ ...place, topics }) ?? '',
		...Object.fromEntries(GRIDS.map((grid) => [gridAttribute(grid), fieldOf(grid, place)])),
	};
}

/** Settings of the index, versioned with it: another text here means another index, built beside the old one. */
export const INDEX_SETTINGS = {
	searchableAttributes: ['head', 'tags', 'parts', 'keywords', 'org', 'place', 'body', 'more'],
	filterableAttributes: [
		...Object.values(FACETS),
		COUNTED,
		SPOT,
		...GRIDS.map(gridAttribute),
		'id',
		'clubId',
		'plz',
		'age',
		'from',
		'until',
		'starts',
		'_geo',
	],
	sortableAttributes: ['_geo', 'published', 'starts', 'name'],
	displayedAttributes: ['id', 'card', 'sum'],
	// What somebody asked to be sorted by goes first; the last three never mean anything but fairness.
	rankingRules: [
		'sort',
		'words',
		'typo',
		'attribute',
		'weight:asc',
		'proximity',
		'exactness',
		'stale:asc',
		'tie:asc',
	],
	typoTolerance: {
		minWordSizeForTypos: { oneTypo: 4, twoTypos: 8 },
		disableOnNumbers: true,
		// The planner mends what nobody ever wrote; in long texts a typo allowed is a wrong hit: "Chor" and "Ohr".
		disableOnAttributes: ['parts', 'keywords', 'place', 'body', 'more'],
	},
	// All values of all facets stand in one attribute; and a view has up to 64 × 64 fields.
	// By count: the engine then asks each value for its hits, and not each hit for its values.
	faceting: { maxValuesPerFacet: 5_000, sortFacetValuesBy: { [COUNTED]: 'count' } },
	// Nobody searches in the values of a facet: they are a handful, and on the page.
	facetSearch: false,
	pagination: { maxTotalHits: 10_000_000 },
	proximityPrecision: 'byWord',
	searchCutoffMs: 250,
} as const;

export const INDEX_VERSION = `${DOCUMENT_FORMAT}:${JSON.stringify(INDEX_SETTINGS)}`;
