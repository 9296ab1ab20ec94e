import { club, clubMerge, duplicatePair, version } from '$db/schema';
import { partingAction } from '$lib/domain/club/merge';
import { moveClub, type ClubState } from '$lib/domain/club/states';
import { Refused } from '$lib/domain/result';
import { sameJson } from '$lib/domain/same-json';
import { demand } from '$lib/domain/rights/may';
import { CLUB_CHANGED } from '$lib/domain/search/facts';
import { and, desc, eq, gt, isNull } from 'drizzle-orm';
import { lockClub, putBack, supersede, type ClubRow } from '../clubs';
import type { Met, PeoplePlatform } from '../people';
import { audit, nameInAudit } from '../platform/audit';
import type { Db } from '../platform/database';
import { isId } from '../platform/ids';
import { isPair } from './judge-pair';
import { partTeams } from './members';
import type { Moved } from './merge-clubs';
import { moveBack } from './relations';
import { tellOwners } from '../oversight';

/**
 * Two entries again, each with what it had. What came to the one that stayed since then stays with it, and so
 * do fields that somebody wrote anew.
 */
export async function undoMerge(platform: PeoplePlatform, who: Met, id: string): Promise<void> {
	const { personId } = demand(who.actor, 'office.curate');
	if (!isId(id)) throw new Refused('not-found');
	const now = platform.clock.now();
	await platform.database.transaction(async (tx) => {
		const [merge] = await tx.select().from(clubMerge).where(eq(clubMerge.id, id)).for('update');
		if (!merge) throw new Refused('not-found');
		if (merge.undoneAt) throw new Refused('conflict', { decided: 1 });
		const moved = merge.moved as unknown as Moved;
		const rows = new Map<string, ClubRow>();
		for (const clubId of [merge.fromId, merge.intoId].sort()) {
			const found = await lockClub(tx, clubId);
			if (!found) throw new Refused('gone');
			rows.set(clubId, found.row);
		}
		const from = rows.get(merge.fromId);
		const into = rows.get(merge.intoId);
		if (!from || !into) throw new Refused('gone');
		await refuseIfGoneOn(tx, merge.intoId, merge.createdAt);
		const state = moveClub(from.state as ClubState, partingAction(moved.fromState), 'coordinator');
		await tx
			.update(club)
			.set({ ...untouched(into, moved), updatedAt: now })
			.where(eq(club.id, into.id));
		await tx.update(club).set({ state, updatedAt: now }).where(eq(club.id, from.id));
		await moveBack(tx, from.id, into.id, moved.rows);
		await partTeams(tx, into.id, moved.people);
		await oldText(tx, into.id, moved.versionId);
		await tx.update(clubMerge).set({ undoneAt: now }).where(eq(clubMerge.id, id));
		await tx
			.update(duplicatePair)
			.set({ state: 'open', decidedAt: null, deciderId: null })
			.where(isPair(moved.pair));
		await nameInAudit(tx, personId, who.person.name);
		for (const row of [from, into])
			await audit(tx, {
				actorId: personId,
				action: 'club.parted',
				thingKind: 'club',
				thingId: row.id,
				detail: { merge: id, with: row.id === from.id ? into.id : from.id },
			});
		for (const row of [from, into])
			await platform.outbox.tell(tx, { type: CLUB_CHANGED, thingKind: 'club', thingId: row.id });
		await tellOwners(platform, tx, into.id, {
			what: 'parted',
			by: personId,
			payload: { other: from.name },
		});
	});
	platform.outbox.nudge();
}

/** What stayed went into a third one, or took another in: first that one is taken back. */
async function refuseIfGoneOn(tx: Db, clubId: string, since: Date): Promise<void> {
	const later = and(isNull(clubMerge.undoneAt), gt(clubMerge.createdAt, since));
	for (const side of [clubMerge.fromId, clubMerge.intoId]) {
		const [found] = await tx
			.select({ id: clubMerge.id })
			.from(clubMerge)
			.where(and(eq(side, clubId), later))
			.limit(1);
		if (found) throw new Refused('wrong-state', { later: 1 });
	}
}

/** Columns that still say what the merge wrote say what they said before. */
const untouched = (into: ClubRow, { before, after }: Moved): Partial<ClubRow> =>
	Object.fromEntries(
		Object.keys(after)
			.filter((column) => sameJson(into[column as keyof ClubRow], after[column]))
			.map((column) => [column, before[column]]),
	);

/** The text of the merge gives way to the one before; where somebody wrote on, theirs stays. */
async function oldText(tx: Db, clubId: string, before: string | null): Promise<void> {
	const [newest] = await tx
		.select()
		.from(version)
		.where(
			and(
				eq(version.thingKind, 'club'),
				eq(version.thingId, clubId),
				eq(version.state, 'approved'),
			),
		)
		.orderBy(desc(version.number))
		.limit(1);
	const [old] = before ? await tx.select().from(version).where(eq(version.id, before)) : [];
	if (!newest || old?.state !== 'superseded' || newest.number !== old.number + 1) return;
	await supersede(tx, 'club', clubId);
	await putBack(tx, old.id);
}
