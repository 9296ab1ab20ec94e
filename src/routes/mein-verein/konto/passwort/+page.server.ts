import { OFFICE_LEAST, passwordField, PASSWORD_LEAST } from '$lib/domain/sign-in/password';
import { localizeHref } from '$lib/messages';
import { answerSensitive } from '$lib/server/http/sensitive-form';
import { signedIn } from '$lib/server/http/signed-in';
import { dropPassword, hasPassword, setPassword } from '$lib/server/people';
import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const met = await signedIn(locals);
	// A password is never carried through a second form: who it is is asked first.
	if (!met.actor.fresh)
		redirect(
			303,
			`${localizeHref('/mein-verein/konto/bestaetigen')}?weiter=${encodeURIComponent(localizeHref('/mein-verein/konto/passwort'))}`,
		);
	return {
		mail: met.person.mail ?? '',
		has: await hasPassword(locals.app, met),
		least: met.actor.office ? OFFICE_LEAST : PASSWORD_LEAST,
		demo: locals.app.settings.demo,
	};
};

export const actions: Actions = {
	setzen: async (event) => {
		const outcome = await answerSensitive(event, {
			schema: z.object({ password: passwordField }),
			secret: ['password'],
			run: async ({ password }) =>
				setPassword(event.locals.app, await signedIn(event.locals), password),
		});
		if ('status' in outcome) return outcome;
		if (outcome.problem) return fail(400, { values: {}, errors: { password: outcome.problem } });
		redirect(303, localizeHref('/mein-verein/konto?gespeichert=passwort'));
	},
	entfernen: async (event) => {
		const outcome = await answerSensitive(event, {
			schema: z.object({}),
			run: async () => {
				await dropPassword(event.locals.app, await signedIn(event.locals));
				return {};
			},
		});
		if ('status' in outcome) return outcome;
		redirect(303, localizeHref('/mein-verein/konto?gespeichert=kein-passwort'));
	},
};
