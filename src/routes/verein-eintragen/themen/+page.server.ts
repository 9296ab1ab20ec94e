import { topicsAnswer } from '$lib/domain/registration/steps';
import { FAMILIES } from '$lib/domain/vocabulary/keys';
import { labelOf } from '$lib/domain/vocabulary/term';
import { families, topics, topicsOf } from '$lib/domain/vocabulary/topics';
import { getLocale } from '$lib/messages';
import { answerForm } from '$lib/server/http/form';
import { redirect } from '@sveltejs/kit';
import { keepAndGoOn, openDraft, placeOf } from '../open-draft';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const draft = await openDraft(event);
	const locale = getLocale();
	return {
		...placeOf('themen'),
		chosen: draft.answers.topics ?? [],
		families: FAMILIES.map((family) => ({
			key: family,
			label: labelOf(families, family, locale),
			topics: topicsOf(family).map((key) => ({ key, label: labelOf(topics, key, locale) })),
		})),
	};
};

export const actions: Actions = {
	default: async (event) => {
		await openDraft(event);
		const outcome = await answerForm(event, {
			schema: topicsAnswer,
			lists: ['topics'],
			run: async (input) => ({ href: await keepAndGoOn(event, input) }),
		});
		if ('status' in outcome) return outcome;
		redirect(303, outcome.href);
	},
};
