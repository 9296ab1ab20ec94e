import { nextOpenStep } from '$lib/domain/registration/steps';
import { localizeHref } from '$lib/messages';
import { draftOf } from '$lib/server/http/draft-cookie';
import { redirect } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

/** Where one stopped, or the first question. */
export const load: PageServerLoad = async (event) => {
	const draft = await draftOf(event);
	const step =
		draft && !draft.sentAt ? nextOpenStep(draft.answers, draft.personId !== null) : 'name';
	redirect(303, localizeHref(`/verein-eintragen/${step}`));
};
