import { localizeHref } from '$lib/messages';
import { answerForm } from '$lib/server/http/form';
import { undoableMailChange, undoMailChange } from '$lib/server/people';
import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import type { Actions, PageServerLoad } from './$types';

/** Looking at it does nothing, whoever or whatever looks. */
export const load: PageServerLoad = async ({ locals, params, url, setHeaders }) => {
	setHeaders({ 'cache-control': 'private, no-store' });
	if (url.searchParams.has('fertig')) return { done: true, mail: '' };
	const found = await undoableMailChange(locals.app, params.key);
	if (!found) redirect(303, localizeHref('/link-abgelaufen'));
	return { done: false, mail: found.oldMail };
};

export const actions: Actions = {
	default: async (event) => {
		const { app } = event.locals;
		const outcome = await answerForm(event, {
			schema: z.object({}),
			limit: { what: 'sign-in', most: app.settings.limits.signInPerMinute, windowSeconds: 60 },
			run: async () => {
				await undoMailChange(app, event.params.key);
				return {};
			},
		});
		if ('status' in outcome) return outcome;
		redirect(303, localizeHref(`/anmelden/zurueckholen/${event.params.key}?fertig`));
	},
};
