import { enquiry, enquiryContact } from '$db/schema';
import { moveEnquiry, type EnquiryState } from '$lib/domain/enquiry/states';
import { erasedAfterDays } from '$lib/domain/privacy/retention';
import { and, asc, eq, inArray, lt, notExists, sql } from 'drizzle-orm';
import { delivery } from '$db/schema';
import { audit } from '../platform/audit';
import type { Database, Db } from '../platform/database';

const DAY_MS = 86_400_000;
/** So long after the last word, whatever its state: then nobody needs the address any more. */
const LONGEST_DAYS = 90;

export const quietDay = (lastWord: Date): Date =>
	new Date(lastWord.getTime() + LONGEST_DAYS * DAY_MS);

/** When the contact goes once there is nothing left to say. */
export const eraseDay = (closedAt: Date): Date =>
	new Date(closedAt.getTime() + erasedAfterDays('enquiry') * DAY_MS);

/** Somebody said something, or it is open again: the days of the contact begin anew. */
export async function keepContact(tx: Db, id: string, now: Date): Promise<void> {
	await tx
		.update(enquiryContact)
		.set({ eraseAt: quietDay(now) })
		.where(eq(enquiryContact.enquiryId, id));
}

/** Name, address and every word of it; that somebody asked, and how fast the answer came, stays. */
export async function eraseContact(tx: Db, id: string, state: EnquiryState): Promise<void> {
	await tx.delete(enquiryContact).where(eq(enquiryContact.enquiryId, id));
	await tx
		.update(enquiry)
		.set({ state: moveEnquiry(state, 'erase', 'system'), waitingSince: null, assigneeId: null })
		.where(eq(enquiry.id, id));
}

const AT_ONCE = 200;

/** What is due, as long as no mail about it still waits to be sent. */
export async function eraseEnquiries(database: Database, now: Date): Promise<number> {
	let erased = 0;
	for (;;) {
		const count = await database.transaction(async (tx) => {
			const due = await tx
				.select({ id: enquiry.id, state: enquiry.state })
				.from(enquiryContact)
				.innerJoin(enquiry, eq(enquiry.id, enquiryContact.enquiryId))
				.where(
					and(
						lt(enquiryContact.eraseAt, now),
						notExists(
							tx
								.select({ one: sql`1` })
								.from(delivery)
								.where(and(eq(delivery.thingId, enquiry.id), sql`${delivery.parkedAt} is null`)),
						),
					),
				)
				.limit(AT_ONCE)
				.for('update', { of: enquiry });
			for (const { id, state } of due) await eraseContact(tx, id, state as EnquiryState);
			return due.length;
		});
		erased += count;
		if (count < AT_ONCE) return erased;
	}
}

/** Nothing was said for a month after the answer: the conversation is over. */
export async function closeQuiet(database: Database, now: Date): Promise<number> {
	const before = new Date(now.getTime() - 30 * DAY_MS);
	const closed = await database.transaction(async (tx) => {
		const quiet = await tx
			.select({ id: enquiry.id, state: enquiry.state })
			.from(enquiry)
			.where(
				and(
					inArray(enquiry.state, ['answered', 'clarified']),
					sql`${enquiry.waitingSince} is null`,
					lt(enquiry.answeredAt, before),
					sql`not exists (select 1 from enquiry_message m where m.enquiry_id = ${enquiry.id} and m.created_at >= ${before.toISOString()}::timestamptz)`,
				),
			)
			.orderBy(asc(enquiry.id))
			.for('update');
		for (const { id, state: from } of quiet) {
			const to = moveEnquiry(from as EnquiryState, 'close', 'system');
			await tx
				.update(enquiry)
				.set({ state: to, closedAt: now, waitingSince: null })
				.where(eq(enquiry.id, id));
			await tx
				.update(enquiryContact)
				.set({ eraseAt: eraseDay(now) })
				.where(eq(enquiryContact.enquiryId, id));
			await audit(tx, {
				action: 'enquiry.close',
				thingKind: 'enquiry',
				thingId: id,
				detail: { from, to },
			});
		}
		return quiet.length;
	});
	return closed;
}
