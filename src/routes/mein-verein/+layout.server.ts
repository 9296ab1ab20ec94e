import type { LayoutServerLoad } from './$types';

/** Of others than one's own club nothing but its name: see watch-club.ts. */
export const load: LayoutServerLoad = ({ locals }) => ({ watched: locals.watched });
