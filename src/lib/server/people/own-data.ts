import {
	auditEntry,
	club,
	enquiry,
	enquiryContact,
	enquiryMessage,
	enquiryNote,
	enquiryRecipient,
	entryDraft,
	invitation,
	mailChange,
	membership,
	officeInvitation,
	officeRole,
	passkey,
	password,
	person,
	picture,
	recoveryCode,
	registration,
	report,
	review,
	reviewNote,
	secondFactor,
	session,
	signInCode,
	version,
} from '$db/schema';
import { demand } from '$lib/domain/rights/may';
import { and, eq, ne, or } from 'drizzle-orm';
import type { PeoplePlatform } from './people-platform';
import type { Met } from './sessions';

/**
 * Everything the product keeps about a person who has an account, table by table. What opens something (the
 * hash of a session, of a recovery code) is left out: it says nothing about anybody.
 */
export async function exportOwnData(
	{ database, clock }: PeoplePlatform,
	who: Met,
): Promise<Record<string, unknown>> {
	const { personId } = demand(who.actor, 'account.export', { personId: who.person.id });
	return database.read(async (db) => {
		const [me] = await db.select().from(person).where(eq(person.id, personId));
		const mail = me?.mail ?? '';
		return {
			made: clock.now().toISOString(),
			person: me,
			memberships: await db
				.select({
					club: club.name,
					role: membership.role,
					state: membership.state,
					since: membership.createdAt,
					until: membership.endedAt,
				})
				.from(membership)
				.innerJoin(club, eq(club.id, membership.clubId))
				.where(eq(membership.personId, personId)),
			officeRoles: await db.select().from(officeRole).where(eq(officeRole.personId, personId)),
			devices: await db
				.select({
					device: session.device,
					shared: session.shared,
					since: session.createdAt,
					lastUsed: session.seenAt,
					until: session.until,
				})
				.from(session)
				.where(eq(session.personId, personId)),
			secondFactor: await db
				.select({ since: secondFactor.createdAt, confirmed: secondFactor.confirmedAt })
				.from(secondFactor)
				.where(eq(secondFactor.personId, personId)),
			recoveryCodes: await db
				.select({ since: recoveryCode.createdAt, used: recoveryCode.usedAt })
				.from(recoveryCode)
				.where(eq(recoveryCode.personId, personId)),
			codesAskedFor: await db
				.select({ mail: signInCode.mail, purpose: signInCode.purpose, at: signInCode.createdAt })
				.from(signInCode)
				.where(eq(signInCode.mail, mail)),
			password: await db
				.select({ since: password.createdAt })
				.from(password)
				.where(eq(password.personId, personId)),
			passkeys: await db
				.select({ name: passkey.name, since: passkey.createdAt, lastUsed: passkey.usedAt })
				.from(passkey)
				.where(eq(passkey.personId, personId)),
			changedAddresses: await db
				.select({
					from: mailChange.oldMail,
					to: mailChange.newMail,
					state: mailChange.state,
					at: mailChange.createdAt,
				})
				.from(mailChange)
				.where(eq(mailChange.personId, personId)),
			registrations: await db
				.select()
				.from(registration)
				.where(eq(registration.personId, personId)),
			invitations: [
				...(await db
					.select({
						mail: invitation.mail,
						role: invitation.role,
						state: invitation.state,
						at: invitation.createdAt,
					})
					.from(invitation)
					.where(or(eq(invitation.inviterId, personId), eq(invitation.mail, mail)))),
				...(await db
					.select({
						mail: officeInvitation.mail,
						role: officeInvitation.role,
						state: officeInvitation.state,
						at: officeInvitation.createdAt,
					})
					.from(officeInvitation)
					.where(or(eq(officeInvitation.inviterId, personId), eq(officeInvitation.mail, mail)))),
			],
			written: await db
				.select({
					kind: version.thingKind,
					state: version.state,
					content: version.content,
					at: version.createdAt,
				})
				.from(version)
				.where(eq(version.authorId, personId)),
			begun: await db
				.select({ kind: entryDraft.kind, values: entryDraft.values, at: entryDraft.updatedAt })
				.from(entryDraft)
				.where(eq(entryDraft.authorId, personId)),
			pictures: await db
				.select({ colour: picture.colour, files: picture.files, at: picture.createdAt })
				.from(picture)
				.where(eq(picture.personId, personId)),
			reviews: await db
				.select({
					kind: review.kind,
					state: review.state,
					note: review.note,
					at: review.submittedAt,
				})
				.from(review)
				.where(eq(review.submitterId, personId)),
			notes: [
				...(await db
					.select({ text: reviewNote.text, at: reviewNote.createdAt })
					.from(reviewNote)
					.where(eq(reviewNote.personId, personId))),
				...(await db
					.select({ text: enquiryNote.text, at: enquiryNote.createdAt })
					.from(enquiryNote)
					.where(eq(enquiryNote.personId, personId))),
			],
			replies: await db
				.select({ text: enquiryMessage.text, at: enquiryMessage.createdAt })
				.from(enquiryMessage)
				.where(eq(enquiryMessage.personId, personId)),
			lookedAfter: await db
				.selectDistinct({ enquiry: enquiry.id, state: enquiry.state, at: enquiry.createdAt })
				.from(enquiry)
				.leftJoin(enquiryRecipient, eq(enquiryRecipient.enquiryId, enquiry.id))
				.where(
					or(
						eq(enquiry.assigneeId, personId),
						eq(enquiry.clarifiedBy, personId),
						eq(enquiryRecipient.personId, personId),
					),
				),
			enquiries: await db
				.select({
					name: enquiryContact.name,
					mail: enquiryContact.mail,
					phone: enquiryContact.phone,
					message: enquiryContact.message,
					erasedOn: enquiryContact.eraseAt,
				})
				.from(enquiryContact)
				.where(and(eq(enquiryContact.mail, mail), ne(enquiryContact.mail, ''))),
			contactOf: await db
				.select({
					club: club.name,
					person: club.contactPerson,
					role: club.contactRole,
					mail: club.contactMail,
					phone: club.contactPhone,
				})
				.from(club)
				.where(and(eq(club.contactMail, mail), ne(club.contactMail, ''))),
			reports: await db
				.select({
					about: report.title,
					message: report.message,
					name: report.name,
					at: report.createdAt,
				})
				.from(report)
				.where(and(eq(report.mail, mail), ne(report.mail, ''))),
			deeds: await db
				.select({ action: auditEntry.action, thing: auditEntry.thingKind, at: auditEntry.at })
				.from(auditEntry)
				.where(eq(auditEntry.actorId, personId)),
		};
	});
}
