import { erasedAfterDays } from '$lib/domain/privacy/retention';
import { leavingReasons } from '$lib/domain/vocabulary/reasons';
import { LEAVING_REASONS } from '$lib/domain/vocabulary/keys';
import { labelOf } from '$lib/domain/vocabulary/term';
import { clubStates, type ClubState } from '$lib/domain/club/states';
import { getLocale, localizeHref } from '$lib/messages';
import { answerForm } from '$lib/server/http/form';
import { answerSensitive } from '$lib/server/http/sensitive-form';
import { leaveClub, leavingOf, stayClub } from '$lib/server/leaving';
import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { chosenClub } from '../chosen-club';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { met, club, query } = await chosenClub(event);
	const { app } = event.locals;
	const locale = getLocale();
	return {
		...(await leavingOf(app, met, club.id)),
		club: club.name,
		may: clubStates.possible(club.state as ClubState, 'owner').includes('leave'),
		reasons: LEAVING_REASONS.map((value) => ({
			value,
			label: labelOf(leavingReasons, value, locale),
		})),
		days: erasedAfterDays('club-leaving'),
		stayed: event.url.searchParams.has('geblieben'),
		demo: app.settings.demo,
		query,
	};
};

export const actions: Actions = {
	abmelden: async (event) => {
		const { query } = await chosenClub(event);
		const outcome = await answerSensitive(event, {
			schema: z.object({
				reason: z.enum(LEAVING_REASONS, { error: 'leaving_reason_missing' }),
			}),
			run: async ({ reason }) => {
				// Asked anew: they may just have proved who they are.
				const { met, club } = await chosenClub(event);
				await leaveClub(event.locals.app, met, { clubId: club.id, reason });
				return {};
			},
		});
		if ('status' in outcome) return outcome;
		redirect(303, localizeHref(`/mein-verein/abmelden${query}`));
	},
	bleiben: async (event) => {
		const { met, club, query } = await chosenClub(event);
		const outcome = await answerForm(event, {
			schema: z.object({}),
			run: async () => {
				await stayClub(event.locals.app, met, club.id);
				return {};
			},
		});
		if ('status' in outcome) return outcome;
		redirect(303, localizeHref(`/mein-verein/abmelden${query}&geblieben`));
	},
};
