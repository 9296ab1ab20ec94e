import { CLAIM_STEPS } from '$lib/domain/registration/steps';
import { enterCodeSchema } from '$lib/domain/sign-in/schema';
import { textField } from '$lib/domain/text';
import { getLocale, localizeHref } from '$lib/messages';
import { answerForm } from '$lib/server/http/form';
import { signInFrom } from '$lib/server/http/sign-in';
import { openCodeFor, type Met } from '$lib/server/people';
import {
	askForClaim,
	askForClaimCode,
	claimByMail,
	hintOfMail,
	isKnownAddress,
} from '$lib/server/registration';
import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { z } from 'zod';
import { openDraft, stepHref } from '../open-draft';
import type { Actions, PageServerLoad } from './$types';

/** Whoever claims has shown who they are; without that, this comes first. */
async function claimant(event: Pick<RequestEvent, 'locals' | 'cookies'>) {
	const draft = await openDraft(event);
	if (!draft.claims) redirect(303, stepHref('name'));
	const met: Met | undefined = await event.locals.met();
	if (!met) {
		const back = encodeURIComponent(stepHref('uebernehmen'));
		redirect(
			303,
			draft.personId ? `${localizeHref('/anmelden')}?weiter=${back}` : stepHref('code'),
		);
	}
	return { draft, met, claims: draft.claims };
}

export const load: PageServerLoad = async (event) => {
	const { draft, met, claims } = await claimant(event);
	const { app } = event.locals;
	const sent = await openCodeFor(app, { purpose: 'claim', about: draft.id });
	return {
		step: CLAIM_STEPS.length,
		steps: CLAIM_STEPS.length,
		back: stepHref('name'),
		name: claims.name,
		claimed: claims.claimed,
		known: isKnownAddress(met, claims),
		hint: claims.claimed ? undefined : hintOfMail(claims.mail),
		sent: sent ? { id: sent.id } : undefined,
		office: app.city.owner.name,
		demo: app.settings.demo,
	};
};

const done = () => redirect(303, localizeHref('/mein-verein?uebernommen'));

export const actions: Actions = {
	schicken: async (event) => {
		const { draft, met } = await claimant(event);
		const { app } = event.locals;
		const outcome = await answerForm(event, {
			schema: z.object({}),
			limit: { what: 'sign-in', most: app.settings.limits.signInPerMinute, windowSeconds: 60 },
			run: async () => {
				await askForClaimCode(app, met, draft, getLocale());
				return {};
			},
		});
		if ('status' in outcome) return outcome;
		redirect(303, stepHref('uebernehmen'));
	},
	nehmen: async (event) => {
		const { draft, met } = await claimant(event);
		const outcome = await answerForm(event, {
			schema: z.object({}),
			run: () => claimByMail(event.locals.app, met, draft, undefined, signInFrom(event)),
		});
		return 'status' in outcome ? outcome : done();
	},
	code: async (event) => {
		const { draft, met } = await claimant(event);
		const { app } = event.locals;
		const outcome = await answerForm(event, {
			schema: enterCodeSchema,
			limit: { what: 'sign-in', most: app.settings.limits.signInPerMinute, windowSeconds: 60 },
			run: (input) => claimByMail(app, met, draft, input, signInFrom(event)),
		});
		if ('status' in outcome) return outcome;
		if (outcome.kind === 'over') redirect(303, stepHref('uebernehmen'));
		if (outcome.kind === 'wrong')
			return fail(400, {
				values: {},
				errors: {},
				left: outcome.left,
			});
		return done();
	},
	fragen: async (event) => {
		const { draft, met } = await claimant(event);
		const outcome = await answerForm(event, {
			schema: z.object({
				note: textField({ max: 1_000, tooLong: 'reg_note_too_long', required: 'reg_note_missing' }),
			}),
			run: ({ note }) => askForClaim(event.locals.app, met, draft, note),
		});
		if ('status' in outcome) return outcome;
		redirect(303, localizeHref('/verein-eintragen/gesendet'));
	},
};
