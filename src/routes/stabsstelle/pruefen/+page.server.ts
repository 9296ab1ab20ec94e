import { bulkSchema } from '$lib/domain/review/decision';
import { localizeHref } from '$lib/messages';
import { answerForm } from '$lib/server/http/form';
import { signedIn } from '$lib/server/http/signed-in';
import { approveMany } from '$lib/server/reviews';
import { redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ url }) => ({
	done: url.searchParams.get('fertig'),
	approved: Number(url.searchParams.get('frei') ?? 0) || 0,
	left: Number(url.searchParams.get('liegt') ?? 0) || 0,
});

export const actions: Actions = {
	alle: async (event) => {
		const met = await signedIn(event.locals);
		const outcome = await answerForm(event, {
			schema: bulkSchema,
			lists: ['pick'],
			run: ({ pick }) => approveMany(event.locals.app, met, pick),
		});
		if ('status' in outcome) return outcome;
		const { approved, left } = outcome;
		redirect(303, localizeHref(`/stabsstelle/pruefen?frei=${approved}&liegt=${left}`));
	},
};
