import { signedIn } from '$lib/server/http/signed-in';
import { refusalOf } from '$lib/domain/rights/may';
import { localizeHref } from '$lib/messages';
import { sendUndelivered, showToday } from '$lib/server/care';
import { answerForm } from '$lib/server/http/form';
import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const met = await signedIn(locals);
	return {
		name: met.person.name,
		today: await showToday(locals.app, met),
		maySend: !refusalOf(met.actor, 'office.curate'),
		sent: url.searchParams.has('unterwegs'),
		now: locals.app.clock.now(),
	};
};

export const actions: Actions = {
	nochmal: async (event) => {
		const met = await signedIn(event.locals);
		const outcome = await answerForm(event, {
			schema: z.object({}),
			run: async () => {
				await sendUndelivered(event.locals.app, met);
				return {};
			},
		});
		if ('status' in outcome) return outcome;
		redirect(303, localizeHref('/stabsstelle?unterwegs'));
	},
};
