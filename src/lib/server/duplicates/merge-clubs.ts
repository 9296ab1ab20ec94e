import { club, clubMerge, duplicatePair, version } from '$db/schema';
import {
	MERGEABLE_STATES,
	otherSide,
	takenOver,
	type MergeableState,
	type MergeGroup,
	type Side,
} from '$lib/domain/club/merge';
import { moveClub } from '$lib/domain/club/states';
import { Refused } from '$lib/domain/result';
import { demand } from '$lib/domain/rights/may';
import { CLUB_CHANGED } from '$lib/domain/search/facts';
import { moveVersion } from '$lib/domain/version/states';
import { and, eq } from 'drizzle-orm';
import { claimSlug, lockClub, nextNumber, supersede, type ClubRow } from '../clubs';
import type { Met, PeoplePlatform } from '../people';
import { audit, nameInAudit } from '../platform/audit';
import type { Db } from '../platform/database';
import { newId } from '../platform/ids';
import { sortKey } from '$lib/domain/fold';
import { markOfPair } from './mark';
import { joinTeams, type MovedPeople } from './members';
import { arePair, refuseIfJudged } from './judge-pair';
import { moveRelations, type MovedRows } from './relations';
import { tellOwners } from '../oversight';

/** What must be known to take it back. */
export interface Moved extends Record<string, unknown> {
	fromState: MergeableState;
	rows: MovedRows;
	people: MovedPeople;
	/** Columns of what stays: before, and as the merge wrote them. */
	before: Record<string, unknown>;
	after: Record<string, unknown>;
	/** The text that was approved before, and the one that the merge made. */
	versionId: string | null;
	pair: { oneId: string; otherId: string };
}

export interface Merge {
	oneId: string;
	otherId: string;
	keep: Side;
	picks: Readonly<Partial<Record<MergeGroup, Side>>>;
	seen: string;
}

/**
 * Two entries become one: rows, people, addresses, text, audit and facts at once or not at all. Whoever comes
 * second, or looked at something older, is told so and changes nothing.
 */
export async function mergeClubs(
	platform: PeoplePlatform,
	who: Met,
	wanted: Merge,
): Promise<{ id: string; slug: string }> {
	const { personId } = demand(who.actor, 'office.curate');
	const now = platform.clock.now();
	const id = newId(now.getTime());
	const slug = await platform.database.transaction(async (tx) => {
		const pair = await lockPair(tx, wanted);
		await refuseIfJudged(tx, wanted);
		if (markOfPair(pair.one.row, pair.other.row) !== wanted.seen)
			throw new Refused('conflict', { changed: 1 });
		for (const { row } of [pair.one, pair.other])
			if (who.actor.memberships.some(({ clubId }) => clubId === row.id))
				throw new Refused('not-allowed');
		const stays = pair[wanted.keep].row;
		const goes = pair[otherSide(wanted.keep)].row;
		const fromState = mergeable(goes);
		mergeable(stays);

		const contents = { one: pair.one.content, other: pair.other.content };
		const patch = takenOver(contents, wanted.keep, wanted.picks);
		const people = await joinTeams(tx, goes.id, stays.id, now);
		const rows = await moveRelations(tx, goes.id, stays.id);
		const after = await mergedColumns(tx, stays, goes, patch, now);
		const before = Object.fromEntries(
			Object.keys(after).map((column) => [column, stays[column as keyof ClubRow]]),
		);
		await tx
			.update(club)
			.set({ state: moveClub(fromState, 'archive', 'coordinator'), updatedAt: now })
			.where(eq(club.id, goes.id));
		await tx
			.update(club)
			.set({ ...after, updatedAt: now })
			.where(eq(club.id, stays.id));
		const content = { ...contents[wanted.keep], ...patch };
		const versionId = await newText(tx, stays.id, content, personId, now);
		const moved: Moved = {
			...{ fromState, rows, people, before, after, versionId },
			pair: { oneId: wanted.oneId, otherId: wanted.otherId },
		};
		await tx
			.insert(clubMerge)
			.values({ id, fromId: goes.id, intoId: stays.id, moved, personId, createdAt: now });
		await tx
			.insert(duplicatePair)
			.values({ ...moved.pair, score: 0, state: 'merged', foundAt: now, decidedAt: now })
			.onConflictDoUpdate({
				target: [duplicatePair.oneId, duplicatePair.otherId],
				set: { state: 'merged', decidedAt: now, deciderId: personId },
			});
		await nameInAudit(tx, personId, who.person.name);
		for (const [row, into] of [
			[goes, true],
			[stays, false],
		] as const)
			await audit(tx, {
				actorId: personId,
				action: into ? 'club.merged-into' : 'club.merged',
				thingKind: 'club',
				thingId: row.id,
				changed: into ? ['state'] : Object.keys(patch).sort(),
				detail: { merge: id, with: into ? stays.id : goes.id, counts: countsOf(rows) },
			});
		for (const row of [goes, stays])
			await platform.outbox.tell(tx, {
				type: CLUB_CHANGED,
				thingKind: 'club',
				thingId: row.id,
			});
		await tellOwners(platform, tx, stays.id, {
			what: 'merged',
			by: personId,
			payload: { other: goes.name },
		});
		return after.slug ?? stays.slug;
	});
	platform.outbox.nudge();
	return { id, slug };
}

