import { localizeHref, m } from '$lib/messages';
import { chosenChoices, moreChoices, whatChoices, whenChoices, whereChoices } from './choices';
import { mapOfCity } from '../karte/base-choice';
import { findHits } from './find-hits';
import { wantedQuery } from './wanted-address';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { city } = locals.app;
	const { wanted, query, asked, shown } = await findHits(locals.app, url.searchParams);
	const where = whereChoices(asked);
	const when = whenChoices(asked);
	const what = whatChoices(asked);
	const more = moreChoices(asked);
	const map = wanted.ansicht === 'karte' ? await mapOfCity(locals.app) : undefined;
	return {
		...shown,
		wanted,
		query: wantedQuery(wanted),
		where,
		when,
		what,
		more,
		chosen: chosenChoices([where, ...when, ...what, ...more], wanted),
		// A word of the server's: the script of the page need not carry it.
		removes: m.look_chip_removes(),
		starts: city.districts.map(({ key, label }) => ({ value: key, label })),
		open: url.searchParams.get('ansicht') === 'stadtteile' ? 'wo' : undefined,
		map: map && {
			base: map.base,
			stillHref: '/karte/bild.svg',
			place: { ...city.map, ...city.map.centre, maxZoom: map.maxZoom },
		},
		here: wanted.von ? (query.near ?? undefined) : undefined,
		area: query.bbox ?? undefined,
		rankHref: localizeHref('/reihenfolge'),
		description: m.search_description({ city: city.phrases.in }),
	};
};
