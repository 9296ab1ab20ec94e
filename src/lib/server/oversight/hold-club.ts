import { clubHold } from '$db/schema';
import { moveClub, type ClubState } from '$lib/domain/club/states';
import type { HOLDS } from '$lib/domain/office/schema';
import { Refused } from '$lib/domain/result';
import { eq } from 'drizzle-orm';
import type { Met, PeoplePlatform } from '../people';
import { onClub } from './on-club';

/** Out of page, lists and search at once, with everything it has. The club reads why, and what it can do. */
export const holdClub = (
	platform: PeoplePlatform,
	who: Met,
	hold: { clubId: string; kind: (typeof HOLDS)[number]; reasonKey: string; reason: string },
) =>
	onClub(platform, who, 'office.hold', hold.clubId, async (tx, row, now) => {
		const state = moveClub(row.state as ClubState, hold.kind, 'coordinator');
		const [held] = await tx.select().from(clubHold).where(eq(clubHold.clubId, row.id));
		const kept = {
			...{ kind: hold.kind, reasonKey: hold.reasonKey, reason: hold.reason },
			...{ personId: who.person.id, createdAt: now },
		};
		await tx
			.insert(clubHold)
			// Paused first and blocked later: the way back is the one from before both.
			.values({ clubId: row.id, stateBefore: held?.stateBefore ?? row.state, ...kept })
			.onConflictDoUpdate({ target: clubHold.clubId, set: kept });
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
