import { mailField } from '$lib/domain/fields';
import { codeField, mailKey } from '$lib/domain/sign-in/schema';
import { localizeHref } from '$lib/messages';
import { answerSensitive } from '$lib/server/http/sensitive-form';
import { signedIn } from '$lib/server/http/signed-in';
import {
	askMailChange,
	confirmMailChange,
	UNDO_HOURS,
	waitingMailChange,
} from '$lib/server/people';
import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const met = await signedIn(locals);
	const waiting = url.searchParams.has('andere')
		? undefined
		: await waitingMailChange(locals.app, met);
	return {
		mail: met.person.mail ?? '',
		waiting: waiting && { mail: waiting.mail },
		over: url.searchParams.has('abgelaufen'),
		hours: UNDO_HOURS,
		demo: locals.app.settings.demo,
	};
};

const here = (query = '') => localizeHref('/mein-verein/konto/mail') + query;

export const actions: Actions = {
	schicken: async (event) => {
		const { app } = event.locals;
		const outcome = await answerSensitive(event, {
			schema: z.object({
				mail: mailField.refine((mail) => mail !== '', 'person_mail_missing').transform(mailKey),
			}),
			limit: { what: 'sign-in', most: app.settings.limits.signInPerMinute, windowSeconds: 60 },
			run: async ({ mail }) => {
				const met = await signedIn(event.locals);
				if (mail === met.person.mail) return { same: true };
				await askMailChange(app, met, mail);
				return { same: false };
			},
		});
		if ('status' in outcome) return outcome;
		if (outcome.same) return fail(400, { values: {}, errors: { mail: 'mail_same' } });
		redirect(303, here());
	},
	bestaetigen: async (event) => {
		const { app } = event.locals;
		const outcome = await answerSensitive(event, {
			schema: z.object({ code: codeField }),
			limit: { what: 'sign-in', most: app.settings.limits.signInPerMinute, windowSeconds: 60 },
			run: async ({ code }) => confirmMailChange(app, await signedIn(event.locals), { code }),
		});
		if ('status' in outcome) return outcome;
		if (outcome.kind === 'over') redirect(303, here('?andere&abgelaufen'));
		if (outcome.kind === 'wrong')
			return fail(400, {
				values: {},
				errors: {},
				left: outcome.left,
			});
		redirect(303, localizeHref('/mein-verein/konto?neue-adresse'));
	},
};
