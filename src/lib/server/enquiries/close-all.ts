import { enquiry, enquiryContact } from '$db/schema';
import { moveEnquiry, OPEN_ENQUIRY_STATES, type EnquiryState } from '$lib/domain/enquiry/states';
import { and, asc, eq, inArray } from 'drizzle-orm';
import { audit } from '../platform/audit';
import type { Db } from '../platform/database';
import type { Outbox } from '../platform/jobs/outbox';
import { settle } from './answer';

export interface OpenEnquiries {
	open: number;
	/** Left no mail address: nobody but the club itself can tell them. */
	byPhone: number;
}

const openOf = (clubId: string) =>
	and(eq(enquiry.clubId, clubId), inArray(enquiry.state, [...OPEN_ENQUIRY_STATES]));

export async function countOpenEnquiries(db: Db, clubId: string): Promise<OpenEnquiries> {
	const found = await db
		.select({ mail: enquiryContact.mail })
		.from(enquiry)
		.leftJoin(enquiryContact, eq(enquiryContact.enquiryId, enquiry.id))
		.where(openOf(clubId));
	return { open: found.length, byPhone: found.filter(({ mail }) => mail === '').length };
}

/** The club goes: whoever waits for it is told so now and shown other ways, instead of being left to wait. */
export async function closeEnquiriesOf(
	{ outbox }: { outbox: Outbox },
	tx: Db,
	club: { id: string; actorId: string },
	now: Date,
): Promise<number> {
	const found = await tx
		.select({ id: enquiry.id, state: enquiry.state })
		.from(enquiry)
		.where(openOf(club.id))
		.orderBy(asc(enquiry.createdAt), asc(enquiry.id))
		.for('update');
	for (const { id, state: from } of found) {
		const action = from === 'sent' ? 'give-up' : 'close';
		const to = moveEnquiry(from as EnquiryState, action, 'system');
		await settle(tx, id, to, now);
		await audit(tx, {
			actorId: club.actorId,
			action: `enquiry.${action}`,
			thingKind: 'enquiry',
			thingId: id,
			detail: { from, to },
		});
		await outbox.tell(tx, { type: 'enquiry.club-left', thingKind: 'enquiry', thingId: id });
	}
	return found.length;
}
