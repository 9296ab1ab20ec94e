import { refusalOf } from '$lib/domain/rights/may';
import { listCare, type CareList } from '$lib/server/care';
import { signedIn } from '$lib/server/http/signed-in';

/** Whatever stands in the address that is no page is the first one. */
export const pageOf = (url: URL): number => {
	const page = Number(url.searchParams.get('seite') ?? 1);
	return Number.isInteger(page) && page > 0 && page < 10_000 ? page : 1;
};

export async function loadCare(locals: App.Locals, url: URL, list: CareList) {
	const page = pageOf(url);
	const met = await signedIn(locals);
	return {
		page,
		mayOpen: !refusalOf(met.actor, 'office.open-contact'),
		...(await listCare(locals.app, met, list, page)),
	};
}
