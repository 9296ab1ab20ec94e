import { officeInvitation, person } from '$db/schema';
import { INVITATION_DAYS } from '$lib/domain/membership/invitations';
import { m } from '$lib/messages';
import { eq, inArray } from 'drizzle-orm';
import type { Codes } from '../people';
import type { KnownFact, Listener } from '../platform/jobs/outbox';
import {
	linkTo,
	mailListener,
	tongue,
	type Letter,
	type MailParts,
} from '../platform/mail-listener';

export function mailOffice(parts: MailParts & { codes: Codes }): Listener {
	const { database, codes, origin, product } = parts;
	/** Somebody opened more private contacts than a day's work needs: those who administer look at it. */
	const warn = async (fact: KnownFact): Promise<Letter | undefined> => {
		const to = typeof fact.payload.to === 'string' ? fact.payload.to : '';
		const found = await database.read((db) =>
			db
				.select()
				.from(person)
				.where(inArray(person.id, [to, fact.thingId])),
		);
		const reader = found.find(({ id }) => id === to);
		if (!reader?.mail) return undefined;
		const say = tongue(reader.locale);
		const name = found.find(({ id }) => id === fact.thingId)?.name ?? '';
		return {
			to: reader.mail,
			say,
			subject: m.office_contacts_subject({}, say),
			paragraphs: [
				{ text: m.signin_mail_greeting({ name: reader.name }, say) },
				{ text: m.office_contacts_text({ name }, say) },
				{
					text: m.log_title({}, say),
					href: linkTo(origin, say, '/stabsstelle/protokoll'),
				},
				{ text: m.rev_mail_end({ product }, say) },
			],
		};
	};
	return mailListener(parts, {
		name: 'office-mail',
		hears: ['office.invited', 'office.many-contacts'],
		async write(fact) {
			if (fact.type === 'office.many-contacts') return warn(fact);
			const [found] = await database.read((db) =>
				db
					.select({ invitation: officeInvitation, inviter: person.name })
					.from(officeInvitation)
					.innerJoin(person, eq(person.id, officeInvitation.inviterId))
					.where(eq(officeInvitation.id, fact.thingId)),
			);
			// Taken back before the mail went out: nobody needs to hear of it.
			if (found?.invitation.state !== 'open') return undefined;
			const { locale, mail: to } = found.invitation;
			const say = tongue(locale);
			const facts = { name: found.inviter, product };
			const key = codes.keyOf('office-invitation', fact.thingId);
			return {
				to,
				say,
				subject: m.office_mail_subject(facts, say),
				paragraphs: [
					{ text: m.signin_mail_hello({}, say) },
					{ text: m.office_mail_text(facts, say) },
					{
						text: m.team_mail_open({}, say),
						href: linkTo(origin, say, `/mitarbeit/${key}`),
					},
					{ text: m.team_mail_days({ days: INVITATION_DAYS }, say) },
					{ text: m.rev_mail_end({ product }, say) },
				],
			};
		},
	});
}
