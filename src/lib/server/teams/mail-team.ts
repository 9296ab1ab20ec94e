import { club, invitation, person } from '$db/schema';
import { INVITATION_DAYS } from '$lib/domain/membership/invitations';
import { m } from '$lib/messages';
import { eq } from 'drizzle-orm';
import type { Codes } from '../people';
import type { Database } from '../platform/database';
import { MAIL_WAITS, type Listener } from '../platform/jobs/outbox';
import { writeLetter, type Paragraph } from '../platform/letter';
import type { Mail } from '../platform/mail';

type Say = { locale: 'de' | 'en' };
const tongue = (locale: string): Say => ({ locale: locale === 'en' ? 'en' : 'de' });

/** The invitation to whoever is invited; that somebody joined, or that another opened it, to whoever invited. */
export function mailTeam(parts: {
	database: Database;
	codes: Codes;
	mail: Mail;
	origin: string;
	product: string;
}): Listener {
	const { database, codes, mail, origin, product } = parts;
	return {
		name: 'team-mail',
		hears: ['team.invited', 'team.joined', 'team.invitation-refused'],
		waits: MAIL_WAITS,
		oneByOne: true,
		async handle(fact) {
			const [found] = await database.read((db) =>
				db
					.select({ invitation, club: club.name, inviter: person })
					.from(invitation)
					.innerJoin(club, eq(club.id, invitation.clubId))
					.innerJoin(person, eq(person.id, invitation.inviterId))
					.where(eq(invitation.id, fact.thingId)),
			);
			if (!found) return;
			const joined = fact.type === 'team.joined';
			const refused = fact.type === 'team.invitation-refused';
			const back = joined || refused;
			// Taken back before the mail went out: nobody needs to hear of it.
			if (!joined && found.invitation.state !== 'open') return;
			const to = back ? found.inviter.mail : found.invitation.mail;
			if (!to || (back && found.inviter.erasedAt)) return;
			const say = tongue(back ? found.inviter.locale : found.invitation.locale);
			const name = typeof fact.payload.name === 'string' ? fact.payload.name : '';
			const facts = { club: found.club, name: joined ? name : found.inviter.name, product };
			const way = say.locale === 'en' ? '/en' : '';
			const guest = { club: found.club, name: found.invitation.mail };
			const paragraphs: Paragraph[] = back
				? [
						{ text: m.signin_mail_greeting({ name: found.inviter.name }, say) },
						{
							text: refused ? m.team_mail_refused(guest, say) : m.team_mail_joined(facts, say),
						},
						{ text: m.rev_mail_go({}, say), href: `${origin}${way}/mein-verein/team` },
					]
				: [
						{ text: m.signin_mail_hello({}, say) },
						{ text: m.team_mail_invited(facts, say) },
						{
							text: m.team_mail_open({}, say),
							href: `${origin}${way}/einladung/${codes.keyOf('invitation', fact.thingId)}`,
						},
						{ text: m.team_mail_days({ days: INVITATION_DAYS }, say) },
					];
			await mail.send({
				to,
				subject: refused
					? m.team_mail_refused_subject(guest, say)
					: joined
						? m.team_mail_joined_subject(facts, say)
						: m.team_mail_invited_subject(facts, say),
				...writeLetter(say.locale, [...paragraphs, { text: m.rev_mail_end({ product }, say) }]),
				messageId: `<${fact.id}@${new URL(origin).hostname}>`,
			});
		},
	};
}
