import { club, invitation, person } from '$db/schema';
import { INVITATION_DAYS } from '$lib/domain/membership/invitations';
import { m } from '$lib/messages';
import { eq } from 'drizzle-orm';
import type { Codes } from '../people';
import type { Listener } from '../platform/jobs/outbox';
import type { Paragraph } from '../platform/letter';
import { linkTo, mailListener, tongue, type MailParts } from '../platform/mail-listener';

/** The invitation to whoever is invited; that somebody joined, or that another opened it, to whoever invited. */
export function mailTeam(parts: MailParts & { codes: Codes }): Listener {
	const { database, codes, origin, product } = parts;
	return mailListener(parts, {
		name: 'team-mail',
		hears: ['team.invited', 'team.joined', 'team.invitation-refused'],
		async write(fact) {
			const [found] = await database.read((db) =>
				db
					.select({ invitation, club: club.name, inviter: person })
					.from(invitation)
					.innerJoin(club, eq(club.id, invitation.clubId))
					.innerJoin(person, eq(person.id, invitation.inviterId))
					.where(eq(invitation.id, fact.thingId)),
			);
			if (!found) return undefined;
			const joined = fact.type === 'team.joined';
			const refused = fact.type === 'team.invitation-refused';
			const back = joined || refused;
			// Taken back before the mail went out: nobody needs to hear of it.
			if (!joined && found.invitation.state !== 'open') return undefined;
			const to = back ? found.inviter.mail : found.invitation.mail;
			if (!to || (back && found.inviter.erasedAt)) return undefined;
			const say = tongue(back ? found.inviter.locale : found.invitation.locale);
			const name = typeof fact.payload.name === 'string' ? fact.payload.name : '';
			const facts = { club: found.club, name: joined ? name : found.inviter.name, product };
			const guest = { club: found.club, name: found.invitation.mail };
			const paragraphs: Paragraph[] = back
				? [
						{ text: m.signin_mail_greeting({ name: found.inviter.name }, say) },
						{
							text: refused ? m.team_mail_refused(guest, say) : m.team_mail_joined(facts, say),
						},
						{ text: m.rev_mail_go({}, say), href: linkTo(origin, say, '/mein-verein/team') },
					]
				: [
						{ text: m.signin_mail_hello({}, say) },
						{ text: m.team_mail_invited(facts, say) },
						{
							text: m.team_mail_open({}, say),
							href: linkTo(origin, say, `/einladung/${codes.keyOf('invitation', fact.thingId)}`),
						},
						{ text: m.team_mail_days({ days: INVITATION_DAYS }, say) },
					];
			return {
				to,
				say,
				subject: refused
					? m.team_mail_refused_subject(guest, say)
					: joined
						? m.team_mail_joined_subject(facts, say)
						: m.team_mail_invited_subject(facts, say),
				paragraphs: [...paragraphs, { text: m.rev_mail_end({ product }, say) }],
			};
		},
	});
}
