import { holdSchema, trustSchema } from '$lib/domain/office/schema';
import { refusalOf } from '$lib/domain/rights/may';
import { reviewReasons } from '$lib/domain/vocabulary/reasons';
import { labelOf, termsOf } from '$lib/domain/vocabulary/term';
import { getLocale, localizeHref } from '$lib/messages';
import { answerForm } from '$lib/server/http/form';
import { signedIn } from '$lib/server/http/signed-in';
import {
	holdClub,
	releaseClub,
	setTrust,
	showOfficeClub,
	viewAsPublic,
} from '$lib/server/oversight';
import type { Met } from '$lib/server/people';
import { redirect, type RequestEvent } from '@sveltejs/kit';
import { z } from 'zod';
import { clubPreview } from '../../../cards/club-preview';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const met = await signedIn(locals);
	const club = await showOfficeClub(locals.app, met, params.id);
	const may = (action: Parameters<typeof refusalOf>[1]) =>
		!club.own && !refusalOf(met.actor, action);
	return {
		club,
		reasons: termsOf(reviewReasons).map(({ key }) => ({
			value: key,
			label: labelOf(reviewReasons, key, getLocale()),
		})),
		mayHold: may('office.hold'),
		mayTrust: may('office.trust'),
		mayOpen: club.hasContact && !refusalOf(met.actor, 'office.open-contact'),
		mayView: !refusalOf(met.actor, 'office.view-as'),
		done: url.searchParams.has('fertig'),
	};
};

async function act<S extends z.ZodObject>(
	event: RequestEvent<{ id: string }>,
	schema: S,
	run: (met: Met, input: z.infer<S>) => Promise<unknown>,
) {
	const met = await signedIn(event.locals);
	const outcome = await answerForm(event, {
		schema,
		run: async (input) => {
			await run(met, input);
			return {};
		},
	});
	if ('status' in outcome) return outcome;
	redirect(303, localizeHref(`/stabsstelle/vereine/${event.params.id}?fertig`));
}

export const actions: Actions = {
	anhalten: (event) =>
		act(event, holdSchema, (met, input) =>
			holdClub(event.locals.app, met, { clubId: event.params.id, ...input }),
		),
	freigeben: (event) =>
		act(event, z.object({}), (met) => releaseClub(event.locals.app, met, event.params.id)),
	vertrauen: (event) =>
		act(event, trustSchema, (met, input) =>
			setTrust(event.locals.app, met, { clubId: event.params.id, ...input }),
		),
	ansehen: async (event) => {
		const met = await signedIn(event.locals);
		const { app } = event.locals;
		return answerForm(event, {
			schema: z.object({}),
			run: async () => {
				const content = await viewAsPublic(app, met, event.params.id);
				const context = { city: app.city, locale: getLocale(), now: app.clock.now() };
				return { seen: clubPreview(content, context) };
			},
		});
	},
};
