import { localizeHref } from '$lib/messages';
import { answerForm } from '$lib/server/http/form';
import { signedIn } from '$lib/server/http/signed-in';
import {
	endDevice,
	factorState,
	hasPassword,
	leavingOf,
	listDevices,
	listPasskeys,
} from '$lib/server/people';
import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const met = await signedIn(locals);
	const { name, mail } = met.person;
	const { app } = locals;
	return {
		name,
		mail,
		devices: await listDevices(app, met),
		factor: await factorState(app, met),
		password: await hasPassword(app, met),
		passkeys: (await listPasskeys(app, met)).length,
		leavesAt: (await leavingOf(app, met)).at,
		ended: url.searchParams.has('beendet'),
		moved: url.searchParams.has('neue-adresse'),
		saved: url.searchParams.get('gespeichert'),
	};
};

export const actions: Actions = {
	beenden: async (event) => {
		const met = await signedIn(event.locals);
		const outcome = await answerForm(event, {
			schema: z.object({ id: z.uuid({ error: 'form_problem_unreadable' }) }),
			run: async ({ id }) => {
				await endDevice(event.locals.app, met, id);
				return { ended: true };
			},
		});
		if ('status' in outcome) return outcome;
		redirect(303, localizeHref('/mein-verein/konto?beendet'));
	},
};
