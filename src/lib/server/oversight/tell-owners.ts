import type { Db } from '../platform/database';
import type { Outbox } from '../platform/jobs/outbox';
import { tellTeam } from '../teams';

/** Whoever looks after a club hears what the coordination did with it. */
export const tellOwners = (
	parts: { outbox: Outbox },
	tx: Db,
	clubId: string,
	{ what, by, payload }: { what: string; by: string; payload: Record<string, string> },
): Promise<void> =>
	tellTeam(parts, tx, clubId, {
		...{ type: 'club.told', only: 'owner', by },
		payload: { ...payload, what },
	});
