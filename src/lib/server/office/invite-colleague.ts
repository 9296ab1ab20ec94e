import { officeInvitation, officeRole, person } from '$db/schema';
import { askedJustNow, invitedUntil, replacedBy } from '$lib/domain/membership/invitations';
import { Refused } from '$lib/domain/result';
import { demand, type OfficeRole, type OfficeTeam } from '$lib/domain/rights/may';
import { and, eq, gt, inArray, isNull, lt } from 'drizzle-orm';
import { holdOffice, type Met, type PeoplePlatform } from '../people';
import { audit, nameInAudit } from '../platform/audit';
import type { Database, Db } from '../platform/database';
import { isId, newId } from '../platform/ids';
import { demandStillAdministers } from './still-administers';

const DAY_MS = 86_400_000;

/** By a link that only whoever reads this mailbox can use. A newer one takes the place of the one before. */
export async function inviteColleague(
	platform: PeoplePlatform,
	who: Met,
	input: { mail: string; team: OfficeTeam; role: OfficeRole; locale: string },
): Promise<{ id: string }> {
	const { personId } = demand(who.actor, 'office.change-team', { team: input.team });
	const now = platform.clock.now();
	const id = await platform.database.transaction(async (tx) => {
		demandStillAdministers(await holdOffice(tx), personId);
		const [there] = await tx
			.select({ id: officeRole.id })
			.from(officeRole)
			.innerJoin(person, eq(person.id, officeRole.personId))
			.where(and(eq(person.mail, input.mail), isNull(officeRole.endedAt)));
		if (there) throw new Refused('wrong-state', { member: 1 });
		const open = await tx.select().from(officeInvitation).where(openAt(now));
		const { mail, team, role } = input;
		const before = askedJustNow(open, { mail, team, role, inviterId: personId }, now);
		if (before) return before.id;
		const made = newId(now.getTime());
		await tx
			.update(officeInvitation)
			.set({ state: 'revoked', closedAt: now })
			.where(inArray(officeInvitation.id, replacedBy(open, input.mail)));
		await tx.insert(officeInvitation).values({
			...{ id: made, ...input, inviterId: personId, createdAt: now, expiresAt: invitedUntil(now) },
		});
		await nameInAudit(tx, personId, who.person.name);
		await audit(tx, {
			...{ actorId: personId, action: 'office.invited', thingKind: 'office', thingId: made },
			detail: { team: input.team, role: input.role },
		});
		await platform.outbox.tell(tx, { type: 'office.invited', thingKind: 'office', thingId: made });
		return made;
	});
	platform.outbox.nudge();
	return { id };
}

export const openAt = (now: Date) =>
	and(eq(officeInvitation.state, 'open'), gt(officeInvitation.expiresAt, now));

export async function revokeColleagueInvitation(
	{ database, clock }: PeoplePlatform,
	who: Met,
	id: string,
): Promise<void> {
	if (!isId(id)) throw new Refused('not-found');
	await database.transaction(async (tx) => {
		const [found] = await tx
			.select()
			.from(officeInvitation)
			.where(eq(officeInvitation.id, id))
			.for('update');
		const { personId } = demand(who.actor, 'office.change-team', { team: found?.team });
		if (found?.state !== 'open') throw new Refused('not-found');
		await tx
			.update(officeInvitation)
			.set({ state: 'revoked', closedAt: clock.now() })
			.where(eq(officeInvitation.id, id));
		await audit(tx, {
			...{ actorId: personId, action: 'office.invitation-revoked' },
			...{ thingKind: 'office', thingId: id },
		});
	});
}

/** What somebody promised who does not administer any more opens nothing. */
export async function revokeSentBy(tx: Db, inviterId: string, now: Date): Promise<void> {
	await tx
		.update(officeInvitation)
		.set({ state: 'revoked', closedAt: now })
		.where(and(eq(officeInvitation.inviterId, inviterId), eq(officeInvitation.state, 'open')));
}

/** The invitation this key opens; old, used, taken back, or from somebody who has gone: there is none. */
export async function findColleagueInvitation(
	{ database, codes, clock }: PeoplePlatform,
	key: string | undefined,
) {
	const id = codes.idOf('office-invitation', key);
	if (!id) return undefined;
	const [found] = await database.read((db) =>
		db
			.select({
				id: officeInvitation.id,
				mail: officeInvitation.mail,
				team: officeInvitation.team,
				role: officeInvitation.role,
				locale: officeInvitation.locale,
				inviter: person.name,
			})
			.from(officeInvitation)
			.innerJoin(person, and(eq(person.id, officeInvitation.inviterId), isNull(person.erasedAt)))
			.innerJoin(
				officeRole,
				and(
					eq(officeRole.personId, officeInvitation.inviterId),
					eq(officeRole.role, 'administer'),
					isNull(officeRole.endedAt),
				),
			)
			.where(and(eq(officeInvitation.id, id), openAt(clock.now()))),
	);
	return found;
}

export async function forgetColleagueInvitations(
	database: Database,
	now: Date,
	days: number,
): Promise<number> {
	const before = new Date(now.getTime() - days * DAY_MS);
	const gone = await database.read((db) =>
		db
			.delete(officeInvitation)
			.where(lt(officeInvitation.createdAt, before))
			.returning({ id: officeInvitation.id }),
	);
	return gone.length;
}
