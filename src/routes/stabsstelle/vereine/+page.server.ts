import { cleanText } from '$lib/domain/text';
import { signedIn } from '$lib/server/http/signed-in';
import { CLUB_SORTS, listOfficeClubs } from '$lib/server/oversight';
import { pageOf } from '../care-page';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const met = await signedIn(locals);
	const asked = url.searchParams.get('sortierung');
	const filter = {
		q: cleanText(url.searchParams.get('q') ?? '').slice(0, 100),
		state: (url.searchParams.get('zustand') ?? '').slice(0, 20),
		sort: CLUB_SORTS.find((sort) => sort === asked) ?? CLUB_SORTS[0],
		page: pageOf(url),
	};
	return { ...filter, ...(await listOfficeClubs(locals.app, met, filter)) };
};
