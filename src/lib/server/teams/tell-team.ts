import { membership } from '$db/schema';
import { and, asc, eq } from 'drizzle-orm';
import type { Db } from '../platform/database';
import type { Outbox } from '../platform/jobs/outbox';

/** Everybody of a team, or those who look after the club, hears of it: one fact and so one mail each. */
export async function tellTeam(
	{ outbox }: { outbox: Outbox },
	tx: Db,
	clubId: string,
	about: {
		type: string;
		payload?: Record<string, string>;
		/** What it is about, when not the club itself. */
		thing?: { thingKind: string; thingId: string };
		/** Everybody unless said otherwise. */
		only?: 'owner';
		/** Did it, and knows. */
		by?: string;
	},
): Promise<void> {
	const { type, payload, only, by } = about;
	const thing = about.thing ?? { thingKind: 'club', thingId: clubId };
	const team = await tx
		.select({ id: membership.personId })
		.from(membership)
		.where(
			and(
				eq(membership.clubId, clubId),
				eq(membership.state, 'active'),
				only && eq(membership.role, only),
			),
		)
		.orderBy(asc(membership.id));
	for (const { id: to } of team)
		if (to !== by) await outbox.tell(tx, { type, ...thing, payload: { ...payload, to } });
}
