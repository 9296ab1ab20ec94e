import { openContactSchema } from '$lib/domain/office/schema';
import { demand } from '$lib/domain/rights/may';
import { answerForm } from '$lib/server/http/form';
import { signedIn } from '$lib/server/http/signed-in';
import { openContact } from '$lib/server/oversight';
import { error } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

const KINDS: ReadonlyMap<string, 'club' | 'enquiry'> = new Map([
	['verein', 'club'],
	['anfrage', 'enquiry'],
]);

/** Nothing is read here: only the form, with its reason, opens anything. */
export const load: PageServerLoad = async ({ locals, params }) => {
	demand((await signedIn(locals)).actor, 'office.open-contact');
	const kind = KINDS.get(params.art) ?? error(404);
	return { kind };
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
