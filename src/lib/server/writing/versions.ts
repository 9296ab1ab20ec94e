import { review, version } from '$db/schema';
import { moveReview, PENDING_REVIEW_STATES, type ReviewState } from '$lib/domain/review/states';
import { moveVersion, type VersionState } from '$lib/domain/version/states';
import type { WrittenKind } from '$lib/domain/writing/kinds';
import { and, desc, eq, inArray } from 'drizzle-orm';
import { nextNumber, supersede, whoLooksAgain } from '../clubs';
import type { Db } from '../platform/database';
import { newId } from '../platform/ids';

interface Thing {
	kind: WrittenKind;
	id: string;
	clubId: string;
}
interface By {
	personId: string;
	now: Date;
}

export interface PendingVersion {
	id: string;
	state: VersionState;
	content: Record<string, unknown>;
}

const ON_DESK = ['draft', 'waiting', 'query', 'rejected'] as const satisfies VersionState[];

/** What was written and not yet let through; at most one. */
export async function pendingVersion(
	db: Db,
	thing: Pick<Thing, 'kind' | 'id'>,
): Promise<PendingVersion | undefined> {
	const [row] = await db
		.select({ id: version.id, state: version.state, content: version.content })
		.from(version)
		.where(
			and(
				eq(version.thingKind, thing.kind),
				eq(version.thingId, thing.id),
				inArray(version.state, [...ON_DESK]),
			),
		)
		.orderBy(desc(version.number))
		.limit(1);
	return row && { ...row, state: row.state as VersionState };
}

/** Public now; what was approved before is kept as what it was. */
export async function writeApproved(
	tx: Db,
	thing: Thing,
	content: object,
	{ personId, now }: By,
): Promise<void> {
	const pending = await pendingVersion(tx, thing);
	if (pending) await dropPending(tx, thing);
	await supersede(tx, thing.kind, thing.id);
	await tx.insert(version).values({
		id: newId(now.getTime()),
		thingKind: thing.kind,
		thingId: thing.id,
		number: await nextNumber(tx, thing.kind, thing.id),
		state: moveVersion('draft', 'publish', 'writer'),
		content: { ...content },
		authorId: personId,
		createdAt: now,
		decidedAt: now,
	});
}

/** On the desk of the coordination: anew, or once more with other words. */
export async function writeWaiting(
	tx: Db,
	thing: Thing,
	content: object,
	{ personId, now }: By,
): Promise<void> {
	const pending = await pendingVersion(tx, thing);
	const versionId = pending?.id ?? newId(now.getTime());
	if (pending) {
		const draft =
			pending.state === 'rejected' ? moveVersion('rejected', 'redraft', 'writer') : pending.state;
		await tx
			.update(version)
			.set({
				content: { ...content },
				state: draft === 'waiting' ? draft : moveVersion(draft, 'submit', 'writer'),
				authorId: personId,
				submittedAt: now,
			})
			.where(eq(version.id, versionId));
	} else
		await tx.insert(version).values({
			id: versionId,
			thingKind: thing.kind,
			thingId: thing.id,
			number: await nextNumber(tx, thing.kind, thing.id),
			state: moveVersion('draft', 'submit', 'writer'),
			content: { ...content },
			authorId: personId,
			createdAt: now,
			submittedAt: now,
		});
	const open = await openReview(tx, versionId);
	if (open)
		// Whoever is looking at it has not seen this yet; a question is answered by new words.
		await tx
			.update(review)
			.set({
				state: open.state === 'asked' ? moveReview(open.state, 'answer', 'writer') : open.state,
				revision: open.revision + 1,
			})
			.where(eq(review.id, open.id));
	else
		await tx.insert(review).values({
			id: newId(now.getTime()),
			kind: thing.kind,
			clubId: thing.clubId,
			thingId: thing.id,
			versionId,
			state: 'open',
			submitterId: personId,
			assigneeId: await whoLooksAgain(
				tx,
				and(eq(review.kind, thing.kind), eq(review.thingId, thing.id)),
			),
			submittedAt: now,
			createdAt: now,
		});
}

/** Not wanted any more: nothing is left to review. */
export async function dropPending(tx: Db, thing: Pick<Thing, 'kind' | 'id'>): Promise<void> {
	const pending = await pendingVersion(tx, thing);
	if (!pending) return;
	await withdrawReview(tx, pending.id);
	const draft =
		pending.state === 'waiting' ? moveVersion('waiting', 'take-back', 'writer') : pending.state;
	await tx
		.update(version)
		.set({ state: moveVersion(draft, 'discard', 'writer') })
		.where(eq(version.id, pending.id));
}

/** Back in the hands of the club, as a draft. */
export async function takeBackPending(tx: Db, thing: Pick<Thing, 'kind' | 'id'>): Promise<void> {
	const pending = await pendingVersion(tx, thing);
	if (pending?.state !== 'waiting') return;
	await withdrawReview(tx, pending.id);
	await tx
		.update(version)
		.set({ state: moveVersion('waiting', 'take-back', 'writer') })
		.where(eq(version.id, pending.id));
}

async function openReview(tx: Db, versionId: string) {
	const [row] = await tx
		.select({ id: review.id, state: review.state, revision: review.revision })
		.from(review)
		.where(and(eq(review.versionId, versionId), inArray(review.state, [...PENDING_REVIEW_STATES])))
		.for('update');
	return row && { ...row, state: row.state as ReviewState };
}

async function withdrawReview(tx: Db, versionId: string): Promise<void> {
	const open = await openReview(tx, versionId);
	if (!open) return;
	await tx
		.update(review)
		.set({ state: moveReview(open.state, 'withdraw', 'writer'), revision: open.revision + 1 })
		.where(eq(review.id, open.id));
}
