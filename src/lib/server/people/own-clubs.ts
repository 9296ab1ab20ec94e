import { club, clubLeaving, membership } from '$db/schema';
import { demand } from '$lib/domain/rights/may';
import { and, asc, eq, sql } from 'drizzle-orm';
import type { Platform } from '../platform';
import type { Met } from './sessions';

export interface OwnClub {
	id: string;
	slug: string;
	name: string;
	sentence: string;
	state: string;
	role: string;
	/** It goes: erased then. */
	leavesAt: Date | null;
}

const columns = {
	id: club.id,
	slug: club.slug,
	name: club.name,
	sentence: club.sentence,
	state: club.state,
	leavesAt: clubLeaving.leavesAt,
};

/** The clubs somebody works for, whatever their state. */
export async function listOwnClubs({ database }: Platform, who: Met): Promise<OwnClub[]> {
	const { personId, watches } = demand(who.actor, 'club-area.see');
	if (watches !== undefined) return watchedClub(database, watches);
	return database.read((db) =>
		db
			.select({ ...columns, role: membership.role })
			.from(membership)
			.innerJoin(club, eq(club.id, membership.clubId))
			.leftJoin(clubLeaving, eq(clubLeaving.clubId, club.id))
			.where(and(eq(membership.personId, personId), eq(membership.state, 'active')))
			.orderBy(asc(club.sortName), asc(club.id)),
	);
}

/** As one sees it who looks after it. */
const watchedClub = (database: Platform['database'], clubId: string): Promise<OwnClub[]> =>
	database.read((db) =>
		db
			.select({ ...columns, role: sql<string>`'owner'` })
			.from(club)
			.leftJoin(clubLeaving, eq(clubLeaving.clubId, club.id))
			.where(eq(club.id, clubId)),
	);

/** Entries somebody asked to take over; nobody decided yet. */
export async function listAskedClubs(
	{ database }: Platform,
	who: Met,
): Promise<{ id: string; name: string }[]> {
	const { personId, watches } = demand(who.actor, 'club-area.see');
	if (watches !== undefined) return [];
	return database.read((db) =>
		db
			.select({ id: club.id, name: club.name })
			.from(membership)
			.innerJoin(club, eq(club.id, membership.clubId))
			.where(and(eq(membership.personId, personId), eq(membership.state, 'asked')))
			.orderBy(asc(club.sortName)),
	);
}
