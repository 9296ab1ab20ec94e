import { sentenceAnswer, SENTENCE_LENGTH } from '$lib/domain/registration/steps';
import { answerForm } from '$lib/server/http/form';
import { redirect } from '@sveltejs/kit';
import { keepAndGoOn, openDraft, placeOf } from '../open-draft';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { answers } = await openDraft(event);
	return {
		...placeOf('satz'),
		sentence: answers.sentence ?? '',
		name: answers.name ?? '',
		most: SENTENCE_LENGTH,
	};
};

export const actions: Actions = {
	default: async (event) => {
		await openDraft(event);
		const outcome = await answerForm(event, {
			schema: sentenceAnswer,
			run: async (input) => ({ href: await keepAndGoOn(event, input) }),
		});
		if ('status' in outcome) return outcome;
		redirect(303, outcome.href);
	},
};
