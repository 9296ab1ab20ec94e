import { gridAttribute, SPOT } from '$lib/domain/search/settings';
import { fieldPoints, gridFor, pointsOf } from '$lib/domain/search/spots';
import type { SearchClient } from '../platform/search/client';
import { filterOf, searchEngine, wordsOf } from './engine-search';
import type { Question } from './question';
import { MOST_HITS, type Spotter } from './spotter';

interface Counted {
	total: number;
	counts: Record<string, number>;
}

/** Points and fields as the counts of two kinds of facets: not one document is fetched. */
export function engineSpots(client: SearchClient, index: string, signal: AbortSignal): Spotter {
	const count = async (question: Question, facet?: string): Promise<Counted> => {
		const asked = {
			...wordsOf(index, question),
			filter: filterOf(question.conditions, question.now),
			page: 1,
			hitsPerPage: 0,
			...(facet ? { facets: [facet] } : {}),
		};
		const [answer] = (await client.ask([asked], signal)) as {
			totalHits?: number;
			facetDistribution?: Record<string, Record<string, number>>;
		}[];
		return {
			total: answer?.totalHits ?? 0,
			counts: (facet && answer?.facetDistribution?.[facet]) || {},
		};
	};
	return {
		find: (question) => searchEngine(client, index, question, signal),
		async points(question) {
			const { total } = await count(question);
			if (total > MOST_HITS) return undefined;
			return pointsOf((await count(question, SPOT)).counts);
		},
		async fields(question, view) {
			const grid = gridFor(view);
			return fieldPoints((await count(question, gridAttribute(grid))).counts, grid, view);
		},
	};
}
