import { bulkSchema, DECISIONS } from '$lib/domain/review/decision';
import { refusalOf } from '$lib/domain/rights/may';
import { reviewReasons } from '$lib/domain/vocabulary/reasons';
import { labelOf, termsOf } from '$lib/domain/vocabulary/term';
import { getLocale, localizeHref } from '$lib/messages';
import { answerForm } from '$lib/server/http/form';
import { signedIn } from '$lib/server/http/signed-in';
import { decideMany } from '$lib/server/reviews';
import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import type { Actions, PageServerLoad } from './$types';

const numberIn = (url: URL, name: string) => Number(url.searchParams.get(name) ?? 0) || 0;

export const load: PageServerLoad = async ({ locals, url }) => ({
	done: url.searchParams.get('fertig'),
	/** What was done last, and whether it was a decision: only such a thing is taken back. */
	mayUndo:
		(DECISIONS as readonly string[]).includes(url.searchParams.get('fertig') ?? '') &&
		!refusalOf((await signedIn(locals)).actor, 'office.review'),
	last: z.uuid().safeParse(url.searchParams.get('zuletzt')).data,
	approved: numberIn(url, 'frei'),
	rejected: numberIn(url, 'abgelehnt'),
	left: numberIn(url, 'liegt'),
	reasons: termsOf(reviewReasons).map(({ key }) => ({
		value: key,
		label: labelOf(reviewReasons, key, getLocale()),
	})),
});

export const actions: Actions = {
	alle: async (event) => {
		const met = await signedIn(event.locals);
		const outcome = await answerForm(event, {
			schema: bulkSchema,
			lists: ['pick'],
			run: async (input) => ({
				...(await decideMany(event.locals.app, met, input)),
				word: input.decision === 'approve' ? 'frei' : 'abgelehnt',
			}),
		});
		if ('status' in outcome) return outcome;
		const { decided, left, word } = outcome;
		redirect(303, localizeHref(`/stabsstelle/pruefen?${word}=${decided}&liegt=${left}`));
	},
};
