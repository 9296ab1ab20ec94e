import { auditPerson, duplicatePair } from '$db/schema';
import { Refused } from '$lib/domain/result';
import { demand } from '$lib/domain/rights/may';
import { and, eq } from 'drizzle-orm';
import type { Met, PeoplePlatform } from '../people';
import { audit, nameInAudit } from '../platform/audit';
import type { Db } from '../platform/database';
import { isId } from '../platform/ids';

export interface PairIds {
	oneId: string;
	otherId: string;
}

/** Both stand in the address, the smaller one first: anything else is no pair. */
export const arePair = ({ oneId, otherId }: PairIds): boolean =>
	isId(oneId) && isId(otherId) && oneId < otherId;

export const isPair = ({ oneId, otherId }: PairIds) =>
	and(eq(duplicatePair.oneId, oneId), eq(duplicatePair.otherId, otherId));

/** "Not the same": nobody is asked about these two again. */
export const keepApart = (platform: PeoplePlatform, who: Met, ids: PairIds) =>
	judge(platform, who, ids, { from: 'open', to: 'different', action: 'club.kept-apart' });

/** A slip of the hand: asked once more. */
export const askAgain = (platform: PeoplePlatform, who: Met, ids: PairIds) =>
	judge(platform, who, ids, { from: 'different', to: 'open', action: 'club.asked-apart' });

async function judge(
	{ database, clock }: PeoplePlatform,
	who: Met,
	ids: PairIds,
	how: { from: string; to: string; action: string },
): Promise<void> {
	const { personId } = demand(who.actor, 'office.review');
	if (!arePair(ids)) throw new Refused('not-found');
	await database.transaction(async (tx) => {
		const [pair] = await tx.select().from(duplicatePair).where(isPair(ids)).for('update');
		if (!pair) throw new Refused('not-found');
		if (pair.state !== how.from) throw await alreadyJudged(tx, pair);
		const decided = how.to !== 'open';
		await tx
			.update(duplicatePair)
			.set({
				state: how.to,
				decidedAt: decided ? clock.now() : null,
				deciderId: decided ? personId : null,
			})
			.where(isPair(ids));
		await nameInAudit(tx, personId, who.person.name);
		await audit(tx, {
			actorId: personId,
			action: how.action,
			thingKind: 'club',
			thingId: ids.oneId,
			detail: { with: ids.otherId },
		});
	});
}

/** A merge of the same two by a colleague, a moment ago. */
export async function refuseIfJudged(tx: Db, ids: PairIds): Promise<void> {
	const [pair] = await tx.select().from(duplicatePair).where(isPair(ids)).for('update');
	if (pair && pair.state !== 'open') throw await alreadyJudged(tx, pair);
}

async function alreadyJudged(tx: Db, pair: typeof duplicatePair.$inferSelect): Promise<Refused> {
	const [by] = pair.deciderId
		? await tx.select().from(auditPerson).where(eq(auditPerson.id, pair.deciderId))
		: [];
	return new Refused('conflict', {
		decided: 1,
		by: by?.name ?? '',
		at: pair.decidedAt?.toISOString() ?? '',
	});
}
