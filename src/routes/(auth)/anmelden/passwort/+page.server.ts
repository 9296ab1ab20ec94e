import { signInByPasswordSchema } from '$lib/domain/sign-in/schema';
import { answerForm } from '$lib/server/http/form';
import { landing, setSession, signInFrom, wayOn } from '$lib/server/http/sign-in';
import { signInByPassword } from '$lib/server/people';
import { fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const met = await locals.met();
	if (met) redirect(303, landing(url, met.actor.office !== undefined));
	return { way: wayOn(url), query: wayOn(url) };
};

export const actions: Actions = {
	default: async (event) => {
		const { app } = event.locals;
		const outcome = await answerForm(event, {
			schema: signInByPasswordSchema,
			secret: ['password'],
			limit: { what: 'sign-in', most: app.settings.limits.signInPerMinute, windowSeconds: 60 },
			run: async (input) => ({ input, ...(await signInByPassword(app, input, signInFrom(event))) }),
		});
		if ('status' in outcome) return outcome;
		if (outcome.kind === 'wrong')
			return fail(400, { values: { mail: outcome.input.mail }, errors: { password: 'pw_wrong' } });
		setSession(event, outcome.cookie);
		redirect(303, landing(event.url, outcome.office));
	},
};
