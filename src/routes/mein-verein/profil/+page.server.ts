import type { ClubState } from '$lib/domain/club/states';
import { isPublicClub } from '$lib/domain/public';
import { SECTIONS } from '$lib/domain/club/sections';
import { getLocale, localizeHref } from '$lib/messages';
import { readOwnProfile, withdrawChange } from '$lib/server/clubs';
import { answerForm } from '$lib/server/http/form';
import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { clubPreview } from '../../cards/club-preview';
import { fieldLabel } from '../../cards/club-words';
import { spellField } from '../../cards/spell-field';
import { chosenClub } from '../chosen-club';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { met, club, query } = await chosenClub(event);
	const { app } = event.locals;
	const profile = await readOwnProfile(app, met, club.id);
	const locale = getLocale();
	const context = { city: app.city, locale, now: app.clock.now() };
	return {
		club: { name: club.name, slug: club.slug, state: club.state },
		mayEdit: club.role === 'owner',
		sections: SECTIONS,
		preview: clubPreview(profile.wanted, context),
		waiting: profile.waiting.map((field) => ({
			label: fieldLabel(field),
			before: spellField(field, profile.content[field], locale),
			after: spellField(field, profile.wanted[field], locale),
		})),
		// What everybody sees already, or only once it has been looked at.
		isPublic: profile.waiting.length === 0 && isPublicClub({ state: club.state as ClubState }),
		saved: event.url.searchParams.get('gespeichert'),
		query,
	};
};

export const actions: Actions = {
	zuruecknehmen: async (event) => {
		const { met, club, query } = await chosenClub(event);
		const outcome = await answerForm(event, {
			schema: z.object({}),
			run: async () => {
				await withdrawChange(event.locals.app, met, club.id);
				return {};
			},
		});
		if ('status' in outcome) return outcome;
		redirect(303, localizeHref(`/mein-verein/profil${query}`));
	},
};
