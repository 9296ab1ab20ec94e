import { askForCodeSchema } from '$lib/domain/sign-in/schema';
import { getLocale, localizeHref } from '$lib/messages';
import { answerForm } from '$lib/server/http/form';
import { landing, signInFrom, wayOn } from '$lib/server/http/sign-in';
import { askForCode, listDemoPersons } from '$lib/server/people';
import { redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const met = await locals.met();
	if (met) redirect(303, landing(url, met.actor.office !== undefined));
	const { app } = locals;
	return {
		way: wayOn(url),
		// Another language keeps the way.
		query: wayOn(url),
		expired: url.searchParams.has('abgelaufen'),
		persons: await listDemoPersons(app),
		office: app.city.owner.name,
	};
};

export const actions: Actions = {
	default: async (event) => {
		const { app } = event.locals;
		const outcome = await answerForm(event, {
			schema: askForCodeSchema,
			limit: { what: 'sign-in', most: app.settings.limits.signInPerMinute, windowSeconds: 60 },
			run: (input) => askForCode(app, { ...input, locale: getLocale() }, signInFrom(event)),
		});
		if ('status' in outcome) return outcome;
		redirect(303, localizeHref('/anmelden/code') + wayOn(event.url, { anfrage: outcome.id }));
	},
};
