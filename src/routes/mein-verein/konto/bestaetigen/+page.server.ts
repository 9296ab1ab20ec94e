import { Refused } from '$lib/domain/result';
import { ownPath } from '$lib/domain/sign-in/own-path';
import { localizeHref } from '$lib/messages';
import { answerSensitive } from '$lib/server/http/sensitive-form';
import { signedIn } from '$lib/server/http/signed-in';
import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import type { Actions, PageServerLoad } from './$types';

const onward = (url: URL) =>
	ownPath(url.searchParams.get('weiter')) ?? localizeHref('/mein-verein/konto');

export const load: PageServerLoad = async ({ locals, url }) => {
	const met = await signedIn(locals);
	if (met.actor.fresh) redirect(303, onward(url));
	return { demo: locals.app.settings.demo };
};

export const actions: Actions = {
	default: async (event) => {
		const outcome = await answerSensitive(event, {
			schema: z.object({}),
			run: async () => {
				if (!(await signedIn(event.locals)).actor.fresh) throw new Refused('prove-first');
				return {};
			},
		});
		if ('status' in outcome) return outcome;
		redirect(303, onward(event.url));
	},
};
