import { itemSchema } from '$lib/domain/review/decision';
import { refusalOf } from '$lib/domain/rights/may';
import { getLocale, localizeHref } from '$lib/messages';
import { listDuplicates, undoMerge } from '$lib/server/duplicates';
import { answerForm } from '$lib/server/http/form';
import { signedIn } from '$lib/server/http/signed-in';
import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { saySigns } from '../sign-words';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const met = await signedIn(locals);
	const { pairs, merges, count } = await listDuplicates(locals.app, met);
	return {
		pairs: pairs.map(({ signs, ...pair }) => ({ ...pair, why: saySigns(signs, getLocale()) })),
		...{ merges, count },
		mayMerge: !refusalOf(met.actor, 'office.curate'),
		done: url.searchParams.get('fertig'),
		/** The two that were told apart last: taken back where they stand. */
		last: refusalOf(met.actor, 'office.review') ? undefined : pairIn(url),
	};
};

function pairIn(url: URL): string | undefined {
	const ids = (url.searchParams.get('zuletzt') ?? '').split('.');
	const both = z.tuple([z.uuid(), z.uuid()]).safeParse(ids).data;
	return both && localizeHref(`/stabsstelle/dubletten/${both.join('/')}`);
}

export const actions: Actions = {
	zurueck: async (event) => {
		const met = await signedIn(event.locals);
		const outcome = await answerForm(event, {
			schema: itemSchema,
			run: async ({ id }) => {
				await undoMerge(event.locals.app, met, id);
				return {};
			},
		});
		if ('status' in outcome) return outcome;
		redirect(303, localizeHref('/stabsstelle/dubletten?fertig=getrennt'));
	},
};
