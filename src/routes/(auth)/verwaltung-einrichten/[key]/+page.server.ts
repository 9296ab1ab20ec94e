import { personSchema } from '$lib/domain/person/schema';
import { flag } from '$lib/domain/fields';
import { mailKey } from '$lib/domain/sign-in/schema';
import { getLocale, localizeHref } from '$lib/messages';
import { answerForm } from '$lib/server/http/form';
import { setSession, signInFrom } from '$lib/server/http/sign-in';
import { becomeAdministrator, isAdministratorKey } from '$lib/server/people';
import { redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

const over = () => redirect(303, localizeHref('/link-abgelaufen'));

/** From the terminal of whoever runs the machine. Looking at it does nothing. */
export const load: PageServerLoad = async ({ locals, params }) => {
	if (!(await isAdministratorKey(locals.app, params.key))) over();
	return {};
};

export const actions: Actions = {
	default: async (event) => {
		const { app } = event.locals;
		const outcome = await answerForm(event, {
			schema: personSchema
				.omit({ locale: true })
				.extend({ sixteen: flag.refine((yes) => yes, 'reg_sixteen_missing') }),
			limit: { what: 'sign-in', most: app.settings.limits.signInPerMinute, windowSeconds: 60 },
			run: async ({ name, mail }) => ({
				cookie: await becomeAdministrator(
					app,
					event.params.key,
					{ name, mail: mailKey(mail), locale: getLocale() },
					signInFrom(event),
				),
			}),
		});
		if ('status' in outcome) return outcome.status === 410 ? over() : outcome;
		setSession(event, outcome.cookie);
		redirect(303, localizeHref('/anmelden/zweiter-faktor'));
	},
};
