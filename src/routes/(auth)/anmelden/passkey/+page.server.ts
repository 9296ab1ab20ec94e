import { passkeyAnswerSchema } from '$lib/domain/sign-in/schema';
import { answerForm } from '$lib/server/http/form';
import { landing, passkeysHere, setSession, signInFrom, wayOn } from '$lib/server/http/sign-in';
import { askPasskey, signInByPasskey } from '$lib/server/people';
import { fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

/** A question for this visit alone: the page is kept nowhere. */
export const load: PageServerLoad = async ({ locals, url, setHeaders }) => {
	const met = await locals.met();
	if (met) redirect(303, landing(url, met.actor.office !== undefined));
	setHeaders({ 'cache-control': 'private, no-store' });
	const asked = passkeysHere({ locals, url }) ? await askPasskey(locals.app) : undefined;
	return { asked, way: wayOn(url), query: wayOn(url) };
};

export const actions: Actions = {
	default: async (event) => {
		const { app } = event.locals;
		const outcome = await answerForm(event, {
			schema: passkeyAnswerSchema,
			secret: ['answer'],
			limit: { what: 'sign-in', most: app.settings.limits.signInPerMinute, windowSeconds: 60 },
			run: (input) => signInByPasskey(app, input, signInFrom(event)),
		});
		if ('status' in outcome) return outcome;
		if (outcome.kind === 'wrong') return fail(400, { values: {}, errors: {}, problem: 'pk_wrong' });
		setSession(event, outcome.cookie);
		redirect(303, landing(event.url, outcome.office));
	},
};
