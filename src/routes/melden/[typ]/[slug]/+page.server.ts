import { isReportable, REPORTABLE, reportSchema } from '$lib/domain/report/schema';
import { reportReasons } from '$lib/domain/vocabulary/reasons';
import { labelOf, termsOf } from '$lib/domain/vocabulary/term';
import { getLocale, localizeHref, m } from '$lib/messages';
import { answerForm } from '$lib/server/http/form';
import { newId } from '$lib/server/platform/ids';
import { findReportable, MOST_REPORTS_A_DAY, sendReport } from '$lib/server/reports';
import { error, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

async function reportable(app: App.Locals['app'], { typ, slug }: { typ: string; slug: string }) {
	const found = isReportable(typ)
		? await app.database.read((db) => findReportable(db, REPORTABLE[typ], slug))
		: undefined;
	return found ?? error(404, m.error_not_found());
}

export const load: PageServerLoad = async ({ locals, params }) => {
	const { title, path } = await reportable(locals.app, params);
	return {
		id: newId(),
		about: { title, href: localizeHref(path) },
		reasons: termsOf(reportReasons).map(({ key }) => ({
			value: key,
			label: labelOf(reportReasons, key, getLocale()),
		})),
	};
};

export const actions: Actions = {
	default: async (event) => {
		const { app } = event.locals;
		const about = await reportable(app, event.params);
		const outcome = await answerForm(event, {
			schema: reportSchema,
			limit: {
				what: 'report',
				// Whoever may send more of other forms may send more of these: many tests come from one address.
				most: Math.max(MOST_REPORTS_A_DAY, app.settings.limits.formsPerHour / 20),
				windowSeconds: 86_400,
			},
			run: (input) => sendReport(app, about, input, getLocale()),
		});
		if ('status' in outcome) return outcome;
		redirect(303, localizeHref(`/meldung/${outcome.key}?neu`));
	},
};
