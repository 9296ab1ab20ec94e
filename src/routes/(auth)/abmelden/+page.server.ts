import { localizeHref } from '$lib/messages';
import { answerForm } from '$lib/server/http/form';
import { setSession } from '$lib/server/http/sign-in';
import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => ({
	signedIn: (await locals.met()) !== undefined,
	done: url.searchParams.has('fertig'),
});

export const actions: Actions = {
	default: async (event) => {
		const { sessions } = event.locals.app;
		const outcome = await answerForm(event, {
			schema: z.object({ abmelden: z.literal('ja', { error: 'form_problem_unreadable' }) }),
			run: async () => {
				const token = event.cookies.get(sessions.cookieName);
				if (token) await sessions.end(token);
				return { done: true };
			},
		});
		if ('status' in outcome) return outcome;
		setSession(event, sessions.blankCookie());
		// The next person on this device finds nothing: no page that was read, nothing that was kept.
		event.setHeaders({ 'clear-site-data': '"cache", "storage"' });
		redirect(303, localizeHref('/abmelden?fertig'));
	},
};
