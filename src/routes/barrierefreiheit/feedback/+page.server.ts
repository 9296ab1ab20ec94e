import { feedbackSchema } from '$lib/domain/feedback/schema';
import { localizeHref } from '$lib/messages';
import { giveFeedback } from '$lib/server/feedback';
import { answerForm } from '$lib/server/http/form';
import { newId } from '$lib/server/platform/ids';
import { redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ url }) => ({
	id: newId(),
	page: url.searchParams.get('seite')?.slice(0, 300) ?? '',
	done: url.searchParams.has('danke'),
});

export const actions: Actions = {
	default: async (event) => {
		const { app } = event.locals;
		const outcome = await answerForm(event, {
			schema: feedbackSchema,
			limit: { what: 'feedback', most: app.settings.limits.formsPerHour, windowSeconds: 3600 },
			run: (input) => giveFeedback(app, input),
		});
		if ('status' in outcome) return outcome;
		redirect(303, localizeHref('/barrierefreiheit/feedback?danke'));
	},
};
