import { feedback } from '$db/schema';
import type { FeedbackInput } from '$lib/domain/feedback/schema';
import type { Platform } from '../platform';
import { audit } from '../platform/audit';

/** Anyone may report a barrier. Sent twice it is still one: the form made the id. */
export async function giveFeedback(
	platform: Platform,
	input: FeedbackInput,
): Promise<{ id: string; again: boolean }> {
	const again = await platform.database.transaction(async (tx) => {
		const written = await tx
			.insert(feedback)
			.values({ ...input, createdAt: platform.clock.now() })
			.onConflictDoNothing()
			.returning({ id: feedback.id });
		if (written.length === 0) return true;
		await audit(tx, {
			action: 'feedback.given',
			thingKind: 'feedback',
			thingId: input.id,
			detail: { answerWanted: input.contact !== '' },
		});
		await platform.outbox.tell(tx, {
			type: 'feedback.given',
			thingKind: 'feedback',
			thingId: input.id,
		});
		return false;
	});
	platform.outbox.nudge();
	return { id: input.id, again };
}
