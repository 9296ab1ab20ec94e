import { verdictSchema } from '$lib/domain/report/schema';
import { PENDING_REPORT_STATES } from '$lib/domain/report/states';
import { itemSchema } from '$lib/domain/review/decision';
import { refusalOf } from '$lib/domain/rights/may';
import { localizeHref } from '$lib/messages';
import { answerForm } from '$lib/server/http/form';
import { signedIn } from '$lib/server/http/signed-in';
import { decideReport, showReport, takeReport } from '$lib/server/reports';
import { redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const met = await signedIn(locals);
	const found = await showReport(locals.app, met, params.id);
	const open = (PENDING_REPORT_STATES as readonly string[]).includes(found.report.state);
	const others = !met.actor.memberships.some(({ clubId }) => clubId === found.report.clubId);
	return {
		...found,
		mayDecide: open && others && !refusalOf(met.actor, 'office.review'),
		mine: found.report.takerId === met.person.id,
		now: locals.app.clock.now(),
	};
};

export const actions: Actions = {
	entscheiden: async (event) => {
		const met = await signedIn(event.locals);
		const outcome = await answerForm(event, {
			schema: verdictSchema,
			run: async (verdict) => {
				await decideReport(event.locals.app, met, { ...verdict, id: event.params.id });
				return {};
			},
		});
		if ('status' in outcome) return outcome;
		redirect(303, localizeHref('/stabsstelle/meldungen?entschieden'));
	},
	nehmen: async (event) => {
		const met = await signedIn(event.locals);
		const { id } = event.params;
		const outcome = await answerForm(event, {
			schema: itemSchema,
			run: async () => {
				await takeReport(event.locals.app, met, id);
				return {};
			},
		});
		if ('status' in outcome) return outcome;
		redirect(303, localizeHref(`/stabsstelle/meldungen/${id}`));
	},
};
