import { EMPTY_QUERY } from '$lib/domain/search/query';
import { getLocale } from '$lib/messages';
import type { App } from '$lib/server/app';
import type { CardContext } from '../cards/card-context';
import { typeChoices } from './choices';
import { hitCard } from './hit-card';
import { noticeOf, sayRelaxed } from './said';
import { suggestionGroups } from './suggestions';
import { MOST_PAGES, PER_PAGE, readWanted, searchQuery } from './wanted';

const OTHERS = 6;

/** What an address finds, in words: for the page, and for each key while somebody types. */
export async function findHits({ city, clock, discovery }: App, parameters: URLSearchParams) {
	const locale = getLocale();
	const wanted = readWanted(parameters, city.districts);
	const query = searchQuery(wanted, city.districts);
	const [result, suggested] = await Promise.all([
		discovery.search(query, { explain: wanted.warum === '1' }),
		wanted.q.trim().length > 1 ? discovery.suggest(wanted.q) : undefined,
	]);
	// Never a dead end: what is being looked for at the moment.
	const others =
		result.total === 0
			? await discovery.search({ ...EMPTY_QUERY, type: ['need'], limit: OTHERS }, { facets: false })
			: undefined;
	const context: CardContext = { locale, city, now: clock.now() };
	const asked = { facets: result.facets, wanted, locale, city };
	const shown = {
		total: result.total,
		notice: result.degraded ? noticeOf(discovery.engine) : undefined,
		relaxed: result.relaxed && sayRelaxed(result.relaxed),
		pages: Math.min(MOST_PAGES, Math.max(1, Math.ceil(result.total / PER_PAGE))),
		hits: result.hits.map((hit) => hitCard(hit, query.travel, context)),
		others: (others?.hits ?? []).map((hit) => hitCard(hit, query.travel, context)),
		types: typeChoices(asked),
		suggestions: suggested ? suggestionGroups(suggested, wanted) : [],
	};
	return { wanted, query, asked, shown };
}

export type Shown = Awaited<ReturnType<typeof findHits>>['shown'];
