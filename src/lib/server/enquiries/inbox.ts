import { club, enquiry, enquiryContact, membership, need, person } from '$db/schema';
import type { EnquiryState } from '$lib/domain/enquiry/states';
import { demand } from '$lib/domain/rights/may';
import { and, asc, desc, eq, inArray, isNotNull, isNull, ne, sql } from 'drizzle-orm';
import { isMember, type Met, type PeoplePlatform } from '../people';

const MOST = 100;

/** The enquiries of the clubs one works for: who waits longest first, then what was said last. */
export async function listInbox({ database }: PeoplePlatform, who: Met) {
	const { personId, watches } = demand(who.actor, 'club-area.see');
	const ours = watches
		? eq(enquiry.clubId, watches)
		: inArray(
				enquiry.clubId,
				sql`(select club_id from ${membership} where person_id = ${personId} and state = 'active')`,
			);
	const found = await database.read((db) =>
		db
			.select({
				id: enquiry.id,
				state: enquiry.state,
				createdAt: enquiry.createdAt,
				waitingSince: enquiry.waitingSince,
				name: enquiryContact.name,
				message: enquiryContact.message,
				need: need.title,
				club: club.name,
				assignee: person.name,
			})
			.from(enquiry)
			.innerJoin(club, eq(club.id, enquiry.clubId))
			.innerJoin(enquiryContact, eq(enquiryContact.enquiryId, enquiry.id))
			.leftJoin(need, eq(need.id, enquiry.needId))
			// Whoever left the team looks after nothing any more.
			.leftJoin(membership, isMember(enquiry.clubId, enquiry.assigneeId))
			.leftJoin(person, eq(person.id, membership.personId))
			.where(and(ours, ne(enquiry.state, 'erased')))
			.orderBy(
				sql`${enquiry.waitingSince} is null`,
				asc(enquiry.waitingSince),
				desc(enquiry.createdAt),
				asc(enquiry.id),
			)
			.limit(MOST),
	);
	return found.map((row) => ({
		...row,
		state: row.state as EnquiryState,
		// Who asked, and what they wrote, was told to the club alone.
		...(watches ? { name: '', message: '', assignee: null } : {}),
	}));
}
export type InboxRow = Awaited<ReturnType<typeof listInbox>>[number];

/** How many wait for a word of one's clubs. */
export async function countWaiting({ database }: PeoplePlatform, who: Met): Promise<number> {
	const clubs = who.actor.memberships.map(({ clubId }) => clubId);
	if (clubs.length === 0) return 0;
	const [row] = await database.read((db) =>
		db
			.select({ count: sql<number>`count(*)::int` })
			.from(enquiry)
			.where(
				and(
					inArray(enquiry.clubId, clubs),
					isNotNull(enquiry.waitingSince),
					isNull(enquiry.closedAt),
				),
			),
	);
	return row?.count ?? 0;
}
