import {
	colleagueRoleSchema,
	colleagueSchema,
	inviteColleagueSchema,
} from '$lib/domain/office/schema';
import { OFFICE_TEAMS, refusalOf } from '$lib/domain/rights/may';
import { getLocale, localizeHref } from '$lib/messages';
import { answerSensitive } from '$lib/server/http/sensitive-form';
import { signedIn } from '$lib/server/http/signed-in';
import {
	changeColleagueRole,
	endColleague,
	inviteColleague,
	listColleagues,
	revokeColleagueInvitation,
} from '$lib/server/office';
import { allowMoreContacts, listStopped } from '$lib/server/oversight';
import type { Met } from '$lib/server/people';
import { redirect, type RequestEvent } from '@sveltejs/kit';
import type { z } from 'zod';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const met = await signedIn(locals);
	const { colleagues, invitations } = await listColleagues(locals.app, met);
	const origin = locals.app.settings.origins[0];
	const fresh = { ...met.actor, fresh: true };
	const people = colleagues.map(({ personId }) => personId);
	const stopped = await listStopped(locals.app, met, people);
	return {
		colleagues: colleagues.map((one) => ({ ...one, stopped: stopped.includes(one.personId) })),
		invitations: invitations.map(({ key, ...one }) => ({
			...one,
			href: origin + localizeHref(`/mitarbeit/${key}`),
		})),
		teams: OFFICE_TEAMS.filter((team) => !refusalOf(fresh, 'office.change-team', { team })),
		done: url.searchParams.get('fertig'),
		demo: locals.app.settings.demo,
	};
};

/** Every button of this page: a small form, one use case, back to the list. */
async function act<S extends z.ZodObject>(
	event: RequestEvent,
	done: string,
	schema: S,
	run: (met: Met, input: z.infer<S>) => Promise<unknown>,
) {
	const outcome = await answerSensitive(event, {
		schema,
		// Asked anew: they may just have proved who they are.
		run: async (input) => {
			await run(await signedIn(event.locals), input);
			return {};
		},
	});
	if ('status' in outcome) return outcome;
	redirect(303, localizeHref(`/stabsstelle/team?fertig=${done}`));
}

export const actions: Actions = {
	einladen: (event) =>
		act(event, 'eingeladen', inviteColleagueSchema, (met, input) =>
			inviteColleague(event.locals.app, met, { ...input, locale: getLocale() }),
		),
	zuruecknehmen: (event) =>
		act(event, 'zurueckgenommen', colleagueSchema, (met, { id }) =>
			revokeColleagueInvitation(event.locals.app, met, id),
		),
	rolle: (event) =>
		act(event, 'geaendert', colleagueRoleSchema, (met, input) =>
			changeColleagueRole(event.locals.app, met, input),
		),
	kontakte: (event) =>
		act(event, 'erlaubt', colleagueSchema, (met, { id }) =>
			allowMoreContacts(event.locals.app, met, id),
		),
	entfernen: (event) =>
		act(event, 'entfernt', colleagueSchema, (met, { id }) =>
			endColleague(event.locals.app, met, id),
		),
};
