import { localizeHref } from '$lib/messages';
import { answerReview, readOwnProfile } from '$lib/server/clubs';
import { answerForm } from '$lib/server/http/form';
import { readEffect } from '$lib/server/effect';
import { signedIn } from '$lib/server/http/signed-in';
import { countWaiting } from '$lib/server/enquiries';
import { listAskedClubs, listOwnClubs } from '$lib/server/people';
import { textField } from '$lib/domain/text';
import { error, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { m } from '$lib/messages';
import { verdictOf } from './verdict';
import { dueOf } from './due';
import { effectInShort } from './effect-words';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const met = await signedIn(locals);
	const { app } = locals;
	const clubs = [];
	for (const club of await listOwnClubs(app, met)) {
		const profile = await readOwnProfile(app, met, club.id);
		clubs.push({
			...club,
			effect: effectInShort(await readEffect(app, met, club.id)),
			due: club.role === 'owner' ? dueOf(profile, app.clock.now()) : [],
			waiting: profile.waiting,
			verdicts: profile.verdicts.flatMap((verdict) => verdictOf(verdict, club.state)),
		});
	}
	return {
		name: met.person.name,
		waiting: await countWaiting(app, met),
		clubs,
		asked: await listAskedClubs(app, met),
		office: met.actor.office !== undefined,
		taken: url.searchParams.has('uebernommen'),
		answered: url.searchParams.has('geantwortet'),
		joined: url.searchParams.has('dabei'),
	};
};

export const actions: Actions = {
	/** Back to the coordination: an answer to its question, or another try. */
	antworten: async (event) => {
		const met = await signedIn(event.locals);
		const outcome = await answerForm(event, {
			schema: z.object({
				clubId: z.uuid({ error: 'input_id_unknown' }),
				kind: z.enum(['club', 'change'], { error: 'input_id_unknown' }),
				note: textField({ max: 1_000, tooLong: 'reg_note_too_long' }),
			}),
			run: async (input) => {
				await answerReview(event.locals.app, met, input);
				return {};
			},
		});
		if ('status' in outcome) {
			if (outcome.status === 404) error(404, m.error_not_found());
			return outcome;
		}
		redirect(303, localizeHref('/mein-verein?geantwortet'));
	},
};
