import {
	club,
	enquiry,
	enquiryContact,
	enquiryMessage,
	enquiryNote,
	need,
	person,
} from '$db/schema';
import { publicContact } from '$lib/domain/club/public-contact';
import type { EnquiryState } from '$lib/domain/enquiry/states';
import { Refused } from '$lib/domain/result';
import { refusalOf } from '$lib/domain/rights/may';
import { asc, eq } from 'drizzle-orm';
import { teamOf, type Met, type PeoplePlatform } from '../people';
import type { Db } from '../platform/database';
import { isId } from '../platform/ids';
import { mailIsLate } from '../platform/jobs/outbox';
import { usualReplyDays } from './reply-time';

const base = (db: Db, id: string) =>
	db
		.select({
			enquiry,
			contact: enquiryContact,
			need: { slug: need.slug, title: need.title, state: need.state, nextAt: need.nextAt },
			club,
		})
		.from(enquiry)
		.innerJoin(club, eq(club.id, enquiry.clubId))
		.leftJoin(need, eq(need.id, enquiry.needId))
		.leftJoin(enquiryContact, eq(enquiryContact.enquiryId, enquiry.id))
		.where(eq(enquiry.id, id));

const messagesOf = (db: Db, id: string) =>
	db
		.select({
			id: enquiryMessage.id,
			fromClub: enquiryMessage.fromClub,
			text: enquiryMessage.text,
			createdAt: enquiryMessage.createdAt,
			name: person.name,
		})
		.from(enquiryMessage)
		.leftJoin(person, eq(person.id, enquiryMessage.personId))
		.where(eq(enquiryMessage.enquiryId, id))
		.orderBy(asc(enquiryMessage.createdAt), asc(enquiryMessage.id));

/** What whoever holds the link of the status page sees. Erased: nothing but that it was. */
export async function showToVolunteer({ database, codes, clock }: PeoplePlatform, key: string) {
	const id = codes.idOf('enquiry', key);
	if (!id) return undefined;
	return database.read(async (db) => {
		const [found] = await base(db, id);
		if (!found) return undefined;
		const { club: of, contact, need: about } = found;
		const contactOf = publicContact(of);
		return {
			id,
			state: found.enquiry.state as EnquiryState,
			createdAt: found.enquiry.createdAt,
			clarifiedWay: found.enquiry.clarifiedWay,
			clarifiedOn: found.enquiry.clarifiedOn,
			mine: contact && {
				name: contact.name,
				mail: contact.mail,
				phone: contact.phone,
				message: contact.message,
			},
			need: about,
			club: {
				name: of.name,
				slug: of.slug,
				person: contactOf.person,
				phone: contactOf.phone,
			},
			messages: await messagesOf(db, id),
			replyDays: await usualReplyDays(db, of.id, clock.now()),
			mailIsLate: await mailIsLate(db, id),
		};
	});
}
export type ShownToVolunteer = NonNullable<Awaited<ReturnType<typeof showToVolunteer>>>;

/** What the team of the club sees. Of another club there is none. */
export async function showToClub({ database }: PeoplePlatform, who: Met, id: string) {
	if (!isId(id)) throw new Refused('not-found');
	return database.read(async (db) => {
		const [found] = await base(db, id);
		if (!found) throw new Refused('not-found');
		const refusal = refusalOf(who.actor, 'enquiry.answer', { clubId: found.enquiry.clubId });
		if (refusal) throw new Refused(refusal);
		const [messages, notes, team] = await Promise.all([
			messagesOf(db, id),
			db
				.select({
					id: enquiryNote.id,
					text: enquiryNote.text,
					createdAt: enquiryNote.createdAt,
					name: person.name,
				})
				.from(enquiryNote)
				.leftJoin(person, eq(person.id, enquiryNote.personId))
				.where(eq(enquiryNote.enquiryId, id))
				.orderBy(asc(enquiryNote.createdAt), asc(enquiryNote.id)),
			teamOf(db, found.enquiry.clubId),
		]);
		const by = team.find((member) => member.id === found.enquiry.clarifiedBy)?.name ?? '';
		return { ...found, state: found.enquiry.state as EnquiryState, messages, notes, team, by };
	});
}
