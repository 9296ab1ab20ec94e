import { localizeHref } from '$lib/messages';
import { setDraft } from '$lib/server/http/draft-cookie';
import { findDraft } from '$lib/server/registration';
import { redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

/** From a mail: looking at it does nothing, whoever or whatever looks. */
export const load: PageServerLoad = async ({ locals, params }) => {
	const draft = await findDraft(locals.app, params.key);
	if (!draft || draft.sentAt) redirect(303, localizeHref('/link-abgelaufen'));
	return { name: draft.answers.name ?? '' };
};

export const actions: Actions = {
	default: async (event) => {
		const draft = await findDraft(event.locals.app, event.params.key);
		if (!draft || draft.sentAt) redirect(303, localizeHref('/link-abgelaufen'));
		setDraft(event, event.params.key);
		redirect(303, localizeHref('/verein-eintragen'));
	},
};
