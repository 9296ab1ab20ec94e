import { enquiry, enquiryStep, need } from '$db/schema';
import { BETWEEN_RUNGS_MS, isQuietHour, LADDER, type LadderStep } from '$lib/domain/enquiry/ladder';
import { moveNeed } from '$lib/domain/need/states';
import { toLocal } from '$lib/domain/time/local';
import { and, asc, eq, exists, lte, notExists, sql } from 'drizzle-orm';
import { NEED_CHANGED } from '$lib/domain/search/facts';
import { audit } from '../platform/audit';
import type { Database, Db } from '../platform/database';
import type { Outbox } from '../platform/jobs/outbox';
import { recipients } from './team';

interface Parts {
	database: Database;
	outbox: Outbox;
}
type Held = typeof enquiry.$inferSelect;

/** After a long downtime nobody gets a flood: the rest comes with the next turn. */
const MOST_A_TURN = 200;

/**
 * Who waits for an answer is not forgotten. What was done is kept with the enquiry in the same transaction,
 * so that a turn that is run twice, late or by two processes at once reminds nobody twice.
 */
export async function climbLadder(parts: Parts, now: Date): Promise<number> {
	if (isQuietHour(toLocal(now))) return 0;
	let climbed = 0;
	for (const [at, { step }] of LADDER.entries()) {
		const due = await findDue(parts.database, at, now);
		for (const { id } of due)
			if (await parts.database.transaction((tx) => climb(parts, tx, id, step, now))) climbed++;
	}
	parts.outbox.nudge();
	return climbed;
}

/** Old enough for this rung, and the rung below was taken a day ago: after a downtime nobody is passed over. */
const findDue = (database: Database, at: number, now: Date) =>
	database.read((db) => {
		const { step, afterMs } = LADDER[at] ?? LADDER[0];
		const below = LADDER[at - 1]?.step;
		const taken = (which: string, before?: Date) =>
			db
				.select({ one: sql`1` })
				.from(enquiryStep)
				.where(
					and(
						eq(enquiryStep.enquiryId, enquiry.id),
						eq(enquiryStep.step, which),
						before && lte(enquiryStep.at, before),
					),
				);
		return db
			.select({ id: enquiry.id })
			.from(enquiry)
			.where(
				and(
					eq(enquiry.state, 'sent'),
					lte(enquiry.createdAt, new Date(now.getTime() - afterMs)),
					notExists(taken(step)),
					below && exists(taken(below, new Date(now.getTime() - BETWEEN_RUNGS_MS))),
				),
			)
			.orderBy(asc(enquiry.createdAt), asc(enquiry.id))
			.limit(MOST_A_TURN);
	});

async function climb(
	{ outbox }: Parts,
	tx: Db,
	id: string,
	step: LadderStep,
	now: Date,
): Promise<boolean> {
	const [held] = await tx.select().from(enquiry).where(eq(enquiry.id, id)).for('update');
	// Answered while we looked.
	if (held?.state !== 'sent') return false;
	const made = await tx
		.insert(enquiryStep)
		.values({ enquiryId: id, step, at: now })
		.onConflictDoNothing()
		.returning({ step: enquiryStep.step });
	if (made.length === 0) return false;
	await act(outbox, tx, held, step, now);
	await audit(tx, {
		action: `enquiry.${step}`,
		thingKind: 'enquiry',
		thingId: id,
	});
	return true;
}

async function act(outbox: Outbox, tx: Db, held: Held, step: LadderStep, now: Date): Promise<void> {
	const about = { thingKind: 'enquiry', thingId: held.id };
	switch (step) {
		case 'reminder':
		case 'second-person': {
			const [first, ...others] = await recipients(tx, held, now);
			// Alone in the team: reminded a second time is better than nobody.
			const whom = step === 'reminder' || others.length === 0 ? [first] : others;
			for (const recipient of whom)
				await outbox.tell(tx, { ...about, type: 'enquiry.unanswered', payload: { recipient } });
			return;
		}
		case 'coordination':
			await outbox.tell(tx, { ...about, type: 'enquiry.alternatives' });
			return;
		case 'pause':
			await pauseNeed(outbox, tx, held.needId, now);
	}
}

async function pauseNeed(outbox: Outbox, tx: Db, needId: string | null, now: Date): Promise<void> {
	if (!needId) return;
	const [row] = await tx.select().from(need).where(eq(need.id, needId)).for('update');
	if (row?.state !== 'open') return;
	const state = moveNeed(row.state, 'pause', 'system');
	await tx.update(need).set({ state, updatedAt: now }).where(eq(need.id, needId));
	await outbox.tell(tx, { type: NEED_CHANGED, thingKind: 'need', thingId: needId });
}
