import { openContactSchema } from '$lib/domain/office/schema';
import { demand } from '$lib/domain/rights/may';
import { answerForm } from '$lib/server/http/form';
import { signedIn } from '$lib/server/http/signed-in';
import { openContact, showOfficeClub } from '$lib/server/oversight';
import { error } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

const KINDS: ReadonlyMap<string, 'club' | 'enquiry'> = new Map([
	['verein', 'club'],
	['anfrage', 'enquiry'],
]);

/** Nothing private is read here: only the form, with its reason, opens anything. */
export const load: PageServerLoad = async ({ locals, params }) => {
	const met = await signedIn(locals);
	demand(met.actor, 'office.open-contact');
	const kind = KINDS.get(params.art) ?? error(404);
	if (kind === 'enquiry') return { kind, club: undefined };
	const { id, name } = await showOfficeClub(locals.app, met, params.id);
	return { kind, club: { id, name } };
};

export const actions: Actions = {
	default: async (event) => {
		const met = await signedIn(event.locals);
		const kind = KINDS.get(event.params.art) ?? error(404);
		return answerForm(event, {
			schema: openContactSchema,
			run: async ({ why }) => ({
				opened: await openContact(event.locals.app, met, { kind, id: event.params.id }, why),
			}),
		});
	},
};
