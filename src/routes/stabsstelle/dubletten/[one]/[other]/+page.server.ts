import { mergeSchema, picksIn } from '$lib/domain/club/merge';
import { refusalOf } from '$lib/domain/rights/may';
import { getLocale, localizeHref, m } from '$lib/messages';
import {
	askAgain,
	keepApart,
	mergeClubs,
	showPair,
	type PairIds,
	type ShownPair,
} from '$lib/server/duplicates';
import { answerForm } from '$lib/server/http/form';
import { signedIn } from '$lib/server/http/signed-in';
import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { fieldLabel } from '../../../../cards/club-words';
import { spellField } from '../../../../cards/spell-field';
import { saySigns } from '../../../sign-words';
import type { Actions, PageServerLoad } from './$types';

const idsOf = (params: { one: string; other: string }): PairIds => ({
	oneId: params.one,
	otherId: params.other,
});

export const load: PageServerLoad = async ({ locals, params }) => {
	const met = await signedIn(locals);
	const pair = await showPair(locals.app, met, idsOf(params));
	const { clubs, signs, fields, next, known, ...rest } = pair;
	const ours = [clubs.one.id, clubs.other.id].some((id) =>
		met.actor.memberships.some(({ clubId }) => clubId === id),
	);
	return {
		...rest,
		clubs,
		why: saySigns(signs, getLocale()),
		next: next ? localizeHref(`/stabsstelle/dubletten/${next.oneId}/${next.otherId}`) : null,
		fields: fields.map(({ group, field, one, other, suggested }) => ({
			...{ group, suggested },
			label: fieldLabel(field),
			one: said(field, one),
			other: said(field, other),
		})),
		mayMerge:
			pair.mergeable && pair.state === 'open' && !ours && !refusalOf(met.actor, 'office.curate'),
		mayJudge: known && pair.state === 'open' && !refusalOf(met.actor, 'office.review'),
		mayAskAgain: pair.state === 'different' && !refusalOf(met.actor, 'office.review'),
	};
};

const said = (field: string, shown: ShownPair['fields'][number]['one']): string =>
	shown.hidden ? m.dup_hidden() : spellField(field, shown.value, getLocale());

export const actions: Actions = {
	zusammen: async (event) => {
		const met = await signedIn(event.locals);
		const outcome = await answerForm(event, {
			schema: mergeSchema,
			run: (form) =>
				mergeClubs(event.locals.app, met, {
					...idsOf(event.params),
					...{ keep: form.keep, seen: form.seen, picks: picksIn(form) },
				}),
		});
		if ('status' in outcome) return outcome;
		redirect(303, localizeHref('/stabsstelle/dubletten?fertig=zusammen'));
	},
	verschieden: async (event) => {
		const met = await signedIn(event.locals);
		const outcome = await answerForm(event, {
			schema: z.object({}),
			run: async () => {
				await keepApart(event.locals.app, met, idsOf(event.params));
				return {};
			},
		});
		if ('status' in outcome) return outcome;
		const { one, other } = event.params;
		redirect(
			303,
			localizeHref(`/stabsstelle/dubletten?fertig=verschieden&zuletzt=${one}.${other}`),
		);
	},
	/** A slip of the hand. */
	nochmal: async (event) => {
		const met = await signedIn(event.locals);
		const outcome = await answerForm(event, {
			schema: z.object({}),
			run: async () => {
				await askAgain(event.locals.app, met, idsOf(event.params));
				return {};
			},
		});
		if ('status' in outcome) return outcome;
		const { one, other } = event.params;
		redirect(303, localizeHref(`/stabsstelle/dubletten/${one}/${other}`));
	},
};
