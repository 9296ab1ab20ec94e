import { circleBox, sidesOf, type Conditions } from '$lib/domain/search/conditions';
import { FOR_EVER, type EntryCard } from '$lib/domain/search/entry';
import type { PlannedWord } from '$lib/domain/search/plan';
import {
	COUNTED,
	countsOf,
	FACET_NAMES,
	isCounted,
	mergeCounts,
	type Facet,
	type Facets,
} from '$lib/domain/search/settings';
import { stem } from '$lib/domain/search/stem';
import type { SearchClient } from '../platform/search/client';
import { limitKm } from './conditions-sql';
import { later, type Found, type Question } from './question';

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
	if (c.after !== null) parts.push(`starts >= ${c.after}`);
	// On a day of the calendar is what has a date; what has none goes by its weekdays.
	if (c.before !== null)
		parts.push(`starts < ${c.before}${c.after === null ? ` OR starts >= ${FOR_EVER}` : ''}`);
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
	hits: { card: EntryCard }[];
	totalHits?: number;
	facetDistribution?: Record<string, Record<string, number>>;
}

export async function searchEngine(
	client: SearchClient,
	index: string,
	question: Question,
	signal: AbortSignal,
): Promise<Found> {
	const asked = wordsOf(index, question);
	const ask = async (questions: readonly object[]) =>
		(await client.ask(
			questions.map((each) => ({ ...asked, ...each })),
			signal,
		)) as Answer[];
	// To count takes longer than to find: what was found goes on while numbers are still on their way.
	const facets = question.facets ? later(countFacets(ask, question)) : {};
	const [answer] = await ask([
		{
			attributesToRetrieve: ['card'],
			filter: filterOf(question.conditions, question.now),
			sort: sortOf(question),
			// Pages do not always begin at a multiple of their size, so ask for enough from the start.
			page: Math.floor(question.offset / Math.max(1, question.limit)) + 1,
			hitsPerPage: question.limit,
		},
	]);
	return {
		total: answer?.totalHits ?? 0,
		cards: (answer?.hits ?? []).map(({ card }) => card),
		facets,
	};
}

async function countFacets(
	ask: (questions: readonly object[]) => Promise<Answer[]>,
	question: Question,
): Promise<Facets> {
	const sides = sidesOf(question.conditions).filter(isCounted);
	const answers = await ask(
		[question.conditions, ...sides.map(({ rest }) => rest)].map((conditions) => ({
			filter: filterOf(conditions, question.now),
			facets: [COUNTED],
			page: 1,
			hitsPerPage: 0,
		})),
	);
	const countsAt = (at: number, facets: readonly Facet[]) =>
		countsOf(answers[at]?.facetDistribution?.[COUNTED] ?? {}, facets);
	return mergeCounts(
		countsAt(0, FACET_NAMES),
		sides.map((side, at) => ({ ...side, counts: countsAt(at + 1, [side.facet]) })),
	);
}