const mergeable = ({ state }: ClubRow): MergeableState => {
	const found = MERGEABLE_STATES.find((one) => one === state);
	if (!found) throw new Refused('wrong-state', { state });
	return found;
};

/** Always in the order of their ids: two who merge in a ring wait for each other and never for ever. */
export async function lockPair(tx: Db, { oneId, otherId }: { oneId: string; otherId: string }) {
	if (!arePair({ oneId, otherId })) throw new Refused('not-found');
	const one = await lockClub(tx, oneId);
	const other = await lockClub(tx, otherId);
	if (!one || !other) throw new Refused('not-found');
	return { one, other };
}

/** The columns of what stays that change, and nothing else. */
async function mergedColumns(
	tx: Db,
	stays: ClubRow,
	goes: ClubRow,
	{ place, ...fields }: ReturnType<typeof takenOver>,
	now: Date,
): Promise<Partial<ClubRow>> {
	const name = fields.name ?? stays.name;
	const aliases = [stays.name, goes.name, ...stays.aliases, ...goes.aliases];
	return {
		...fields,
		...(fields.name === undefined
			? {}
			: {
					sortName: sortKey(fields.name),
					slug: await claimSlug(
						tx,
						{ kind: 'club', id: stays.id, name: fields.name, otherwise: 'verein' },
						now,
					),
				}),
		// The same spot, with what is known of it.
		...(place === undefined ? {} : { placeId: goes.placeId, district: goes.district }),
		// Who knows the club by its other name finds it.
		aliases: [...new Set(aliases)].filter((one) => one !== name),
		claimed: stays.claimed || goes.claimed,
		...(stays.parentId === goes.id ? { parentId: goes.parentId } : {}),
	};
}

async function newText(
	tx: Db,
	clubId: string,
	content: object,
	authorId: string,
	now: Date,
): Promise<string | null> {
	const [last] = await tx
		.select({ id: version.id })
		.from(version)
		.where(
			and(
				eq(version.thingKind, 'club'),
				eq(version.thingId, clubId),
				eq(version.state, 'approved'),
			),
		);
	await supersede(tx, 'club', clubId);
	await tx.insert(version).values({
		id: newId(now.getTime()),
		thingKind: 'club',
		thingId: clubId,
		number: await nextNumber(tx, 'club', clubId),
		state: moveVersion('draft', 'publish', 'coordinator'),
		content: { ...content },
		authorId,
		createdAt: now,
		decidedAt: now,
		deciderId: authorId,
	});
	return last?.id ?? null;
}

const countsOf = (rows: MovedRows) =>
	Object.fromEntries(
		Object.entries(rows).flatMap(([name, ids]) => (ids.length > 0 ? [[name, ids.length]] : [])),
	);
