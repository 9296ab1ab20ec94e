import { club, enquiry, enquiryStep, need } from '$db/schema';
import { Refused } from '$lib/domain/result';
import { demand } from '$lib/domain/rights/may';
import { and, asc, count, eq, sql } from 'drizzle-orm';
import type { Met, PeoplePlatform } from '../people';
import { audit, nameInAudit } from '../platform/audit';
import type { Db } from '../platform/database';
import { recipients } from './team';

// The ladder puts an enquiry here on day seven. Who asked, and what, is for the club alone: nothing of it is
// read here, not even to be left out later.

const MOST = 200;
const DAY_SECONDS = 86_400;

const reached = and(eq(enquiry.state, 'sent'), eq(enquiryStep.step, 'coordination'));

export async function listUnanswered({ database }: PeoplePlatform, who: Met) {
	demand(who.actor, 'office.see');
	return database.read((db) =>
		db
			.select({
				id: enquiry.id,
				sentAt: enquiry.createdAt,
				need: { title: need.title, slug: need.slug, state: need.state },
				club: { name: club.name, slug: club.slug, claimed: club.claimed },
				reminded: sql<number>`(select count(*)::int from audit_entry a
					where a.thing_kind = 'enquiry' and a.thing_id = ${enquiry.id} and a.action = 'enquiry.reminded')`,
			})
			.from(enquiry)
			.innerJoin(enquiryStep, eq(enquiryStep.enquiryId, enquiry.id))
			.innerJoin(club, eq(club.id, enquiry.clubId))
			.leftJoin(need, eq(need.id, enquiry.needId))
			.where(reached)
			.orderBy(asc(enquiry.createdAt), asc(enquiry.id))
			.limit(MOST),
	);
}
export type UnansweredRow = Awaited<ReturnType<typeof listUnanswered>>[number];

/** Whoever reminded the club last looks after it. */
const lastReminder = sql<string | null>`(select p.name from audit_entry a
	join audit_person p on p.id = a.actor_id
	where a.thing_kind = 'enquiry' and a.thing_id = ${enquiry.id} and a.action = 'enquiry.reminded'
	order by a.created_at desc, a.id desc limit 1)`;

export async function countUnanswered(db: Db) {
	const owners = await db
		.select({
			name: lastReminder.as('reminded_by'),
			count: count(),
			oldest: sql<string | Date>`min(${enquiry.createdAt})`,
		})
		.from(enquiry)
		.innerJoin(enquiryStep, eq(enquiryStep.enquiryId, enquiry.id))
		.where(reached)
		.groupBy(sql`reminded_by`)
		.orderBy(sql`reminded_by`);
	const dated = owners.map((owner) => ({ ...owner, oldest: new Date(owner.oldest) }));
	const times = dated.map(({ oldest }) => oldest.getTime());
	return {
		count: dated.reduce((sum, owner) => sum + owner.count, 0),
		oldest: times.length > 0 ? new Date(Math.min(...times)) : null,
		owners: dated,
	};
}

/** Everybody of the club who could answer hears of it once more; once a day is enough. */
export async function remindClub(platform: PeoplePlatform, who: Met, id: string): Promise<void> {
	const { personId } = demand(who.actor, 'office.review');
	const spent = await platform.limits.allow('enquiry-remind', id, 1, DAY_SECONDS);
	if (!spent.allowed) throw new Refused('too-often', { seconds: spent.retryAfterSeconds });
	const now = platform.clock.now();
	await platform.database.transaction(async (tx) => {
		const [held] = await tx.select().from(enquiry).where(eq(enquiry.id, id)).for('update');
		if (!held) throw new Refused('not-found');
		if (held.state !== 'sent') throw new Refused('conflict', { answered: 1 });
		for (const recipient of await recipients(tx, held, now))
			await platform.outbox.tell(tx, {
				type: 'enquiry.unanswered',
				thingKind: 'enquiry',
				thingId: id,
				payload: { recipient },
			});
		await nameInAudit(tx, personId, who.person.name);
		await audit(tx, {
			actorId: personId,
			action: 'enquiry.reminded',
			thingKind: 'enquiry',
			thingId: id,
		});
	});
	platform.outbox.nudge();
}
