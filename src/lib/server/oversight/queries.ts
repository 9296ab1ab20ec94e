import { club, clubHold, person } from '$db/schema';
import { CLUB_STATES } from '$lib/domain/club/states';
import { sortKey } from '$lib/domain/fold';
import { Refused } from '$lib/domain/result';
import { demand } from '$lib/domain/rights/may';
import { and, asc, count, desc, eq, sql } from 'drizzle-orm';
import { likePattern } from '../clubs';
import type { Met, PeoplePlatform } from '../people';
import { isId } from '../platform/ids';

const PAGE = 50;
export const CLUB_SORTS = ['name', 'neu', 'bestaetigt'] as const;

export interface OfficeFilter {
	q: string;
	/** Only clubs in this state. */
	state: string;
	sort: (typeof CLUB_SORTS)[number];
	page: number;
}

const ORDER = {
	name: [asc(club.sortName), asc(club.id)],
	neu: [desc(club.createdAt), asc(club.id)],
	bestaetigt: [sql`${club.confirmedAt} asc nulls first`, asc(club.id)],
};

/** Every club there is, in whatever state. */
export async function listOfficeClubs(
	{ database }: PeoplePlatform,
	who: Met,
	filter: OfficeFilter,
) {
	demand(who.actor, 'office.see');
	const name = sortKey(filter.q);
	const condition = and(
		name ? sql`${club.sortName} like ${likePattern(name)}` : undefined,
		(CLUB_STATES as readonly string[]).includes(filter.state)
			? eq(club.state, filter.state)
			: undefined,
	);
	return database.read(async (db) => {
		const [all] = await db.select({ count: count() }).from(club).where(condition);
		const clubs = await db
			.select({
				id: club.id,
				name: club.name,
				state: club.state,
				claimed: club.claimed,
				district: club.district,
				createdAt: club.createdAt,
				confirmedAt: club.confirmedAt,
			})
			.from(club)
			.where(condition)
			.orderBy(...ORDER[filter.sort])
			.limit(PAGE)
			.offset((filter.page - 1) * PAGE);
		const found = all?.count ?? 0;
		return { clubs, count: found, pages: Math.max(1, Math.ceil(found / PAGE)) };
	});
}

export async function showOfficeClub({ database }: PeoplePlatform, who: Met, id: string) {
	demand(who.actor, 'office.see');
	if (!isId(id)) throw new Refused('not-found');
	const [found] = await database.read((db) =>
		db
			.select({ club, hold: clubHold, by: person.name })
			.from(club)
			.leftJoin(clubHold, eq(clubHold.clubId, club.id))
			.leftJoin(person, eq(person.id, clubHold.personId))
			.where(eq(club.id, id)),
	);
	if (!found) throw new Refused('not-found');
	const { name, slug, state, claimed, sentence, source, createdAt, confirmedAt } = found.club;
	return {
		...{ id, name, slug, state, claimed, sentence, source, createdAt, confirmedAt },
		hasContact: found.club.contactMail !== '' || found.club.contactPhone !== '',
		hold: found.hold && { ...found.hold, by: found.by ?? '' },
		own: who.actor.memberships.some(({ clubId }) => clubId === id),
	};
}
