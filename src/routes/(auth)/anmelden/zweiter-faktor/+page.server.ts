import { passkeyAnswerSchema } from '$lib/domain/sign-in/schema';
import { localizeHref } from '$lib/messages';
import { answerForm } from '$lib/server/http/form';
import { answerSensitive } from '$lib/server/http/sensitive-form';
import { landing, passkeysHere, setSession, wayOn } from '$lib/server/http/sign-in';
import {
	askSecondPasskey,
	beginFactor,
	confirmFactor,
	dropFactor,
	factorState,
	showFactor,
	showPasskey,
	type Met,
} from '$lib/server/people';
import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { z } from 'zod';
import { qrPicture } from '../../../qr-picture';
import type { Actions, PageServerLoad } from './$types';

async function signedIn({ locals, url }: Pick<RequestEvent, 'locals' | 'url'>): Promise<Met> {
	return (await locals.met()) ?? redirect(303, localizeHref('/anmelden') + wayOn(url));
}

export const load: PageServerLoad = async (event) => {
	const met = await signedIn(event);
	const { app } = event.locals;
	const state = await factorState(app, met);
	const begun = state.confirmed ? undefined : await beginFactor(app, met, app.city.product);
	return {
		state,
		strong: met.actor.strong,
		office: met.actor.office !== undefined,
		begun: begun && {
			secret: begun.secret.replace(/(.{4})(?=.)/g, '$1 '),
			uri: begun.uri,
			picture: qrPicture(begun.uri),
		},
		demo: app.settings.demo,
		passkey:
			met.actor.strong || !passkeysHere(event) ? undefined : await askSecondPasskey(app, met),
		on: landing(event.url, met.actor.office !== undefined),
		query: wayOn(event.url),
	};
};

const schema = z.object({
	code: z
		.string({ error: 'factor_code_missing' })
		.trim()
		.min(1, 'factor_code_missing')
		.max(60, 'signin_code_unreadable'),
});

export const actions: Actions = {
	einrichten: async (event) => {
		const met = await signedIn(event);
		const outcome = await answerSensitive(event, {
			schema,
			run: async ({ code }) => confirmFactor(event.locals.app, await signedIn(event), code),
		});
		if ('status' in outcome) return outcome;
		if (outcome.kind === 'wrong') return fail(400, wrong);
		setSession(event, outcome.cookie);
		// Shown once, on this very answer, and kept nowhere.
		return {
			recovery: outcome.recovery ?? [],
			on: landing(event.url, met.actor.office !== undefined),
		};
	},
	neu: async (event) => {
		const outcome = await answerSensitive(event, {
			schema: z.object({}),
			run: async () => {
				await dropFactor(event.locals.app, await signedIn(event));
				return {};
			},
		});
		if ('status' in outcome) return outcome;
		redirect(303, localizeHref('/anmelden/zweiter-faktor') + wayOn(event.url));
	},
	passkey: async (event) => {
		const met = await signedIn(event);
		const outcome = await answerForm(event, {
			schema: passkeyAnswerSchema.omit({ shared: true }),
			secret: ['answer'],
			run: async (input) => ({ cookie: await showPasskey(event.locals.app, met, input) }),
		});
		if ('status' in outcome) return outcome;
		if (!outcome.cookie) return fail(400, { values: {}, errors: {}, problem: 'pk_wrong' });
		setSession(event, outcome.cookie);
		redirect(303, landing(event.url, met.actor.office !== undefined));
	},
	zeigen: async (event) => {
		const met = await signedIn(event);
		const outcome = await answerForm(event, {
			schema,
			run: ({ code }) => showFactor(event.locals.app, met, code),
		});
		if ('status' in outcome) return outcome;
		if (outcome.kind === 'wrong') return fail(400, wrong);
		setSession(event, outcome.cookie);
		redirect(303, landing(event.url, met.actor.office !== undefined));
	},
};

const wrong = { values: {}, errors: { code: 'factor_wrong' } as Record<string, string> };
