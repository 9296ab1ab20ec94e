import { enquiryRecipient } from '$db/schema';
import { teamOf } from '../people';
import type { Db } from '../platform/database';
import { newId } from '../platform/ids';

/**
 * Whom a mail with a key to answer goes to: whoever looks after this enquiry, else all of the team, else
 * the mailbox of a club that nobody looks after yet.
 */
export async function recipients(
	tx: Db,
	held: { id: string; clubId: string; assigneeId: string | null },
	now: Date,
): Promise<string[]> {
	const team = await teamOf(tx, held.clubId);
	const mine = team.filter((member) => member.id === held.assigneeId);
	const whom = (mine.length > 0 ? mine : team).map((member) => member.id);
	const ids: string[] = [];
	for (const personId of whom.length > 0 ? whom : [null]) {
		const [made] = await tx
			.insert(enquiryRecipient)
			.values({ id: newId(now.getTime()), enquiryId: held.id, personId, createdAt: now })
			.onConflictDoUpdate({
				target: [enquiryRecipient.enquiryId, enquiryRecipient.personId],
				set: { createdAt: now },
			})
			.returning({ id: enquiryRecipient.id });
		if (made) ids.push(made.id);
	}
	return ids;
}
