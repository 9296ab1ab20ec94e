import { feedback } from '$db/schema';
import type { FeedbackInput } from '$lib/domain/feedback/schema';
import { eq } from 'drizzle-orm';
import type { Platform } from '../platform';
import { audit } from '../platform/audit';
import type { Db } from '../platform/database';
import { idFrom } from '../platform/ids';

/**
 * Anyone may report a barrier. Sent twice it is still one, because the form made the id. Who goes back and
 * writes something else under the same id says something new, and nothing anyone says gets lost.
 */
export async function giveFeedback(
	platform: Platform,
	input: FeedbackInput,
): Promise<{ id: string; again: boolean }> {
	const given = await platform.database.transaction(async (tx) => {
		const first = await write(platform, tx, input);
		if (!first.again || (await saysTheSame(tx, input))) return first;
		const other = idFrom(input.id, input.page, input.message, input.contact);
		return write(platform, tx, { ...input, id: other });
	});
	platform.outbox.nudge();
	return given;
}

async function write(platform: Platform, tx: Db, input: FeedbackInput) {
	const { id } = input;
	const written = await tx
		.insert(feedback)
		.values({ ...input, createdAt: platform.clock.now() })
		.onConflictDoNothing()
		.returning({ id: feedback.id });
	if (written.length === 0) return { id, again: true };
	await audit(tx, {
		action: 'feedback.given',
		thingKind: 'feedback',
		thingId: id,
		detail: { answerWanted: input.contact !== '' },
	});
	await platform.outbox.tell(tx, { type: 'feedback.given', thingKind: 'feedback', thingId: id });
	return { id, again: false };
}

async function saysTheSame(tx: Db, input: FeedbackInput): Promise<boolean> {
	const [row] = await tx.select().from(feedback).where(eq(feedback.id, input.id));
	return row?.page === input.page && row.message === input.message && row.contact === input.contact;
}
