import { shortText } from '$lib/domain/fields';
import { localizeHref } from '$lib/messages';
import { answerForm } from '$lib/server/http/form';
import { acceptWork, beginAccount, findColleagueInvitation } from '$lib/server/office';
import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import type { Actions, PageServerLoad } from './$types';

async function shownOf({ locals, params }: { locals: App.Locals; params: { key: string } }) {
	const shown = await findColleagueInvitation(locals.app, params.key);
	return shown ?? redirect(303, localizeHref('/link-abgelaufen'));
}

/** Looking at it does nothing, whoever or whatever looks. */
export const load: PageServerLoad = async (event) => {
	const { mail, team, role, inviter } = await shownOf(event);
	const met = await event.locals.met();
	return {
		...{ mail, team, role, inviter },
		as: met?.person.mail === mail ? 'invited' : met ? 'other' : 'nobody',
	};
};

const limit = (locals: App.Locals) => ({
	what: 'sign-in',
	most: locals.app.settings.limits.signInPerMinute,
	windowSeconds: 60,
});

export const actions: Actions = {
	beginnen: async (event) => {
		await shownOf(event);
		const { key } = event.params;
		const outcome = await answerForm(event, {
			schema: z.object({ name: shortText('person_name_missing') }),
			limit: limit(event.locals),
			run: async ({ name }) => {
				await beginAccount(event.locals.app, key, name);
				return {};
			},
		});
		if ('status' in outcome) return outcome;
		const here = encodeURIComponent(localizeHref(`/mitarbeit/${key}`));
		redirect(303, localizeHref(`/anmelden?weiter=${here}`));
	},
	annehmen: async (event) => {
		await shownOf(event);
		const met = await event.locals.met();
		if (!met) redirect(303, localizeHref(`/mitarbeit/${event.params.key}`));
		const outcome = await answerForm(event, {
			schema: z.object({}),
			run: async () => {
				await acceptWork(event.locals.app, met, event.params.key);
				return {};
			},
		});
		if ('status' in outcome) return outcome;
		redirect(303, localizeHref('/stabsstelle'));
	},
};
