import { decisionSchema } from '$lib/domain/review/decision';
import { PENDING_REVIEW_STATES } from '$lib/domain/review/states';
import { refusalOf } from '$lib/domain/rights/may';
import { reviewReasons } from '$lib/domain/vocabulary/reasons';
import { labelOf, termsOf } from '$lib/domain/vocabulary/term';
import { getLocale, localizeHref } from '$lib/messages';
import { answerForm } from '$lib/server/http/form';
import { signedIn } from '$lib/server/http/signed-in';
import { decideReview, showReview } from '$lib/server/reviews';
import { redirect } from '@sveltejs/kit';
import { clubPreview } from '../../../cards/club-preview';
import { fieldLabel } from '../../../cards/club-words';
import { spellField } from '../../../cards/spell-field';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const met = await signedIn(locals);
	const { app } = locals;
	const shown = await showReview(app, met, params.id);
	const { item } = shown;
	const locale = getLocale();
	const open = (PENDING_REVIEW_STATES as readonly string[]).includes(item.state);
	return {
		id: item.id,
		kind: item.kind,
		state: item.state,
		seen: item.revision,
		note: item.note,
		submittedAt: item.submittedAt,
		decidedAt: item.decidedAt,
		decider: shown.decider,
		reason: [item.reasonKey ? labelOf(reviewReasons, item.reasonKey, locale) : '', item.reason]
			.filter(Boolean)
			.join(': '),
		clubState: shown.row.state,
		isPublic: shown.row.state === 'approved' || shown.row.state === 'verified',
		slug: shown.row.slug,
		submitter: shown.submitter,
		team: shown.team,
		alike: shown.alike.map(({ slug, name }) => ({ slug, name })),
		preview: clubPreview(shown.content, { city: app.city, locale, now: app.clock.now() }),
		changes: shown.changes.map(({ field, before, after }) => ({
			label: fieldLabel(field),
			before: spellField(field, before, locale),
			after: spellField(field, after, locale),
		})),
		reasons: termsOf(reviewReasons).map(({ key }) => ({
			value: key,
			label: labelOf(reviewReasons, key, locale),
		})),
		mayDecide:
			open &&
			!refusalOf(met.actor, 'office.review') &&
			!met.actor.memberships.some(({ clubId }) => clubId === item.clubId),
		open,
	};
};

export const actions: Actions = {
	default: async (event) => {
		const met = await signedIn(event.locals);
		let decided = '';
		const outcome = await answerForm(event, {
			schema: decisionSchema,
			run: async (input) => {
				await decideReview(event.locals.app, met, { ...input, id: event.params.id });
				decided = input.decision;
				return {};
			},
		});
		if ('status' in outcome) return outcome;
		redirect(303, localizeHref(`/stabsstelle/pruefen?fertig=${decided}`));
	},
};
