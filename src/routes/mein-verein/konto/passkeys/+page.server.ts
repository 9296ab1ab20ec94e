import { shortText } from '$lib/domain/fields';
import { ownPath } from '$lib/domain/sign-in/own-path';
import { passkeyAnswerSchema } from '$lib/domain/sign-in/schema';
import { localizeHref } from '$lib/messages';
import { answerForm } from '$lib/server/http/form';
import { answerSensitive } from '$lib/server/http/sensitive-form';
import { passkeysHere } from '$lib/server/http/sign-in';
import { signedIn } from '$lib/server/http/signed-in';
import {
	addPasskey,
	askNewPasskey,
	deviceName,
	listPasskeys,
	removePasskey,
	renamePasskey,
} from '$lib/server/people';
import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import type { Actions, PageServerLoad } from './$types';

const here = () => localizeHref('/mein-verein/konto/passkeys');

export const load: PageServerLoad = async ({ locals, url, request }) => {
	const { app } = locals;
	const met = await signedIn(locals);
	return {
		passkeys: await listPasskeys(app, met),
		// Asked only of whoever just proved who they are.
		asked:
			met.actor.fresh && passkeysHere({ locals, url })
				? await askNewPasskey(app, met, app.city.product)
				: undefined,
		fresh: met.actor.fresh,
		device: deviceName(request.headers.get('user-agent')),
		// Right after the first code: they wanted to go elsewhere.
		offered: ownPath(url.searchParams.get('weiter')),
		done: url.searchParams.get('fertig'),
		demo: app.settings.demo,
	};
};

const id = z.uuid({ error: 'form_problem_unreadable' });
const name = shortText('pk_name_missing');
const done = (what: string): never => redirect(303, `${here()}?fertig=${what}`);

export const actions: Actions = {
	anlegen: async (event) => {
		const { app } = event.locals;
		const outcome = await answerSensitive(event, {
			schema: passkeyAnswerSchema.omit({ shared: true }).extend({ name }),
			secret: ['answer'],
			run: async (input) => ({ added: await addPasskey(app, await signedIn(event.locals), input) }),
		});
		if ('status' in outcome) return outcome;
		if (!outcome.added) return fail(400, { values: {}, errors: {}, problem: 'pk_not_made' });
		const onward = ownPath(event.url.searchParams.get('weiter'));
		return onward ? redirect(303, onward) : done('angelegt');
	},
	umbenennen: async (event) => {
		const outcome = await answerForm(event, {
			schema: z.object({ id, name }),
			run: async (input) => {
				await renamePasskey(event.locals.app, await signedIn(event.locals), input);
				return {};
			},
		});
		return 'status' in outcome ? outcome : done('umbenannt');
	},
	entfernen: async (event) => {
		const outcome = await answerSensitive(event, {
			schema: z.object({ id }),
			run: async (input) => {
				await removePasskey(event.locals.app, await signedIn(event.locals), input.id);
				return {};
			},
		});
		return 'status' in outcome ? outcome : done('entfernt');
	},
};
