import { noSuchPage } from '$lib/server/http/no-such-page';
import { listClubs } from '$lib/server/clubs';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { app } }) => {
	if (!app.settings.bench) noSuchPage();
	return { clubs: await app.database.read((db) => listClubs(db, { limit: 20 })) };
};
