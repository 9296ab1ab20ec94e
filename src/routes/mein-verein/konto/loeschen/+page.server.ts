import { localizeHref } from '$lib/messages';
import { answerForm } from '$lib/server/http/form';
import { answerSensitive } from '$lib/server/http/sensitive-form';
import { signedIn } from '$lib/server/http/signed-in';
import { askToLeave, GRACE_DAYS, leavingOf, stayAfterAll } from '$lib/server/people';
import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => ({
	...(await leavingOf(locals.app, await signedIn(locals))),
	days: GRACE_DAYS,
	demo: locals.app.settings.demo,
});

const back = () => redirect(303, localizeHref('/mein-verein/konto/loeschen'));

export const actions: Actions = {
	loeschen: async (event) => {
		const outcome = await answerSensitive(event, {
			schema: z.object({}),
			run: async () => {
				await askToLeave(event.locals.app, await signedIn(event.locals));
				return {};
			},
		});
		return 'status' in outcome ? outcome : back();
	},
	bleiben: async (event) => {
		const met = await signedIn(event.locals);
		const outcome = await answerForm(event, {
			schema: z.object({}),
			run: async () => {
				await stayAfterAll(event.locals.app, met);
				return {};
			},
		});
		return 'status' in outcome ? outcome : back();
	},
};
