import { EMPTY_QUERY } from '$lib/domain/search/query';
import { getLocale, localizeHref, m } from '$lib/messages';
import type { CardContext } from '../cards/card-context';
import {
	chosenChoices,
	droppedLabel,
	moreChoices,
	typeChoices,
	whatChoices,
	whenChoices,
	whereChoices,
} from './choices';
import { baseMapOf } from '../karte/base-map';
import { hitCard } from './hit-card';
import { suggestionGroups } from './suggestions';
import { PER_PAGE, readWanted, searchQuery } from './wanted';
import type { PageServerLoad } from './$types';

const OTHERS = 6;
/** So many can be leafed through: who has not found it by then asks differently. */
const MOST_PAGES = 500;

export const load: PageServerLoad = async ({ locals, url }) => {
	const { city, clock, discovery } = locals.app;
	const locale = getLocale();
	const wanted = readWanted(url.searchParams, city.districts);
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
	const where = whereChoices(asked);
	const when = whenChoices(asked);
	const what = whatChoices(asked);
	const more = moreChoices(asked);
	const base = wanted.ansicht === 'karte' ? await baseMapOf(city.key) : undefined;
	return {
		wanted,
		total: result.total,
		degraded: result.degraded,
		relaxed: result.relaxed && {
			dropped: result.relaxed.dropped.map(droppedLabel),
			district: result.relaxed.dropped.join() === 'district',
			words: result.relaxed.words,
		},
		pages: Math.min(MOST_PAGES, Math.max(1, Math.ceil(result.total / PER_PAGE))),
		hits: result.hits.map((hit) => hitCard(hit, query.travel, context)),
		others: (others?.hits ?? []).map((hit) => hitCard(hit, query.travel, context)),
		types: typeChoices(asked),
		where,
		when,
		what,
		more,
		chosen: chosenChoices([where, ...when, ...what, ...more], wanted),
		starts: city.districts.map(({ key, label }) => ({ value: key, label })),
		suggestions: suggested ? suggestionGroups(suggested, wanted) : [],
		open: url.searchParams.get('ansicht') === 'stadtteile' ? 'wo' : undefined,
		map: base && {
			baseHref: `/karte/grundkarte.json?v=${base.tag}`,
			stillHref: '/karte/bild.svg',
			credit: base.map.credit,
			place: { ...city.map, ...city.map.centre },
		},
		here: wanted.von ? (query.near ?? undefined) : undefined,
		area: query.bbox ?? undefined,
		rankHref: localizeHref('/reihenfolge'),
		description: m.search_description({ city: city.phrases.in }),
	};
};
