import { auditPerson, club, membership, person, review, version } from '$db/schema';
import { changedFields, contentIn, type ClubContent } from '$lib/domain/club/content';
import { Refused } from '$lib/domain/result';
import { PENDING_REVIEW_STATES } from '$lib/domain/review/states';
import { demand } from '$lib/domain/rights/may';
import { and, asc, count, desc, eq, inArray } from 'drizzle-orm';
import { findAlikeClubs, readClub, type AlikeClub, type ClubRow } from '../clubs';
import type { Met, PeoplePlatform } from '../people';
import { isId } from '../platform/ids';

export interface DeskItem {
	id: string;
	kind: string;
	state: string;
	clubName: string;
	sentence: string;
	submittedAt: Date;
	risky: string[];
}

const MOST = 200;
const onDesk = inArray(review.state, [...PENDING_REVIEW_STATES]);

/** What waits, the oldest first; what waits for the club stands at the end. */
export async function listDesk(
	{ database }: PeoplePlatform,
	who: Met,
): Promise<{ items: DeskItem[]; count: number }> {
	demand(who.actor, 'office.see');
	return database.read(async (db) => {
		const items = await db
			.select({
				id: review.id,
				kind: review.kind,
				state: review.state,
				clubName: club.name,
				sentence: club.sentence,
				submittedAt: review.submittedAt,
				risky: version.risky,
			})
			.from(review)
			.innerJoin(club, eq(club.id, review.clubId))
			.leftJoin(version, eq(version.id, review.versionId))
			.where(onDesk)
			.orderBy(desc(review.state), asc(review.submittedAt), asc(review.id))
			.limit(MOST);
		const [all] = await db.select({ count: count() }).from(review).where(onDesk);
		return {
			items: items.map((item) => ({ ...item, risky: item.risky ?? [] })),
			count: all?.count ?? 0,
		};
	});
}

export async function countDesk({ database }: PeoplePlatform, who: Met): Promise<number> {
	demand(who.actor, 'office.see');
	const [all] = await database.read((db) =>
		db.select({ count: count() }).from(review).where(eq(review.state, 'open')),
	);
	return all?.count ?? 0;
}

export interface ShownReview {
	item: typeof review.$inferSelect;
	row: ClubRow;
	/** As everybody would read it after a yes. */
	content: ClubContent;
	/** Of a change: what differs from what is public. */
	changes: { field: string; before: unknown; after: unknown }[];
	submitter: { name: string; mail: string | null } | null;
	decider: string | null;
	team: { name: string; role: string }[];
	alike: AlikeClub[];
}

export async function showReview(
	{ database }: PeoplePlatform,
	who: Met,
	id: string,
): Promise<ShownReview> {
	demand(who.actor, 'office.see');
	if (!isId(id)) throw new Refused('not-found');
	return database.read(async (db) => {
		const [item] = await db.select().from(review).where(eq(review.id, id));
		const found = item && (await readClub(db, item.clubId));
		if (!item || !found) throw new Refused('not-found');
		const { row, content } = found;
		const [waiting] =
			item.kind === 'change' && item.versionId
				? await db.select().from(version).where(eq(version.id, item.versionId))
				: [];
		const patch = contentIn(waiting?.content ?? {});
		const changes = changedFields(content, patch).map((field) => ({
			field,
			before: content[field],
			after: patch[field],
		}));
		const [submitter] = item.submitterId
			? await db
					.select({ name: person.name, mail: person.mail })
					.from(person)
					.where(eq(person.id, item.submitterId))
			: [];
		const [decider] = item.deciderId
			? await db.select().from(auditPerson).where(eq(auditPerson.id, item.deciderId))
			: [];
		const team = await db
			.select({ name: person.name, role: membership.role })
			.from(membership)
			.innerJoin(person, eq(person.id, membership.personId))
			.where(and(eq(membership.clubId, row.id), eq(membership.state, 'active')));
		const alike = item.kind === 'club' ? await findAlikeClubs(db, row.name) : [];
		return {
			item,
			row,
			content: { ...content, ...patch },
			changes,
			submitter: submitter ?? null,
			decider: decider?.name ?? null,
			team,
			alike: alike.filter((one) => one.id !== row.id),
		};
	});
}
