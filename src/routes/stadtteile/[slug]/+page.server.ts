import { localizeHref, m } from '$lib/messages';
import { error } from '@sveltejs/kit';
import { loadLanding } from '../../landing/landing';
import { publicAddress } from '../../meta/page-meta';
import type { PageServerLoad } from './$types';

/** Only read: a document with one small script (docs/decisions/0023). */
export const csr = false;

export const load: PageServerLoad = async ({ locals: { app }, params }) => {
	const { districts } = app.city;
	const district = districts.find(({ key }) => key === params.slug);
	if (!district) error(404, m.map_district_not_found());
	const near = district.neighbours.flatMap((key) => districts.filter((one) => one.key === key));
	const landing = await loadLanding(
		app,
		{ district: district.key },
		near.map(({ key }) => ({ district: key })),
	);
	return {
		title: district.label,
		text: m.map_district_text({ district: district.label }),
		landing,
		canonical: publicAddress(app, `/stadtteile/${district.key}`),
		find: `wo=${district.key}`,
		datesHref: localizeHref(`/termine?wo=${district.key}`),
		near: [
			...near.map(({ key, label }) => ({ href: localizeHref(`/stadtteile/${key}`), label })),
			{ href: localizeHref('/stadtteile'), label: m.map_districts_all() },
		],
	};
};
