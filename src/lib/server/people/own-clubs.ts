import { club, membership } from '$db/schema';
import { demand } from '$lib/domain/rights/may';
import { and, asc, eq } from 'drizzle-orm';
import type { Platform } from '../platform';
import type { Met } from './sessions';

export interface OwnClub {
	id: string;
	slug: string;
	name: string;
	sentence: string;
	state: string;
	role: string;
}

/** The clubs somebody works for, whatever their state. */
export async function listOwnClubs({ database }: Platform, who: Met): Promise<OwnClub[]> {
	const { personId } = demand(who.actor, 'club-area.see');
	return database.read((db) =>
		db
			.select({
				id: club.id,
				slug: club.slug,
				name: club.name,
				sentence: club.sentence,
				state: club.state,
				role: membership.role,
			})
			.from(membership)
			.innerJoin(club, eq(club.id, membership.clubId))
			.where(and(eq(membership.personId, personId), eq(membership.state, 'active')))
			.orderBy(asc(club.sortName), asc(club.id)),
	);
}

/** Entries somebody asked to take over; nobody decided yet. */
export async function listAskedClubs(
	{ database }: Platform,
	who: Met,
): Promise<{ id: string; name: string }[]> {
	const { personId } = demand(who.actor, 'club-area.see');
	return database.read((db) =>
		db
			.select({ id: club.id, name: club.name })
			.from(membership)
			.innerJoin(club, eq(club.id, membership.clubId))
			.where(and(eq(membership.personId, personId), eq(membership.state, 'asked')))
			.orderBy(asc(club.sortName)),
	);
}
