import { club, invitation, membership, person } from '$db/schema';
import type { ClubState } from '$lib/domain/club/states';
import {
	askedJustNow,
	dayBefore,
	demandRoomToday,
	invitedUntil,
	replacedBy,
} from '$lib/domain/membership/invitations';
import type { MemberRole } from '$lib/domain/membership/states';
import { Refused } from '$lib/domain/result';
import { demand } from '$lib/domain/rights/may';
import { and, desc, eq, gt, inArray, isNull, lt } from 'drizzle-orm';
import { isMember, type Met, type PeoplePlatform } from '../people';
import { audit } from '../platform/audit';
import type { Database } from '../platform/database';
import { isId, newId } from '../platform/ids';

const DAY_MS = 86_400_000;

export interface OpenInvitation {
	id: string;
	mail: string;
	role: string;
	expiresAt: Date;
	/** Opens it, for the link and the picture of it. */
	key: string;
}

/** Somebody is asked to join, by a link that only whoever reads this mailbox can say yes to. */
export async function invite(
	platform: PeoplePlatform,
	who: Met,
	input: { clubId: string; mail: string; role: MemberRole; locale: string },
): Promise<{ id: string }> {
	const { personId } = demand(who.actor, 'club.change-team', { clubId: input.clubId });
	const now = platform.clock.now();
	const { mail, role } = input;
	const id = await platform.database.transaction(async (tx) => {
		// Whoever invites twice at once invites once: the club is held until it is written.
		const [held] = await tx
			.select({ state: club.state })
			.from(club)
			.where(eq(club.id, input.clubId))
			.for('update');
		if (!held) throw new Refused('not-found');
		const [there] = await tx
			.select({ state: membership.state })
			.from(membership)
			.innerJoin(person, eq(person.id, membership.personId))
			.where(
				and(
					eq(membership.clubId, input.clubId),
					eq(person.mail, input.mail),
					eq(membership.state, 'active'),
				),
			);
		if (there) throw new Refused('wrong-state', { member: 1 });
		const open = await tx
			.select({
				id: invitation.id,
				mail: invitation.mail,
				role: invitation.role,
				inviterId: invitation.inviterId,
				createdAt: invitation.createdAt,
			})
			.from(invitation)
			.where(openOf(input.clubId, now));
		const before = askedJustNow(open, { mail, role, inviterId: personId }, now);
		if (before) return before.id;
		const sent = await tx
			.select({ at: invitation.createdAt })
			.from(invitation)
			.where(and(eq(invitation.clubId, input.clubId), gt(invitation.createdAt, dayBefore(now))));
		demandRoomToday(
			sent.map(({ at }) => at),
			held.state as ClubState,
			now,
		);
		const made = newId(now.getTime());
		await tx
			.update(invitation)
			.set({ state: 'revoked', closedAt: now })
			.where(inArray(invitation.id, replacedBy(open, input.mail)));
		await tx.insert(invitation).values({
			id: made,
			...input,
			inviterId: personId,
			createdAt: now,
			expiresAt: invitedUntil(now),
		});
		await audit(tx, {
			actorId: personId,
			action: 'team.invited',
			thingKind: 'club',
			thingId: input.clubId,
			detail: { role: input.role },
		});
		await platform.outbox.tell(tx, {
			type: 'team.invited',
			thingKind: 'invitation',
			thingId: made,
		});
		return made;
	});
	platform.outbox.nudge();
	return { id };
}

const openOf = (clubId: string, now: Date) =>
	and(eq(invitation.clubId, clubId), eq(invitation.state, 'open'), gt(invitation.expiresAt, now));

export async function listInvitations(
	{ database, clock, codes }: PeoplePlatform,
	who: Met,
	clubId: string,
): Promise<OpenInvitation[]> {
	const { watches } = demand(who.actor, 'club.manage', { clubId });
	// Their links open the team to whoever has them.
	if (watches) return [];
	const found = await database.read((db) =>
		db
			.select()
			.from(invitation)
			.where(openOf(clubId, clock.now()))
			.orderBy(desc(invitation.createdAt)),
	);
	return found.map(({ id, mail, role, expiresAt }) => ({
		id,
		mail,
		role,
		expiresAt,
		key: codes.keyOf('invitation', id),
	}));
}

export async function revokeInvitation(
	{ database, clock }: PeoplePlatform,
	who: Met,
	input: { clubId: string; id: string },
): Promise<void> {
	const { personId } = demand(who.actor, 'club.manage', { clubId: input.clubId });
	if (!isId(input.id)) throw new Refused('not-found');
	await database.transaction(async (tx) => {
		const gone = await tx
			.update(invitation)
			.set({ state: 'revoked', closedAt: clock.now() })
			.where(
				and(
					eq(invitation.id, input.id),
					eq(invitation.clubId, input.clubId),
					eq(invitation.state, 'open'),
				),
			)
			.returning({ id: invitation.id });
		if (gone.length === 0) throw new Refused('not-found');
		await audit(tx, {
			actorId: personId,
			action: 'team.invitation-revoked',
			thingKind: 'club',
			thingId: input.clubId,
		});
	});
}

export interface ShownInvitation {
	id: string;
	clubId: string;
	club: string;
	role: string;
	mail: string;
	inviter: string;
}

/**
 * The invitation this key opens. Old, taken back, used, or from somebody who does not look after the club
 * any more: there is none.
 */
export async function findInvitation(
	{ database, codes, clock }: PeoplePlatform,
	key: string | undefined,
): Promise<ShownInvitation | undefined> {
	const id = codes.idOf('invitation', key);
	if (!id) return undefined;
	const [found] = await database.read((db) =>
		db
			.select({
				id: invitation.id,
				clubId: invitation.clubId,
				club: club.name,
				role: invitation.role,
				mail: invitation.mail,
				inviter: person.name,
			})
			.from(invitation)
			.innerJoin(club, eq(club.id, invitation.clubId))
			.innerJoin(person, and(eq(person.id, invitation.inviterId), isNull(person.erasedAt)))
			.innerJoin(
				membership,
				and(isMember(invitation.clubId, invitation.inviterId), eq(membership.role, 'owner')),
			)
			.where(
				and(
					eq(invitation.id, id),
					eq(invitation.state, 'open'),
					gt(invitation.expiresAt, clock.now()),
				),
			),
	);
	return found;
}

export async function forgetInvitations(
	database: Database,
	now: Date,
	days: number,
): Promise<number> {
	const before = new Date(now.getTime() - days * DAY_MS);
	const gone = await database.read((db) =>
		db.delete(invitation).where(lt(invitation.createdAt, before)).returning({ id: invitation.id }),
	);
	return gone.length;
}
