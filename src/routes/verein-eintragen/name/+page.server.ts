import { nameAnswer } from '$lib/domain/registration/steps';
import { termsOf } from '$lib/domain/vocabulary/term';
import { legalForms } from '$lib/domain/vocabulary/kinds';
import { getLocale } from '$lib/messages';
import { findAlikeClubs } from '$lib/server/clubs';
import { draftOf } from '$lib/server/http/draft-cookie';
import { answerForm } from '$lib/server/http/form';
import { fail, redirect } from '@sveltejs/kit';
import { alikeCards } from '../alike';
import { keepAndGoOn, placeOf } from '../open-draft';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const draft = await draftOf(event);
	const locale = getLocale();
	return {
		...placeOf('name'),
		answers: draft && !draft.sentAt ? draft.answers : {},
		forms: termsOf(legalForms).map(({ key, de, en }) => ({
			value: key,
			label: locale === 'en' ? en : de,
		})),
	};
};

export const actions: Actions = {
	default: async (event) => {
		const { app } = event.locals;
		const outcome = await answerForm(event, {
			schema: nameAnswer,
			run: async (input) => {
				const alike = input.other
					? []
					: await app.database.read((db) => findAlikeClubs(db, input.name, app.city.name));
				if (alike.length > 0) return { alike, input };
				return { alike, href: await keepAndGoOn(event, input, null) };
			},
		});
		if ('status' in outcome) return outcome;
		if (outcome.href) redirect(303, outcome.href);
		const { name = '', legalForm = null } = outcome.input ?? {};
		// Asked back, not refused: whoever says no comes back with the same name.
		return fail(409, {
			values: { name, legalForm: legalForm ?? '' },
			errors: {},
			alike: alikeCards(outcome.alike, app.city),
		});
	},
};
