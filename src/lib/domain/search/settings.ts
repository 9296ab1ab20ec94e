import { DOCUMENT_FORMAT } from './entry';

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

/** Settings of the index, versioned with it: another text here means another index, built beside the old one. */
export const INDEX_SETTINGS = {
	searchableAttributes: ['head', 'tags', 'parts', 'keywords', 'org', 'place', 'body', 'more'],
	filterableAttributes: [
		...Object.values(FACETS),
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
	faceting: { maxValuesPerFacet: 100 },
	pagination: { maxTotalHits: 10_000_000 },
	proximityPrecision: 'byWord',
	searchCutoffMs: 250,
} as const;

export const INDEX_VERSION = `${DOCUMENT_FORMAT}:${JSON.stringify(INDEX_SETTINGS)}`;
