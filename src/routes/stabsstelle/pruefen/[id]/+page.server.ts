import { decisionSchema, itemSchema, noteSchema } from '$lib/domain/review/decision';
import { getLocale, localizeHref } from '$lib/messages';
import { answerForm } from '$lib/server/http/form';
import { signedIn } from '$lib/server/http/signed-in';
import type { Met, PeoplePlatform } from '$lib/server/people';
import { newId } from '$lib/server/platform/ids';
import {
	addNote,
	assign,
	decideReview,
	listTextModules,
	lookAt,
	putOff,
	showReview,
	UNDO_SECONDS,
	undoReview,
} from '$lib/server/reviews';
import { redirect, type RequestEvent } from '@sveltejs/kit';
import { deskPage, entryToBe } from '../desk-page';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const met = await signedIn(locals);
	const { app } = locals;
	const review = await showReview(app, met, params.id);
	const context = {
		met,
		city: app.city,
		locale: getLocale(),
		now: app.clock.now(),
		modules: await listTextModules(app, met),
		entry: await entryToBe(app, review),
	};
	return {
		item: deskPage(review, context),
		noteId: newId(),
		mended: url.searchParams.has('geaendert'),
	};
};

type Event = RequestEvent<{ id: string }>;

/** One button about this item: done, one is on the list again, or stays. */
const button =
	(run: (app: PeoplePlatform, met: Met, id: string) => Promise<void>, to: (id: string) => string) =>
	async (event: Event) => {
		const met = await signedIn(event.locals);
		const { id } = event.params;
		const outcome = await answerForm(event, {
			schema: itemSchema,
			run: async () => {
				await run(event.locals.app, met, id);
				return {};
			},
		});
		if ('status' in outcome) return outcome;
		redirect(303, localizeHref(to(id)));
	};

const here = (id: string) => `/stabsstelle/pruefen/${id}`;

export const actions: Actions = {
	entscheiden: async (event) => {
		const met = await signedIn(event.locals);
		let decided = '';
		const outcome = await answerForm(event, {
			schema: decisionSchema,
			run: async (input) => {
				const decision = { ...input, id: event.params.id };
				await decideReview(event.locals.app, met, decision, { mailAfterSeconds: UNDO_SECONDS });
				decided = input.decision;
				return {};
			},
		});
		if ('status' in outcome) return outcome;
		redirect(303, localizeHref(`/stabsstelle/pruefen?fertig=${decided}`));
	},
	zurueck: button(undoReview, here),
	spaeter: button(putOff, () => '/stabsstelle/pruefen?fertig=spaeter'),
	nehmen: button(assign, here),
	/** Asked every few seconds by the open page: nothing on it changes but who else is here. */
	da: async (event) => {
		const met = await signedIn(event.locals);
		const { id } = event.params;
		return answerForm(event, {
			schema: itemSchema,
			run: async () => ({ looking: await lookAt(event.locals.app, met, id) }),
		});
	},
	notiz: async (event) => {
		const met = await signedIn(event.locals);
		const { id } = event.params;
		const outcome = await answerForm(event, {
			schema: noteSchema,
			run: async (note) => {
				await addNote(event.locals.app, met, { ...note, review: id });
				return {};
			},
		});
		if ('status' in outcome) return outcome;
		redirect(303, localizeHref(`${here(id)}#notizen`));
	},
};
