import { club, clubMerge, duplicatePair, membership, need, person } from '$db/schema';
import {
	differingGroups,
	MERGE_GROUPS,
	MERGEABLE_STATES,
	suggestedKept,
	suggestedSide,
	SIDES,
	type Side,
} from '$lib/domain/club/merge';
import type { ClubState } from '$lib/domain/club/states';
import { erasedAfterDays } from '$lib/domain/privacy/retention';
import type { Sign } from '$lib/domain/review/likeness';
import { Refused } from '$lib/domain/result';
import { demand } from '$lib/domain/rights/may';
import { and, asc, count, desc, eq, gt, inArray, isNull, min } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { readClub } from '../clubs';
import type { Met, PeoplePlatform } from '../people';
import type { Db } from '../platform/database';
import { arePair, isPair, type PairIds } from './judge-pair';
import { markOfPair } from './mark';

const MOST = 100;
const DAY_MS = 86_400_000;
/** From here on we suggest to merge. */
export const SURE = 85;

const one = alias(club, 'one');
const other = alias(club, 'other');

const openPairs = and(
	eq(duplicatePair.state, 'open'),
	inArray(one.state, [...MERGEABLE_STATES]),
	inArray(other.state, [...MERGEABLE_STATES]),
);

/** Who may be entered twice, the surest first, and what was merged lately. */
export async function listDuplicates({ database, clock }: PeoplePlatform, who: Met) {
	demand(who.actor, 'office.see');
	const since = new Date(clock.now().getTime() - erasedAfterDays('merge') * DAY_MS);
	return database.read(async (db) => {
		const pairs = await db
			.select({
				oneId: duplicatePair.oneId,
				otherId: duplicatePair.otherId,
				one: one.name,
				other: other.name,
				score: duplicatePair.score,
				signs: duplicatePair.signs,
			})
			.from(duplicatePair)
			.innerJoin(one, eq(one.id, duplicatePair.oneId))
			.innerJoin(other, eq(other.id, duplicatePair.otherId))
			.where(openPairs)
			.orderBy(desc(duplicatePair.score), asc(duplicatePair.oneId), asc(duplicatePair.otherId))
			.limit(MOST);
		const merges = await db
			.select({
				id: clubMerge.id,
				from: one.name,
				into: other.name,
				slug: other.slug,
				at: clubMerge.createdAt,
				by: person.name,
			})
			.from(clubMerge)
			.innerJoin(one, eq(one.id, clubMerge.fromId))
			.innerJoin(other, eq(other.id, clubMerge.intoId))
			.leftJoin(person, eq(person.id, clubMerge.personId))
			.where(and(isNull(clubMerge.undoneAt), gt(clubMerge.createdAt, since)))
			.orderBy(desc(clubMerge.createdAt))
			.limit(MOST);
		return {
			pairs: pairs.map((pair) => ({
				...pair,
				signs: pair.signs as Sign[],
				sure: pair.score >= SURE,
			})),
			merges,
			count: (await countPairs(db)).count,
		};
	});
}

export async function countDuplicates({ database }: PeoplePlatform, who: Met) {
	demand(who.actor, 'office.see');
	return database.read(countPairs);
}

async function countPairs(db: Db): Promise<{ count: number; oldest: Date | null }> {
	const [all] = await db
		.select({ count: count(), oldest: min(duplicatePair.foundAt) })
		.from(duplicatePair)
		.innerJoin(one, eq(one.id, duplicatePair.oneId))
		.innerJoin(other, eq(other.id, duplicatePair.otherId))
		.where(openPairs);
	return { count: all?.count ?? 0, oldest: all?.oldest ?? null };
}

/** Two entries side by side. What the public does not see is named, not shown. */
export async function showPair({ database }: PeoplePlatform, who: Met, ids: PairIds) {
	demand(who.actor, 'office.see');
	if (!arePair(ids)) throw new Refused('not-found');
	return database.read(async (db) => {
		const [pair] = await db.select().from(duplicatePair).where(isPair(ids));
		const sides = { one: await readClub(db, ids.oneId), other: await readClub(db, ids.otherId) };
		if (!sides.one || !sides.other) throw new Refused('not-found');
		const contents = { one: sides.one.content, other: sides.other.content };
		const kept = suggestedKept(weighed(sides.one), weighed(sides.other));
		const hidden = (side: Side, field: string) =>
			(field === 'contactMail' || field === 'contactPhone' || field === 'contactPerson') &&
			!contents[side][`${field}Public`];
		const clubs = {
			one: await cardOf(db, sides.one.row),
			other: await cardOf(db, sides.other.row),
		};
		const next = await nextPair(db, ids);
		return {
			...{ clubs, next },
			seen: markOfPair(sides.one.row, sides.other.row),
			/** Somebody or the machine asked about these two. */
			known: pair !== undefined,
			state: pair?.state ?? 'open',
			score: pair?.score ?? 0,
			signs: (pair?.signs ?? []) as Sign[],
			sure: (pair?.score ?? 0) >= SURE,
			kept,
			mergeable: SIDES.every((side) =>
				(MERGEABLE_STATES as readonly string[]).includes(clubs[side].state),
			),
			fields: differingGroups(contents.one, contents.other).map((group) => {
				const [field] = MERGE_GROUPS[group];
				const shown = (side: Side) =>
					hidden(side, field) && contents[side][field] !== ''
						? { hidden: true as const }
						: { hidden: false as const, value: contents[side][field] };
				return {
					group,
					field,
					one: shown('one'),
					other: shown('other'),
					suggested: suggestedSide(kept, contents, group),
				};
			}),
		};
	});
}
export type ShownPair = Awaited<ReturnType<typeof showPair>>;

type Found = NonNullable<Awaited<ReturnType<typeof readClub>>>;
const weighed = ({ row, content }: Found) => ({
	...{ claimed: row.claimed, createdAt: row.createdAt, content },
	state: row.state as ClubState,
});

async function cardOf(db: Db, row: Found['row']) {
	const [members] = await db
		.select({ count: count() })
		.from(membership)
		.where(and(eq(membership.clubId, row.id), eq(membership.state, 'active')));
	const [needs] = await db.select({ count: count() }).from(need).where(eq(need.clubId, row.id));
	const { id, name, slug, state, claimed, source, createdAt, confirmedAt } = row;
	return {
		...{ id, name, slug, state, claimed, source, createdAt, confirmedAt },
		members: members?.count ?? 0,
		needs: needs?.count ?? 0,
	};
}

/** The one after this in the list, or the first. */
async function nextPair(db: Db, ids: PairIds): Promise<PairIds | null> {
	const found = await db
		.select({ oneId: duplicatePair.oneId, otherId: duplicatePair.otherId })
		.from(duplicatePair)
		.innerJoin(one, eq(one.id, duplicatePair.oneId))
		.innerJoin(other, eq(other.id, duplicatePair.otherId))
		.where(openPairs)
		.orderBy(desc(duplicatePair.score), asc(duplicatePair.oneId), asc(duplicatePair.otherId))
		.limit(MOST);
	const isThis = (pair: PairIds) => pair.oneId === ids.oneId && pair.otherId === ids.otherId;
	const at = found.findIndex(isThis);
	return found[at + 1] ?? found.find((pair) => !isThis(pair)) ?? null;
}
