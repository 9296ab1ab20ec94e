import {
	circleBox,
	inForce,
	without,
	type Conditions,
	type Droppable,
} from '$lib/domain/search/conditions';
import { FOR_EVER, type EntryCard } from '$lib/domain/search/entry';
import type { PlannedWord } from '$lib/domain/search/plan';
import { COUNTED, countsOf, FACET_NAMES, type Facet } from '$lib/domain/search/settings';
import { stem } from '$lib/domain/search/stem';
import type { Meilisearch } from '../platform/search/client';
import { limitKm } from './conditions-sql';
import type { Found, Question } from './question';

// A plan put to Meilisearch. Words are letters and digits only, keys were checked against the vocabularies:
// nothing a person typed can become a filter.

const quoted = (value: string) => `"${value.replace(/["\\]/g, '')}"`;
const among = (attribute: string, values: readonly string[]) =>
	`${attribute} IN [${values.map(quoted).join(', ')}]`;

export function filterOf(c: Conditions, now: number): string[] {
	const parts = [`until > ${now}`, `from <= ${now}`];
	if (c.type.length) parts.push(among('type', c.type));
	if (c.topic.length) parts.push(among('topics', c.topic));
	if (c.activity.length) parts.push(among('activity', c.activity));
	if (c.audience.length) parts.push(among('audience', c.audience));
	if (c.kind.length) parts.push(among('kind', c.kind));
	if (c.effort.length) parts.push(among('effort', c.effort));
	if (c.days.length) parts.push(among('when', c.days));
	if (c.times.length) parts.push(among('when', c.times));
	if (c.district.length) parts.push(among('district', c.district));
	if (c.plz.length) parts.push(among('plz', c.plz));
	if (c.mode.length) parts.push(among('mode', c.mode));
	if (c.language.length) parts.push(among('language', c.language));
	if (c.littleGerman) parts.push(among('german', ['kein', 'etwas']));
	for (const access of c.access) parts.push(among('access', [access]));
	if (c.age !== null) parts.push(`age <= ${c.age}`);
	if (c.forTwo) parts.push('forTwo = true');
	if (c.withChildren) parts.push('withChildren = true');
	if (c.before !== null) parts.push(`starts < ${c.before} OR starts >= ${FOR_EVER}`);
	const boxes = [c.box, c.circle ? circleBox(c.circle) : null];
	for (const box of boxes)
		if (box)
			parts.push(`_geoBoundingBox([${box.north}, ${box.east}], [${box.south}, ${box.west}])`);
	// The box first: it is many times cheaper, and leaves the circle little to measure.
	if (c.circle)
		parts.push(
			`_geoRadius(${c.circle.from.lat}, ${c.circle.from.lon}, ${Math.round(limitKm(c.circle) * 1000)})`,
		);
	return parts;
}

/** The words sent: what nobody ever wrote is sent as what it most likely means. */
export function textOf(words: readonly PlannedWord[], apart: boolean): string {
	return words
		.map((word) => {
			const meaning = word.meanings.find((term) => !term.includes(' '));
			if (word.stem.includes(' ')) return meaning ?? word.stem;
			if (apart && word.parts.length > 0) return word.parts.join(' ');
			const [correction] = word.corrections;
			if (correction !== undefined || (word.corrections.length === 0 && word.unknown && meaning))
				return meaning ?? stem(correction ?? word.stem);
			if (word.unknown && word.parts.length > 0) return word.parts.join(' ');
			return word.open ? openWord(word) : word.stem;
		})
		.join(' ');
}

/** While typing the letters themselves count, unless the stem is as long as a word must be. */
const openWord = (word: PlannedWord): string =>
	word.written.startsWith(word.stem) ? word.stem : word.written;

function sortOf(question: Question): string[] | undefined {
	if (question.sort === 'neu') return ['published:desc'];
	if (question.sort === 'datum') return ['starts:asc'];
	if (question.sort === 'name') return ['name:asc'];
	if (question.sort === 'naehe' && question.near)
		return [`_geoPoint(${question.near.lat}, ${question.near.lon}):asc`];
	return undefined;
}

export const wordsOf = (index: string, question: Question) => ({
	indexUid: index,
	q: textOf(question.words, question.apart),
	matchingStrategy: question.match === 'all' ? ('all' as const) : ('frequency' as const),
	...(question.namesOnly ? { attributesToSearchOn: ['head'] } : {}),
});

interface Answer {
	hits: { id: string; card: EntryCard }[];
	totalHits?: number;
	facetDistribution?: Record<string, Record<string, number>>;
}

export async function searchEngine(
	client: Meilisearch,
	index: string,
	question: Question,
	signal: AbortSignal,
): Promise<Found> {
	const counted = question.facets ? FACET_NAMES : [];
	const active = inForce(question.conditions);
	const own = counted.filter((facet): facet is Facet & Droppable =>
		active.some((name) => name === facet),
	);
	const base = { ...wordsOf(index, question), attributesToRetrieve: ['id', 'card'] };
	const count = question.facets ? { facets: [COUNTED] } : {};
	// Pages do not always begin at a multiple of their size, so ask for enough from the start.
	const page = Math.floor(question.offset / Math.max(1, question.limit)) + 1;
	const { results } = await client.multiSearch(
		{
			queries: [
				{
					...base,
					...count,
					filter: filterOf(question.conditions, question.now),
					sort: sortOf(question),
					page,
					hitsPerPage: question.limit,
				},
				...own.map((facet) => ({
					...base,
					...count,
					filter: filterOf(without(question.conditions, facet), question.now),
					page: 1,
					hitsPerPage: 0,
				})),
			],
		},
		{ signal },
	);
	const answers = results as unknown as Answer[];
	const countsAt = (at: number, facets: readonly Facet[]) =>
		countsOf(answers[at]?.facetDistribution?.[COUNTED] ?? {}, facets);
	return {
		total: answers[0]?.totalHits ?? 0,
		cards: (answers[0]?.hits ?? []).map(({ card }) => card),
		facets: Object.assign(
			countsAt(0, counted),
			// What a filter leaves out is counted without it: that is what one would get by tapping.
			...own.map((facet, at) => countsAt(at + 1, [facet])),
		) as Found['facets'],
	};
}
