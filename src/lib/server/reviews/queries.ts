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
	reviewLook,
	reviewNote,
	version,
} from '$db/schema';
import { findCity } from '$lib/city';
import type { Finding } from '$lib/domain/review/checks';
import { Refused } from '$lib/domain/result';
import { PENDING_REVIEW_STATES } from '$lib/domain/review/states';
import { demand } from '$lib/domain/rights/may';
import {
	and,
	asc,
	count,
	eq,
	gt,
	ilike,
	inArray,
	isNull,
	lte,
	or,
	sql,
	type SQL,
} from 'drizzle-orm';
import { findAlikeClubs, likePattern, type AlikeClub } from '../clubs';
import type { Met, PeoplePlatform } from '../people';
import type { Db } from '../platform/database';
import { isId } from '../platform/ids';
import { findingsFor } from './keep-checks';
import { looksNow, whoElseLooks } from './look-at';
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
	/** Colleagues who have it open now. */
	looking: string[];
	later: boolean;
	/** Of a club they write for themselves: somebody else decides. */
	own: boolean;
	/** The same words as others that wait: one mark for all of them. */
	copyOf: string | null;
}

/** What one page shows; the rest moves up as these are decided. */
const MOST = 100;
const onDesk = inArray(review.state, [...PENDING_REVIEW_STATES]);
/** Waits for us, today: not for the club, and not put off. */
const dueAt = (now: Date): SQL | undefined =>
	and(eq(review.state, 'open'), or(isNull(review.laterUntil), lte(review.laterUntil, now)));

const title = sql<string>`coalesce(
	(select title from ${need} where id = ${review.thingId} and ${review.kind} = 'need'),
	(select title from ${news} where id = ${review.thingId} and ${review.kind} = 'news'),
	(select title from ${event} where id = ${review.thingId} and ${review.kind} = 'event'),
	${club.name})`;

/** Only of what the machine found to say the same as others. */
const copyOf = sql<
	string | null
>`case when ${reviewCheck.findings} @> '[{"key":"same-text"}]' then coalesce(
	(select md5(text) from ${need} where id = ${review.thingId} and ${review.kind} = 'need'),
	(select md5(text) from ${news} where id = ${review.thingId} and ${review.kind} = 'news'),
	(select md5(text) from ${event} where id = ${review.thingId} and ${review.kind} = 'event'),
	md5(${club.about})) end`;

/** What waits: risk first, then the oldest; what was put off or waits for the club stands at the end. */
export async function listDesk(
	{ database, clock }: PeoplePlatform,
	who: Met,
	/** Part of a title or of the name of a club. */
	q = '',
): Promise<{ items: DeskItem[]; count: number; due: number }> {
	demand(who.actor, 'office.see');
	const now = clock.now();
	const pattern = likePattern(q);
	const wanted = and(
		onDesk,
		q ? or(ilike(club.name, pattern), sql`${title} ilike ${pattern}`) : undefined,
	);
	return database.read(async (db) => {
		const found = await db
			.select({
				id: review.id,
				kind: review.kind,
				state: review.state,
				revision: review.revision,
				title,
				clubId: review.clubId,
				clubName: club.name,
				sentence: club.sentence,
				submittedAt: review.submittedAt,
				risky: version.risky,
				risk: reviewCheck.risk,
				assignee: person.name,
				laterUntil: review.laterUntil,
				copyOf,
			})
			.from(review)
			.innerJoin(club, eq(club.id, review.clubId))
			.leftJoin(version, eq(version.id, review.versionId))
			.leftJoin(reviewCheck, eq(reviewCheck.reviewId, review.id))
			.leftJoin(person, eq(person.id, review.assigneeId))
			.where(wanted)
			.orderBy(
				sql`${review.state} <> 'open'`,
				sql`${review.laterUntil} is not null and ${gt(review.laterUntil, now)}`,
				sql`coalesce(${reviewCheck.risk}, 0) >= 10 desc`,
				asc(review.submittedAt),
				asc(review.id),
			)
			.limit(MOST);
		const [all] = await db
			.select({
				count: count(),
				due: sql<number>`(count(*) filter (where ${dueAt(now)}))::int`,
			})
			.from(review)
			.innerJoin(club, eq(club.id, review.clubId))
			.where(wanted);
		const looking = await db
			.select({ id: reviewLook.reviewId, name: person.name })
			.from(reviewLook)
			.innerJoin(person, eq(person.id, reviewLook.personId))
			.where(looksNow(who.person.id, now));
		return {
			items: found.map(({ laterUntil, clubId, ...item }) => ({
				...item,
				risky: item.risky ?? [],
				risk: item.risk ?? 0,
				looking: looking.filter(({ id }) => id === item.id).map(({ name }) => name),
				later: laterUntil !== null && laterUntil > now,
				own: who.actor.memberships.some((one) => one.clubId === clubId),
			})),
			count: all?.count ?? 0,
			due: all?.due ?? 0,
		};
	});
}

/** Who looks after how many, and since when the oldest of them waits; null: nobody yet. */
export interface Owner {
	name: string | null;
	count: number;
	oldest: Date | null;
}

export async function countDesk(
	{ database, clock }: PeoplePlatform,
	who: Met,
): Promise<{ count: number; oldest: Date | null; serious: number; owners: Owner[] }> {
	demand(who.actor, 'office.see');
	const owners = await database.read((db) =>
		db
			.select({
				name: person.name,
				count: count(),
				oldest: sql<string | Date | null>`min(${review.submittedAt})`,
			})
			.from(review)
			.leftJoin(person, eq(person.id, review.assigneeId))
			.where(dueAt(clock.now()))
			.groupBy(person.name)
			.orderBy(asc(person.name)),
	);
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
	return {
		count: all?.count ?? 0,
		oldest: dated(all?.oldest),
		serious: all?.serious ?? 0,
		owners: owners.map((owner) => ({ ...owner, oldest: dated(owner.oldest) })),
	};
}

const dated = (value: string | Date | null | undefined): Date | null =>
	value ? new Date(value) : null;

export interface ShownReview {
	item: typeof review.$inferSelect;
	shown: Item;
	findings: Finding[];
	submitter: { name: string; mail: string | null; locale: string } | null;
	/** Colleagues who have it open now. */
	looking: string[];
	decider: string | null;
	assignee: string | null;
	team: { name: string; role: string }[];
	notes: { id: string; text: string; by: string; at: Date }[];
	alike: AlikeClub[];
}

export async function showReview(
	{ database, clock, settings }: PeoplePlatform,
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
		const city = findCity(settings.city)?.name ?? '';
		const alike = item.kind === 'club' ? await findAlikeClubs(db, shown.row.name, city) : [];
		return {
			item,
			shown,
			findings: await findingsFor(db, item, shown, clock.now()),
			submitter: names.get(item.submitterId ?? '') ?? null,
			looking: await whoElseLooks(db, who.person.id, id, clock.now()),
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
				.select({ id: person.id, name: person.name, mail: person.mail, locale: person.locale })
				.from(person)
				.where(inArray(person.id, known))
		: [];
	return new Map(found.map(({ id, ...said }) => [id, said]));
}
