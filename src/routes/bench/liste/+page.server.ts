import { listClubs } from '$lib/server/clubs';
import { error } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { app } }) => {
	if (!app.settings.bench) error(404);
	return { clubs: await app.database.read((db) => listClubs(db, { limit: 20 })) };
};
