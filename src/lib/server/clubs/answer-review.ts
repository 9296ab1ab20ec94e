import { club, review, version } from '$db/schema';
import { moveClub, type ClubState } from '$lib/domain/club/states';
import { Refused } from '$lib/domain/result';
import { moveReview } from '$lib/domain/review/states';
import { demand, type Actor } from '$lib/domain/rights/may';
import { moveVersion, type VersionState } from '$lib/domain/version/states';
import { and, desc, eq } from 'drizzle-orm';
import { audit } from '../platform/audit';
import type { Platform } from '../platform';
import type { Db } from '../platform/database';
import { newId } from '../platform/ids';
import { lockClub } from './content';
import { whoLooksAgain } from './who-looks-again';

type Review = typeof review.$inferSelect;

/** The club answers a query, or mends what was turned down: back on the desk, with its words. */
export async function answerReview(
	platform: Pick<Platform, 'database' | 'clock'>,
	who: { actor: Actor },
	input: { clubId: string; kind: 'club' | 'change'; note: string },
): Promise<void> {
	const { clubId, kind } = input;
	const { personId } = demand(who.actor, 'club.edit', { clubId });
	const now = platform.clock.now();
	await platform.database.transaction(async (tx) => {
		const found = await lockClub(tx, clubId);
		if (!found) throw new Refused('not-found');
		const [last] = await tx
			.select()
			.from(review)
			.where(and(eq(review.clubId, clubId), eq(review.kind, kind)))
			.orderBy(desc(review.createdAt), desc(review.id))
			.limit(1);
		if (!last) throw new Refused('wrong-state');
		if (kind === 'club') {
			const state = moveClub(found.row.state as ClubState, 'submit', 'owner');
			await tx.update(club).set({ state, updatedAt: now }).where(eq(club.id, clubId));
			if (last.versionId) await resubmit(tx, last.versionId, now);
		} else if (last.state !== 'asked') throw new Refused('wrong-state');
		else if (last.versionId) await resubmit(tx, last.versionId, now);
		await back(tx, last, { note: input.note, personId, now });
		await audit(tx, {
			actorId: personId,
			action: 'review.answered',
			thingKind: 'club',
			thingId: clubId,
			detail: { kind },
		});
	});
}

async function resubmit(tx: Db, id: string, now: Date): Promise<void> {
	const [row] = await tx.select().from(version).where(eq(version.id, id)).for('update');
	if (!row) return;
	const state = row.state as VersionState;
	const draft = state === 'rejected' ? moveVersion(state, 'redraft', 'owner') : state;
	await tx
		.update(version)
		.set({ state: moveVersion(draft, 'submit', 'owner'), submittedAt: now })
		.where(eq(version.id, id));
}

/** A query is the same case; what was turned down is a new one, so that the old decision stays readable. */
async function back(
	tx: Db,
	last: Review,
	more: { note: string; personId: string; now: Date },
): Promise<void> {
	const { note, personId, now } = more;
	if (last.state === 'asked') {
		await tx
			.update(review)
			.set({ state: moveReview('asked', 'answer', 'owner'), note, revision: last.revision + 1 })
			.where(eq(review.id, last.id));
		return;
	}
	await tx.insert(review).values({
		id: newId(now.getTime()),
		kind: last.kind,
		clubId: last.clubId,
		versionId: last.versionId,
		state: 'open',
		submitterId: personId,
		assigneeId: await whoLooksAgain(tx, eq(review.id, last.id)),
		note,
		submittedAt: now,
		createdAt: now,
	});
}
