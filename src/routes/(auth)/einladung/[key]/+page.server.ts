import { shortText } from '$lib/domain/fields';
import { enterCodeSchema } from '$lib/domain/sign-in/schema';
import { getLocale, localizeHref } from '$lib/messages';
import { answerForm } from '$lib/server/http/form';
import { setSession, signInFrom } from '$lib/server/http/sign-in';
import { openCodeFor } from '$lib/server/people';
import {
	acceptByCode,
	acceptSignedIn,
	askForInvitationCode,
	declineInvitation,
	findInvitation,
	joinedBy,
	type ShownInvitation,
} from '$lib/server/teams';
import { flag } from '$lib/domain/fields';
import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { z } from 'zod';
import type { Actions, PageServerLoad } from './$types';

interface Asked {
	locals: App.Locals;
	params: { key: string };
}
const inside = () => redirect(303, localizeHref('/mein-verein?dabei'));
async function isInside({ locals, params }: Asked): Promise<boolean> {
	const met = await locals.met();
	return met !== undefined && joinedBy(locals.app, met, params.key);
}

async function shownOf(asked: Asked): Promise<ShownInvitation> {
	const shown = await findInvitation(asked.locals.app, asked.params.key);
	if (shown) return shown;
	return (await isInside(asked)) ? inside() : redirect(303, localizeHref('/link-abgelaufen'));
}

/** Looking at it does nothing, whoever or whatever looks. */
export const load: PageServerLoad = async (event) => {
	event.setHeaders({ 'cache-control': 'private, no-store' });
	const shown = await shownOf(event);
	const met = await event.locals.met();
	const sent = await openCodeFor(event.locals.app, { purpose: 'invitation', about: shown.id });
	const { club, role, inviter, mail } = shown;
	return {
		club,
		role,
		inviter,
		mail,
		as: met?.person.mail === mail ? 'invited' : met ? 'other' : 'nobody',
		sent: sent ? { id: sent.id } : undefined,
		demo: event.locals.app.settings.demo,
	};
};

type Here = RequestEvent & { params: { key: string } };
const again = ({ params }: Here) => redirect(303, localizeHref(`/einladung/${params.key}`));
const limitOf = ({ locals }: Here) => ({
	what: 'sign-in',
	most: locals.app.settings.limits.signInPerMinute,
	windowSeconds: 60,
});

export const actions: Actions = {
	schicken: async (event) => {
		const shown = await shownOf(event);
		const outcome = await answerForm(event, {
			schema: z.object({}),
			limit: limitOf(event),
			run: async () => {
				await askForInvitationCode(event.locals.app, shown, getLocale());
				return {};
			},
		});
		return 'status' in outcome ? outcome : again(event);
	},
	annehmen: async (event) => {
		await shownOf(event);
		const met = await event.locals.met();
		if (!met) return again(event);
		const outcome = await answerForm(event, {
			schema: z.object({}),
			run: async () => {
				await acceptSignedIn(event.locals.app, met, event.params.key);
				return {};
			},
		});
		// Pressed twice, the first one was heard.
		return 'status' in outcome && !(await isInside(event)) ? outcome : inside();
	},
	// Not refused at once where the link was used up: that may have been the first press of two.
	code: async (event) => {
		const outcome = await answerForm(event, {
			schema: enterCodeSchema.omit({ shared: true }).extend({
				name: shortText('person_name_missing'),
				sixteen: flag.refine((yes) => yes, 'reg_sixteen_missing'),
			}),
			limit: limitOf(event),
			run: (input) =>
				acceptByCode(event.locals.app, event.params.key, input, {
					...signInFrom(event),
					locale: getLocale(),
				}),
		});
		if ('status' in outcome) return outcome;
		if (outcome.kind === 'over') return again(event);
		if (outcome.kind === 'wrong') return fail(400, { values: {}, errors: {}, left: outcome.left });
		setSession(event, outcome.cookie);
		return inside();
	},
	ablehnen: async (event) => {
		await shownOf(event);
		const outcome = await answerForm(event, {
			schema: z.object({}),
			run: async () => {
				await declineInvitation(event.locals.app, event.params.key);
				return {};
			},
		});
		if ('status' in outcome) return outcome;
		redirect(303, localizeHref('/'));
	},
};
