import { objectionSchema } from '$lib/domain/report/schema';
import { localizeHref, m } from '$lib/messages';
import { answerForm } from '$lib/server/http/form';
import { objectTo, showReportTo } from '$lib/server/reports';
import { error, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

/** Whoever holds the link sees it from their side; looking at it changes nothing. */
export const load: PageServerLoad = async ({ locals, params, url, setHeaders }) => {
	const report = await showReportTo(locals.app, params.key);
	if (!report) error(404, m.error_not_found());
	setHeaders({ 'cache-control': 'no-store' });
	const { timeZone } = locals.app.city;
	return { report, fresh: url.searchParams.has('neu'), timeZone };
};

export const actions: Actions = {
	default: async (event) => {
		const { app } = event.locals;
		const outcome = await answerForm(event, {
			schema: objectionSchema,
			limit: { what: 'objection', most: app.settings.limits.formsPerHour, windowSeconds: 3_600 },
			run: async ({ text }) => {
				await objectTo(app, event.params.key, text);
				return {};
			},
		});
		if ('status' in outcome) return outcome;
		redirect(303, localizeHref(`/meldung/${event.params.key}`));
	},
};
