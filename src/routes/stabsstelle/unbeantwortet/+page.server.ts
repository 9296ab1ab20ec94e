import { itemSchema } from '$lib/domain/review/decision';
import { refusalOf } from '$lib/domain/rights/may';
import { localizeHref } from '$lib/messages';
import { listUnanswered, remindClub } from '$lib/server/enquiries';
import { answerForm } from '$lib/server/http/form';
import { signedIn } from '$lib/server/http/signed-in';
import { redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const met = await signedIn(locals);
	return {
		rows: await listUnanswered(locals.app, met),
		mayRemind: !refusalOf(met.actor, 'office.review'),
		mayOpen: !refusalOf(met.actor, 'office.open-contact'),
		now: locals.app.clock.now(),
		done: url.searchParams.has('erinnert'),
	};
};

export const actions: Actions = {
	default: async (event) => {
		const met = await signedIn(event.locals);
		const outcome = await answerForm(event, {
			schema: itemSchema,
			run: async ({ id }) => {
				await remindClub(event.locals.app, met, id);
				return {};
			},
		});
		if ('status' in outcome) return outcome;
		redirect(303, localizeHref('/stabsstelle/unbeantwortet?erinnert'));
	},
};
