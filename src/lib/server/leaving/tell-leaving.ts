import type { Db } from '../platform/database';
import type { Outbox } from '../platform/jobs/outbox';
import { tellTeam } from '../teams';

export const LEAVING_FACTS = ['club.leaving', 'club.stays', 'club.erased'] as const;
export type LeavingFact = (typeof LEAVING_FACTS)[number];

/** Stands for the coordination where others are an id. */
export const OFFICE = 'office';

/** The whole team hears of it, and the coordination. */
export async function tellLeaving(
	parts: { outbox: Outbox },
	tx: Db,
	clubId: string,
	type: LeavingFact,
): Promise<void> {
	await tellTeam(parts, tx, clubId, { type });
	await parts.outbox.tell(tx, {
		...{ type, thingKind: 'club', thingId: clubId, payload: { to: OFFICE } },
	});
}
