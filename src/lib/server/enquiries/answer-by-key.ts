import {
	club,
	enquiry,
	enquiryContact,
	enquiryRecipient,
	membership,
	need,
	person,
} from '$db/schema';
import type { EnquiryState } from '$lib/domain/enquiry/states';
import { Refused } from '$lib/domain/result';
import { and, eq, ne, or, isNull, sql } from 'drizzle-orm';
import { isMember, type PeoplePlatform } from '../people';
import type { Db } from '../platform/database';
import { onEnquiry, writeReply } from './answer';

const found = (db: Db, recipient: string) =>
	db
		.select({
			enquiryId: enquiry.id,
			state: enquiry.state,
			locale: enquiry.locale,
			createdAt: enquiry.createdAt,
			contact: { name: enquiryContact.name, message: enquiryContact.message },
			need: need.title,
			club: club.name,
			personId: enquiryRecipient.personId,
			person: person.name,
			role: membership.role,
		})
		.from(enquiryRecipient)
		.innerJoin(
			enquiry,
			and(eq(enquiry.id, enquiryRecipient.enquiryId), ne(enquiry.state, 'erased')),
		)
		.innerJoin(enquiryContact, eq(enquiryContact.enquiryId, enquiry.id))
		.innerJoin(club, eq(club.id, enquiry.clubId))
		.leftJoin(need, eq(need.id, enquiry.needId))
		.leftJoin(person, and(eq(person.id, enquiryRecipient.personId), isNull(person.erasedAt)))
		.leftJoin(membership, isMember(enquiry.clubId, enquiryRecipient.personId))
		.where(
			and(
				eq(enquiryRecipient.id, recipient),
				// Whoever left the team answers no more; the mailbox of a club without a team, as long as it has none.
				or(
					sql`${membership.id} is not null`,
					and(isNull(enquiryRecipient.personId), eq(club.claimed, false)),
				),
			),
		);

/** What the link of a mail opens: one enquiry, to be answered and nothing else. No contact data. */
export async function openAnswer({ database, codes }: PeoplePlatform, key: string) {
	const recipient = codes.idOf('answer', key);
	if (!recipient) return undefined;
	const [row] = await database.read((db) => found(db, recipient));
	return row && { ...row, state: row.state as EnquiryState };
}
export type OpenAnswer = NonNullable<Awaited<ReturnType<typeof openAnswer>>>;

export async function replyByKey(
	platform: PeoplePlatform,
	key: string,
	input: { id: string; message: string; enough: boolean },
): Promise<void> {
	const opened = await openAnswer(platform, key);
	if (!opened) throw new Refused('gone');
	const by = {
		personId: opened.personId,
		name: opened.person ?? opened.club,
		role: opened.role === 'owner' ? ('owner' as const) : ('writer' as const),
	};
	await onEnquiry(platform, opened.enquiryId, (tx, held) =>
		writeReply(platform, tx, held, by, input),
	);
}
