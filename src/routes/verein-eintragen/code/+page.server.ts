import { CLAIM_STEPS, nextOpenStep, personAnswer } from '$lib/domain/registration/steps';
import { enterCodeSchema } from '$lib/domain/sign-in/schema';
import { getLocale } from '$lib/messages';
import { draftKey, draftOf } from '$lib/server/http/draft-cookie';
import { answerForm } from '$lib/server/http/form';
import { setSession, signInFrom } from '$lib/server/http/sign-in';
import { openCodeFor } from '$lib/server/people';
import { askForProof, proveMail, type Draft } from '$lib/server/registration';
import { fail, redirect } from '@sveltejs/kit';
import { isKnown, openDraft, placeOf, stepHref } from '../open-draft';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const draft = await openDraft(event);
	if (await isKnown(event, draft)) redirect(303, wayOn(draft));
	const { app } = event.locals;
	const sent = await openCodeFor(app, { purpose: 'register', about: draft.id });
	const place = draft.claims
		? { step: 2, steps: CLAIM_STEPS.length, back: stepHref('name') }
		: placeOf('code');
	return {
		...place,
		answers: draft.answers,
		sent: event.url.searchParams.has('andere') ? undefined : sent,
		expired: event.url.searchParams.has('abgelaufen'),
		demo: app.settings.demo,
	};
};

/** To the question that is still open; with an entry to take over, there. */
const wayOn = (draft: Draft) =>
	stepHref(draft.claims ? 'uebernehmen' : nextOpenStep(draft.answers, true));

export const actions: Actions = {
	schicken: async (event) => {
		await openDraft(event);
		const { app } = event.locals;
		const outcome = await answerForm(event, {
			schema: personAnswer,
			limit: { what: 'sign-in', most: app.settings.limits.signInPerMinute, windowSeconds: 60 },
			run: async ({ personName, mail }) => {
				await askForProof(app, draftKey(event) ?? '', { personName, mail }, getLocale());
				return {};
			},
		});
		if ('status' in outcome) return outcome;
		redirect(303, stepHref('code'));
	},
	pruefen: async (event) => {
		const draft = await openDraft(event);
		const { app } = event.locals;
		const outcome = await answerForm(event, {
			schema: enterCodeSchema,
			limit: { what: 'sign-in', most: app.settings.limits.signInPerMinute, windowSeconds: 60 },
			run: (input) => proveMail(app, draft, input, { ...signInFrom(event), locale: getLocale() }),
		});
		if ('status' in outcome) return outcome;
		if (outcome.kind === 'over') redirect(303, `${stepHref('code')}?abgelaufen`);
		if (outcome.kind === 'wrong')
			return fail(400, {
				values: {},
				errors: {},
				left: outcome.left,
			});
		setSession(event, outcome.cookie);
		redirect(303, wayOn((await draftOf(event)) ?? draft));
	},
};
