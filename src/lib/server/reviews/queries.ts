import {
	auditPerson,
	club,
	event,
	membership,
	need,
	news,
	person,
	review,
	reviewCheck,
	reviewNote,
	version,
} from '$db/schema';
import type { Finding } from '$lib/domain/review/checks';
import { Refused } from '$lib/domain/result';
import { PENDING_REVIEW_STATES } from '$lib/domain/review/states';
import { demand } from '$lib/domain/rights/may';
import { and, asc, count, eq, gt, inArray, isNull, lte, or, sql, type SQL } from 'drizzle-orm';
import { findAlikeClubs, type AlikeClub } from '../clubs';
import type { Met, PeoplePlatform } from '../people';
import type { Db } from '../platform/database';
import { isId } from '../platform/ids';
import { findingsFor } from './keep-checks';
import { readItem, type Item } from './read-item';

export interface DeskItem {
	id: string;
	kind: string;
	state: string;
	revision: number;
	/** What it is about: the club, or what the club wrote. */
	title: string;
	clubName: string;
	sentence: string;
	submittedAt: Date;
	risky: string[];
	risk: number;
	assignee: string | null;
	later: boolean;
}

const MOST = 500;
const onDesk = inArray(review.state, [...PENDING_REVIEW_STATES]);
/** Waits for us, today: not for the club, and not put off. */
const dueAt = (now: Date): SQL | undefined =>
	and(eq(review.state, 'open'), or(isNull(review.laterUntil), lte(review.laterUntil, now)));

const title = sql<string>`coalesce(
	(select title from ${need} where id = ${review.thingId} and ${review.kind} = 'need'),
	(select title from ${news} where id = ${review.thingId} and ${review.kind} = 'news'),
	(select title from ${event} where id = ${review.thingId} and ${review.kind} = 'event'),
	${club.name})`;

/** What waits: risk first, then the oldest; what was put off or waits for the club stands at the end. */
export async function listDesk(
	{ database, clock }: PeoplePlatform,
	who: Met,
): Promise<{ items: DeskItem[]; count: number }> {
	demand(who.actor, 'office.see');
	const now = clock.now();
	return database.read(async (db) => {
		const found = await db
			.select({
				id: review.id,
				kind: review.kind,
				state: review.state,
				revision: review.revision,
				title,
				clubName: club.name,
				sentence: club.sentence,
				submittedAt: review.submittedAt,
				risky: version.risky,
				risk: reviewCheck.risk,
				assignee: person.name,
				laterUntil: review.laterUntil,
			})
			.from(review)
			.innerJoin(club, eq(club.id, review.clubId))
			.leftJoin(version, eq(version.id, review.versionId))
			.leftJoin(reviewCheck, eq(reviewCheck.reviewId, review.id))
			.leftJoin(person, eq(person.id, review.assigneeId))
			.where(onDesk)
			.orderBy(
				sql`${review.state} <> 'open'`,
				sql`${review.laterUntil} is not null and ${gt(review.laterUntil, now)}`,
				sql`coalesce(${reviewCheck.risk}, 0) >= 10 desc`,
				asc(review.submittedAt),
				asc(review.id),
			)
			.limit(MOST);
		const [all] = await db.select({ count: count() }).from(review).where(onDesk);
		return {
			items: found.map(({ laterUntil, ...item }) => ({
				...item,
				risky: item.risky ?? [],
				risk: item.risk ?? 0,
				later: laterUntil !== null && laterUntil > now,
			})),
			count: all?.count ?? 0,
		};
	});
}

export async function countDesk(
	{ database, clock }: PeoplePlatform,
	who: Met,
): Promise<{ count: number; oldest: Date | null; serious: number }> {
	demand(who.actor, 'office.see');
	const [all] = await database.read((db) =>
		db
			.select({
				count: count(),
				oldest: sql<string | Date | null>`min(${review.submittedAt})`,
				serious: sql<number>`count(*) filter (where ${reviewCheck.risk} >= 10)::int`,
			})
			.from(review)
			.leftJoin(reviewCheck, eq(reviewCheck.reviewId, review.id))
			.where(dueAt(clock.now())),
	);
	const oldest = all?.oldest ? new Date(all.oldest) : null;
	return { count: all?.count ?? 0, oldest, serious: all?.serious ?? 0 };
}

export interface ShownReview {
	item: typeof review.$inferSelect;
	shown: Item;
	findings: Finding[];
	submitter: { name: string; mail: string | null } | null;
	decider: string | null;
	assignee: string | null;
	team: { name: string; role: string }[];
	notes: { id: string; text: string; by: string; at: Date }[];
	alike: AlikeClub[];
}

export async function showReview(
	{ database, clock }: PeoplePlatform,
	who: Met,
	id: string,
): Promise<ShownReview> {
	demand(who.actor, 'office.see');
	if (!isId(id)) throw new Refused('not-found');
	return database.read(async (db) => {
		const [item] = await db.select().from(review).where(eq(review.id, id));
		if (!item) throw new Refused('not-found');
		const shown = await readItem(db, item);
		const names = await namesOf(db, [item.submitterId, item.assigneeId]);
		const [decider] = item.deciderId
			? await db.select().from(auditPerson).where(eq(auditPerson.id, item.deciderId))
			: [];
		const team = await db
			.select({ name: person.name, role: membership.role })
			.from(membership)
			.innerJoin(person, eq(person.id, membership.personId))
			.where(and(eq(membership.clubId, item.clubId), eq(membership.state, 'active')));
		const notes = await db
			.select({
				id: reviewNote.id,
				text: reviewNote.text,
				by: person.name,
				at: reviewNote.createdAt,
			})
			.from(reviewNote)
			.leftJoin(person, eq(person.id, reviewNote.personId))
			.where(eq(reviewNote.reviewId, id))
			.orderBy(asc(reviewNote.createdAt), asc(reviewNote.id));
		const alike = item.kind === 'club' ? await findAlikeClubs(db, shown.row.name) : [];
		return {
			item,
			shown,
			findings: await findingsFor(db, item, shown, clock.now()),
			submitter: names.get(item.submitterId ?? '') ?? null,
			decider: decider?.name ?? null,
			assignee: names.get(item.assigneeId ?? '')?.name ?? null,
			team,
			notes: notes.map((note) => ({ ...note, by: note.by ?? '' })),
			alike: alike.filter((one) => one.id !== item.clubId),
		};
	});
}

async function namesOf(db: Db, ids: readonly (string | null)[]) {
	const known = ids.filter((id) => id !== null);
	const found = known.length
		? await db
				.select({ id: person.id, name: person.name, mail: person.mail })
				.from(person)
				.where(inArray(person.id, known))
		: [];
	return new Map(found.map(({ id, name, mail }) => [id, { name, mail }]));
}
