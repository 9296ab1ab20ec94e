import type { PageLoad } from './$types';

/** Whoever only wants the list does not pay for the map. */
export const load: PageLoad = async ({ data }) => ({
	...data,
	MapStage: data.map ? (await import('./MapStage.svelte')).default : undefined,
});
