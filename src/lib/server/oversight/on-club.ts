import { club } from '$db/schema';
import type { ClubState } from '$lib/domain/club/states';
import { Refused } from '$lib/domain/result';
import { demand, type Action } from '$lib/domain/rights/may';
import { CLUB_CHANGED } from '$lib/domain/search/facts';
import { eq } from 'drizzle-orm';
import { lockClub, type ClubRow } from '../clubs';
import type { Met, PeoplePlatform } from '../people';
import { audit, nameInAudit } from '../platform/audit';
import type { Db } from '../platform/database';
import { isId } from '../platform/ids';
import { tellOwners } from './tell-owners';

export interface Deed {
	state: ClubState;
	action: string;
	detail?: Record<string, unknown>;
	/** Which mail the club gets, and the words in it. */
	told: { what: string; reason: string };
}

/** A club goes into another state by the coordination: row, audit, search and mail are one. Nobody does it to their own. */
export async function onClub(
	platform: PeoplePlatform,
	who: Met,
	right: Action,
	clubId: string,
	decide: (tx: Db, row: ClubRow, now: Date) => Promise<Deed>,
): Promise<void> {
	const { personId } = demand(who.actor, right);
	if (!isId(clubId)) throw new Refused('not-found');
	if (who.actor.memberships.some((own) => own.clubId === clubId)) throw new Refused('not-allowed');
	const now = platform.clock.now();
	await platform.database.transaction(async (tx) => {
		const found = await lockClub(tx, clubId);
		if (!found) throw new Refused('not-found');
		const { state, action, detail, told } = await decide(tx, found.row, now);
		await tx.update(club).set({ state, updatedAt: now }).where(eq(club.id, clubId));
		await nameInAudit(tx, personId, who.person.name);
		await audit(tx, {
			...{ actorId: personId, action, thingKind: 'club', thingId: clubId, changed: ['state'] },
			detail: { ...detail, from: found.row.state, to: state },
		});
		await platform.outbox.tell(tx, { type: CLUB_CHANGED, thingKind: 'club', thingId: clubId });
		await tellOwners(platform, tx, clubId, {
			...{ what: told.what, by: personId },
			payload: { reason: told.reason },
		});
	});
	platform.outbox.nudge();
}
