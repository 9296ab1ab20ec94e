import { clubHold } from '$db/schema';
import { moveClub, type ClubState } from '$lib/domain/club/states';
import type { HOLDS } from '$lib/domain/office/schema';
import { Refused } from '$lib/domain/result';
import { eq } from 'drizzle-orm';
import type { ClubRow } from '../clubs';
import type { Met, PeoplePlatform } from '../people';
import type { Db } from '../platform/database';
import { onClub } from './on-club';

export interface Hold {
	kind: (typeof HOLDS)[number];
	reasonKey: string;
	reason: string;
}

/** Kept beside the club: what it was before and why, or there is no way back. Gives the state it goes into. */
export async function putHold(
	tx: Db,
	row: ClubRow,
	{ kind, reasonKey, reason }: Hold,
	by: { personId: string; now: Date },
): Promise<ClubState> {
	const state = moveClub(row.state as ClubState, kind, 'coordinator');
	const [held] = await tx.select().from(clubHold).where(eq(clubHold.clubId, row.id));
	const kept = { kind, reasonKey, reason, personId: by.personId, createdAt: by.now };
	await tx
		.insert(clubHold)
		// Paused first and blocked later: the way back is the one from before both.
		.values({ clubId: row.id, stateBefore: held?.stateBefore ?? row.state, ...kept })
		.onConflictDoUpdate({ target: clubHold.clubId, set: kept });
	return state;
}

/** Out of page, lists and search at once, with everything it has. The club reads why, and what it can do. */
export const holdClub = (platform: PeoplePlatform, who: Met, hold: Hold & { clubId: string }) =>
	onClub(platform, who, 'office.hold', hold.clubId, async (tx, row, now) => {
		const state = await putHold(tx, row, hold, { personId: who.person.id, now });
		return {
			...{ state, action: `club.${hold.kind}`, detail: { reason: hold.reasonKey } },
			told: { what: hold.kind, reason: hold.reason },
		};
	});

/** As it was before, trust and all. What was never public comes back resting. */
export const releaseClub = (platform: PeoplePlatform, who: Met, clubId: string) =>
	onClub(platform, who, 'office.hold', clubId, async (tx, row) => {
		const [held] = await tx.select().from(clubHold).where(eq(clubHold.clubId, clubId));
		if (!held) throw new Refused('wrong-state');
		let state = row.state as ClubState;
		if (state === 'blocked') state = moveClub(state, 'unblock', 'coordinator');
		if (held.stateBefore === 'verified') state = moveClub(state, 'resume-verified', 'coordinator');
		else if (held.stateBefore === 'approved') state = moveClub(state, 'resume', 'coordinator');
		await tx.delete(clubHold).where(eq(clubHold.clubId, clubId));
		return { state, action: 'club.release', told: { what: 'release', reason: '' } };
	});
