import { club, delivery, enquiry, fact, need } from '$db/schema';
import { demand } from '$lib/domain/rights/may';
import { and, count, desc, eq, isNotNull, like, or, sql } from 'drizzle-orm';
import type { Met, PeoplePlatform } from '../people';
import { audit } from '../platform/audit';
import type { Db } from '../platform/database';
import { newId } from '../platform/ids';

/** Eight tries long, two days or as long as a code counts, no mail server took it: from now on somebody has to know. */
const givenUp = and(isNotNull(delivery.parkedAt), like(delivery.listener, '%-mail'));
const MOST_SHOWN = 20;

/** Mails that never left us: of what kind, about which club, since when. Never to whom. */
export async function listUndelivered(db: Db) {
	const [all] = await db.select({ count: count() }).from(delivery).where(givenUp);
	if (!all?.count) return { count: 0, mails: [] };
	const mails = await db
		.select({
			id: delivery.sequence,
			listener: delivery.listener,
			since: sql<Date>`${delivery.parkedAt}`.mapWith(delivery.parkedAt),
			club: club.name,
			clubId: club.id,
		})
		.from(delivery)
		.innerJoin(fact, eq(fact.id, delivery.factId))
		.leftJoin(enquiry, and(eq(fact.thingKind, 'enquiry'), eq(enquiry.id, fact.thingId)))
		.leftJoin(need, and(eq(fact.thingKind, 'need'), eq(need.id, fact.thingId)))
		.leftJoin(
			club,
			or(
				eq(club.id, enquiry.clubId),
				eq(club.id, need.clubId),
				and(eq(fact.thingKind, 'club'), eq(club.id, fact.thingId)),
			),
		)
		.where(givenUp)
		.orderBy(desc(delivery.parkedAt), desc(delivery.sequence))
		.limit(MOST_SHOWN);
	return { count: all.count, mails };
}
export type Undelivered = Awaited<ReturnType<typeof listUndelivered>>;

/** All of them once more, from the first try on: the mail server is back. */
export async function sendUndelivered(platform: PeoplePlatform, who: Met): Promise<void> {
	demand(who.actor, 'office.curate');
	await platform.database.transaction(async (tx) => {
		const again = await tx
			.update(delivery)
			.set({ parkedAt: null, tries: 0, nextAt: sql`now()` })
			.where(givenUp)
			.returning({ sequence: delivery.sequence });
		if (again.length === 0) return;
		await audit(tx, {
			actorId: who.actor.personId,
			action: 'mail.retried',
			...{ thingKind: 'mail', thingId: newId(), detail: { count: again.length } },
		});
	});
	platform.outbox.nudge();
}
