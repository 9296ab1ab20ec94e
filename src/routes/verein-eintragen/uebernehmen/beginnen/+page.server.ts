import { localizeHref } from '$lib/messages';
import { findClub } from '$lib/server/clubs';
import { answerForm } from '$lib/server/http/form';
import { noSuchPage } from '$lib/server/http/no-such-page';
import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { queryText } from '../../../query-text';
import { isKnown, keepAndGoOn, stepHref } from '../../open-draft';
import { draftOf } from '$lib/server/http/draft-cookie';
import type { Actions, PageServerLoad } from './$types';

/** From the page of a club: which one it is about. */
export const load: PageServerLoad = async ({ locals, url }) => {
	const slug = url.searchParams.get('verein') ?? '';
	const found = await locals.app.database.read((db) => findClub(db, slug));
	if (found?.kind !== 'here') redirect(303, localizeHref('/verein-eintragen'));
	return { slug: found.club.slug, name: found.club.name, query: queryText({ verein: slug }) };
};

export const actions: Actions = {
	default: async (event) => {
		const outcome = await answerForm(event, {
			schema: z.object({ slug: z.string().max(100) }),
			run: async ({ slug }) => {
				const found = await event.locals.app.database.read((db) => findClub(db, slug));
				if (found?.kind !== 'here') return noSuchPage();
				await keepAndGoOn(event, { name: found.club.name }, found.club.id);
				return {};
			},
		});
		if ('status' in outcome) return outcome;
		const known = await isKnown(event, await draftOf(event));
		redirect(303, stepHref(known ? 'uebernehmen' : 'code'));
	},
};
