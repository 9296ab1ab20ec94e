import { nextOpenStep } from '$lib/domain/registration/steps';
import { getLocale } from '$lib/messages';
import { answerForm } from '$lib/server/http/form';
import { networkOf } from '$lib/server/platform/limits';
import { contentOf, MOST_REGISTRATIONS_AN_HOUR, sendRegistration } from '$lib/server/registration';
import { localizeHref } from '$lib/messages';
import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { clubPreview } from '../../cards/club-preview';
import { isKnown, openDraft, placeOf, stepHref } from '../open-draft';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const draft = await openDraft(event);
	const { city, clock } = event.locals.app;
	const open = nextOpenStep(draft.answers, await isKnown(event, draft));
	if (open !== 'pruefen') redirect(303, stepHref(open));
	const met = await event.locals.met();
	// The code was entered on another device: this one signs in as usual, and comes back here.
	if (!met)
		redirect(303, `${localizeHref('/anmelden')}?weiter=${encodeURIComponent(stepHref('pruefen'))}`);
	return {
		...placeOf('pruefen'),
		preview: clubPreview(contentOf(draft.answers), { city, locale: getLocale(), now: clock.now() }),
		person: met.person.name,
		office: city.owner.name,
	};
};

export const actions: Actions = {
	default: async (event) => {
		const draft = await openDraft(event);
		const met = await event.locals.met();
		if (!met) redirect(303, stepHref('pruefen'));
		const outcome = await answerForm(event, {
			// Nobody sees the field; who fills it in is no person.
			schema: z.object({ betreff: z.string().max(500).default('') }),
			run: ({ betreff }) =>
				sendRegistration(event.locals.app, met, draft, {
					network: networkOf(event.getClientAddress()),
					// Whoever may send more of other forms may send more of these: many tests come from one address.
					most: Math.max(
						MOST_REGISTRATIONS_AN_HOUR,
						event.locals.app.settings.limits.formsPerHour / 20,
					),
					trap: betreff,
				}),
		});
		if ('status' in outcome) return outcome;
		redirect(303, localizeHref('/verein-eintragen/gesendet'));
	},
};
