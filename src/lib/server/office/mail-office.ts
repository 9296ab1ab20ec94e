import { officeInvitation, person } from '$db/schema';
import { INVITATION_DAYS } from '$lib/domain/membership/invitations';
import { m } from '$lib/messages';
import { eq, inArray } from 'drizzle-orm';
import type { Codes } from '../people';
import type { Database } from '../platform/database';
import { MAIL_WAITS, type KnownFact, type Listener } from '../platform/jobs/outbox';
import { writeLetter } from '../platform/letter';
import type { Mail } from '../platform/mail';

export function mailOffice(parts: {
	database: Database;
	codes: Codes;
	mail: Mail;
	origin: string;
	product: string;
}): Listener {
	const { database, codes, mail, origin, product } = parts;
	/** Somebody opened more private contacts than a day's work needs: those who administer look at it. */
	const warn = async (fact: KnownFact) => {
		const to = typeof fact.payload.to === 'string' ? fact.payload.to : '';
		const found = await database.read((db) =>
			db
				.select()
				.from(person)
				.where(inArray(person.id, [to, fact.thingId])),
		);
		const reader = found.find(({ id }) => id === to);
		if (!reader?.mail) return;
		const say = { locale: reader.locale === 'en' ? 'en' : 'de' } as const;
		const name = found.find(({ id }) => id === fact.thingId)?.name ?? '';
		await mail.send({
			to: reader.mail,
			subject: m.office_contacts_subject({}, say),
			...writeLetter(say.locale, [
				{ text: m.signin_mail_greeting({ name: reader.name }, say) },
				{ text: m.office_contacts_text({ name }, say) },
				{
					text: m.log_title({}, say),
					href: `${origin}${say.locale === 'en' ? '/en' : ''}/stabsstelle/protokoll`,
				},
				{ text: m.rev_mail_end({ product }, say) },
			]),
			messageId: `<${fact.id}@${new URL(origin).hostname}>`,
		});
	};
	return {
		name: 'office-mail',
		hears: ['office.invited', 'office.many-contacts'],
		waits: MAIL_WAITS,
		oneByOne: true,
		async handle(fact) {
			if (fact.type === 'office.many-contacts') return warn(fact);
			const [found] = await database.read((db) =>
				db
					.select({ invitation: officeInvitation, inviter: person.name })
					.from(officeInvitation)
					.innerJoin(person, eq(person.id, officeInvitation.inviterId))
					.where(eq(officeInvitation.id, fact.thingId)),
			);
			// Taken back before the mail went out: nobody needs to hear of it.
			if (found?.invitation.state !== 'open') return;
			const { locale, mail: to } = found.invitation;
			const say = { locale: locale === 'en' ? 'en' : 'de' } as const;
			const facts = { name: found.inviter, product };
			const key = codes.keyOf('office-invitation', fact.thingId);
			await mail.send({
				to,
				subject: m.office_mail_subject(facts, say),
				...writeLetter(say.locale, [
					{ text: m.signin_mail_hello({}, say) },
					{ text: m.office_mail_text(facts, say) },
					{
						text: m.team_mail_open({}, say),
						href: `${origin}${say.locale === 'en' ? '/en' : ''}/mitarbeit/${key}`,
					},
					{ text: m.team_mail_days({ days: INVITATION_DAYS }, say) },
					{ text: m.rev_mail_end({ product }, say) },
				]),
				messageId: `<${fact.id}@${new URL(origin).hostname}>`,
			});
		},
	};
}
