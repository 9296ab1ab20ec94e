import { noSuchPage } from '$lib/server/http/no-such-page';
import type { LayoutServerLoad } from './$types';

/** Pages that only `npm run bench` opens: what an empty one and one with rows cost. */
export const load: LayoutServerLoad = ({ locals }) => {
	if (!locals.app.settings.bench) noSuchPage();
};
