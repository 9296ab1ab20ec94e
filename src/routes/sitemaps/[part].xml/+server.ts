import { newsPath } from '$lib/domain/news/path';
import { FAMILIES } from '$lib/domain/vocabulary/keys';
import { m } from '$lib/messages';
import { LISTED_KINDS, listAddresses } from '$lib/server/exchange';
import { error } from '@sveltejs/kit';
import { urlElements, urlSet } from '../sitemap';
import type { RequestHandler } from './$types';

/** Pages that are the same for everyone and belong to no club. */
const PAGES = [
	'',
	'entdecken',
	'vereine',
	'termine',
	'neuigkeiten',
	'themen',
	'stadtteile',
	'passt-zu-mir',
	'beratung',
	'so-funktionierts',
	'hilfe',
	'ueber-uns',
	'kontakt',
	'reihenfolge',
	'barrierefreiheit',
	'datenschutz',
	'impressum',
	'nutzungsregeln',
];

export const GET: RequestHandler = async ({ locals: { app }, params }) => {
	const [origin] = app.settings.origins;
	const [, name = '', number = ''] = /^([a-z]+)-([1-9]\d{0,3})$/.exec(params.part) ?? [];
	if (name === 'seiten' && number === '1') {
		const landings = [
			...FAMILIES.map((key) => `themen/${key}`),
			...app.city.districts.map(({ key }) => `stadtteile/${key}`),
		];
		return urlSet([...PAGES, ...landings].map((page) => urlElements(origin, `/${page}`)));
	}
	const kind = LISTED_KINDS.find((one) => one === name);
	if (!kind) error(404, m.errorpage_title_404());
	const rows = await app.database.read((db) =>
		listAddresses(db, kind, Number(number), app.clock.now()),
	);
	if (rows.length === 0) error(404, m.errorpage_title_404());
	return urlSet(
		rows.map(({ slug, clubSlug, changedAt }) =>
			urlElements(
				origin,
				kind === 'neuigkeiten' ? newsPath(slug, clubSlug) : `/${kind}/${slug}`,
				changedAt,
			),
		),
	);
};
