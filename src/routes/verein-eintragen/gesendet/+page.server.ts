import { localizeHref } from '$lib/messages';
import { draftOf } from '$lib/server/http/draft-cookie';
import { redirect } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const draft = await draftOf(event);
	if (!draft?.sentAt) redirect(303, localizeHref('/verein-eintragen'));
	return { claim: draft.claims !== null, office: event.locals.app.city.owner.name };
};
