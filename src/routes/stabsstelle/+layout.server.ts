import type { LayoutServerLoad } from './$types';

/** Times are those of the city, wherever the colleague sits. */
export const load: LayoutServerLoad = ({ locals }) => ({ timeZone: locals.app.city.timeZone });
