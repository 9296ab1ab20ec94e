import { placeAnswer } from '$lib/domain/registration/steps';
import { answerForm } from '$lib/server/http/form';
import { contentOf } from '$lib/server/registration';
import { redirect } from '@sveltejs/kit';
import { pinData } from '../../cards/pin';
import { keepAndGoOn, openDraft, placeOf } from '../open-draft';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { answers } = await openDraft(event);
	const { app } = event.locals;
	return {
		...placeOf('ort'),
		answers,
		town: answers.town ?? app.city.name,
		pin: await pinData(app, contentOf(answers).place),
	};
};

export const actions: Actions = {
	default: async (event) => {
		await openDraft(event);
		const outcome = await answerForm(event, {
			schema: placeAnswer,
			run: async (input) => ({ href: await keepAndGoOn(event, input) }),
		});
		if ('status' in outcome) return outcome;
		redirect(303, outcome.href);
	},
};
