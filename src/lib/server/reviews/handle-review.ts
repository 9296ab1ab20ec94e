import { review, reviewNote } from '$db/schema';
import { Refused } from '$lib/domain/result';
import { PENDING_REVIEW_STATES } from '$lib/domain/review/states';
import { demand } from '$lib/domain/rights/may';
import { toInstant, toLocal } from '$lib/domain/time/local';
import type { Met, PeoplePlatform } from '../people';
import { eq } from 'drizzle-orm';
import { audit, nameInAudit } from '../platform/audit';
import type { Db } from '../platform/database';
import { lockItem } from './decide-review';

// What one does with an item without deciding. Nothing of it changes what was looked at.

/** Off the top of the list until tomorrow morning. */
export const putOff = (platform: PeoplePlatform, who: Met, id: string) =>
	handle(platform, who, id, 'later', (tx) =>
		tx
			.update(review)
			.set({ laterUntil: tomorrowMorning(platform.clock.now()) })
			.where(eq(review.id, id)),
	);

/** Takes it, or gives it back when it was one's own. A colleague's item can be taken over. */
export const assign = (platform: PeoplePlatform, who: Met, id: string) =>
	handle(platform, who, id, 'assign', async (tx, item) => {
		const assigneeId = item.assigneeId === who.person.id ? null : who.person.id;
		await tx.update(review).set({ assigneeId }).where(eq(review.id, id));
	});

/** For colleagues. The form made the id, so that sent twice it is one. */
export const addNote = (
	platform: PeoplePlatform,
	who: Met,
	note: { review: string; id: string; text: string },
) =>
	handle(platform, who, note.review, 'note', (tx) =>
		tx
			.insert(reviewNote)
			.values({
				id: note.id,
				reviewId: note.review,
				personId: who.person.id,
				text: note.text,
				createdAt: platform.clock.now(),
			})
			.onConflictDoNothing(),
	);

async function handle(
	platform: PeoplePlatform,
	who: Met,
	id: string,
	what: string,
	write: (tx: Db, item: typeof review.$inferSelect) => Promise<unknown>,
): Promise<void> {
	const { personId } = demand(who.actor, 'office.review');
	await platform.database.transaction(async (tx) => {
		const item = await lockItem(tx, who, id);
		if (!(PENDING_REVIEW_STATES as readonly string[]).includes(item.state))
			throw new Refused('conflict', { decided: 1 });
		await write(tx, item);
		await nameInAudit(tx, personId, who.person.name);
		await audit(tx, {
			actorId: personId,
			action: `review.${what}`,
			thingKind: item.thingId ? item.kind : 'club',
			thingId: item.thingId ?? item.clubId,
			detail: { review: id },
		});
	});
}

const MORNING = 'T06:00';

const tomorrowMorning = (now: Date): Date => {
	const day = toLocal(new Date(now.getTime() + 86_400_000)).slice(0, 10);
	return toInstant(day + MORNING);
};
