import { mailField } from '$lib/domain/fields';
import { MEMBER_ROLES } from '$lib/domain/membership/states';
import { mailKey } from '$lib/domain/sign-in/schema';
import { getLocale, localizeHref } from '$lib/messages';
import { answerSensitive } from '$lib/server/http/sensitive-form';
import {
	changeRole,
	endMembership,
	handOver,
	invite,
	listInvitations,
	listTeam,
	revokeInvitation,
} from '$lib/server/teams';
import { redirect, type RequestEvent } from '@sveltejs/kit';
import { z } from 'zod';
import { qrPicture } from '../../qr-picture';
import { chosenClub, type Chosen } from '../chosen-club';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { met, club, query } = await chosenClub(event);
	const { app } = event.locals;
	const manages = club.role === 'owner';
	const origin = app.settings.origins[0];
	const invitations = manages ? await listInvitations(app, met, club.id) : [];
	return {
		club: { name: club.name },
		manages,
		members: await listTeam(app, met, club.id),
		invitations: invitations.map(({ id, mail, role, expiresAt, key }) => {
			const href = origin + localizeHref(`/einladung/${key}`);
			return { id, mail, role, expiresAt, href, picture: qrPicture(href) };
		}),
		done: event.url.searchParams.get('fertig'),
		demo: app.settings.demo,
		query,
	};
};

const role = z.enum(MEMBER_ROLES, { error: 'input_choice_unknown' });
const memberId = z.uuid({ error: 'input_id_unknown' });

/** Every button of this page: a small form, one use case, back to the list. */
async function act<S extends z.ZodObject>(
	event: RequestEvent,
	done: string,
	schema: S,
	run: (chosen: Chosen, input: z.infer<S>) => Promise<{ away?: boolean } | void>,
) {
	const { query } = await chosenClub(event);
	const outcome = await answerSensitive(event, {
		schema,
		// Asked anew: they may just have proved who they are.
		run: async (input) => (await run(await chosenClub(event), input)) ?? {},
	});
	if ('status' in outcome) return outcome;
	if (outcome.away) redirect(303, localizeHref('/mein-verein'));
	redirect(303, localizeHref(`/mein-verein/team${query}&fertig=${done}`));
}

export const actions: Actions = {
	einladen: (event) =>
		act(
			event,
			'eingeladen',
			z.object({
				mail: mailField.refine((mail) => mail !== '', 'person_mail_missing').transform(mailKey),
				role,
			}),
			async ({ met, club }, input) => {
				await invite(event.locals.app, met, { clubId: club.id, locale: getLocale(), ...input });
			},
		),
	zuruecknehmen: (event) =>
		act(event, 'zurueckgenommen', z.object({ id: memberId }), ({ met, club }, { id }) =>
			revokeInvitation(event.locals.app, met, { clubId: club.id, id }),
		),
	rolle: (event) =>
		act(event, 'geaendert', z.object({ memberId, role }), ({ met, club }, input) =>
			changeRole(event.locals.app, met, { clubId: club.id, ...input }),
		),
	entfernen: (event) =>
		act(event, 'entfernt', z.object({ memberId }), async ({ met, club }, input) => {
			const { left } = await endMembership(event.locals.app, met, { clubId: club.id, ...input });
			return { away: left };
		}),
	uebergeben: (event) =>
		act(
			event,
			'uebergeben',
			z.object({ memberId, stay: z.string().default('') }),
			async ({ met, club }, { memberId: to, stay }) => {
				await handOver(event.locals.app, met, {
					clubId: club.id,
					memberId: to,
					stay: stay === 'ja',
				});
				return { away: stay !== 'ja' };
			},
		),
};
