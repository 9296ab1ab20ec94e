import { club, invitation, membership, person } from '$db/schema';
import {
	keepsAnOwner,
	moveMembership,
	type MemberRole,
	type MembershipState,
} from '$lib/domain/membership/states';
import { Refused } from '$lib/domain/result';
import { demand } from '$lib/domain/rights/may';
import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Met, PeoplePlatform } from '../people';
import { audit } from '../platform/audit';
import type { Db } from '../platform/database';
import { isId } from '../platform/ids';

export interface TeamMember {
	id: string;
	personId: string;
	name: string;
	mail: string | null;
	role: MemberRole;
	/** The one who looks at the list. */
	me: boolean;
	/** Nobody else looks after the club: can neither go nor step back. */
	last: boolean;
}

export async function listTeam(
	{ database }: PeoplePlatform,
	who: Met,
	clubId: string,
): Promise<TeamMember[]> {
	const { personId, watches } = demand(who.actor, 'club.see', { clubId });
	const found = await database.read((db) => activeMembers(db, clubId));
	return found.map((member) => ({
		...member,
		mail: watches ? null : member.mail,
		role: member.role as MemberRole,
		me: member.personId === personId,
		last: !keepsAnOwner(asMembers(found), member.id),
	}));
}

const activeMembers = (db: Db, clubId: string) =>
	db
		.select({
			id: membership.id,
			personId: membership.personId,
			name: person.name,
			mail: person.mail,
			role: membership.role,
		})
		.from(membership)
		.innerJoin(person, and(eq(person.id, membership.personId), isNull(person.erasedAt)))
		.where(and(eq(membership.clubId, clubId), eq(membership.state, 'active')))
		.orderBy(asc(membership.role), asc(person.name), asc(membership.id));

const asMembers = (found: readonly { id: string; role: string }[]) =>
	found.map(({ id, role }) => ({ id, role: role as MemberRole, state: 'active' as const }));

/** Verwalten or Schreiben. The last who looks after the club stays that. */
export async function changeRole(
	platform: PeoplePlatform,
	who: Met,
	input: { clubId: string; memberId: string; role: MemberRole },
): Promise<void> {
	const { personId } = demand(who.actor, 'club.change-team', { clubId: input.clubId });
	await onMember(platform, input, async (tx, member, all) => {
		demandStillOwner(all, personId);
		if (member.role === input.role) return;
		if (input.role === 'writer') refuseLast(all, member.id);
		await tx.update(membership).set({ role: input.role }).where(eq(membership.id, member.id));
		if (input.role === 'writer') await revokeSentBy(platform, tx, member, input.clubId);
		await audit(tx, {
			actorId: personId,
			action: 'team.role',
			thingKind: 'club',
			thingId: input.clubId,
			detail: { role: input.role },
		});
	});
}

/** Leaves, or is removed: effective at their next request, and what they promised to others ends with it. */
export async function endMembership(
	platform: PeoplePlatform,
	who: Met,
	input: { clubId: string; memberId: string },
): Promise<{ left: boolean }> {
	let left = false;
	const { personId } = demand(who.actor, 'club.see', { clubId: input.clubId });
	await onMember(platform, input, async (tx, member, all) => {
		left = member.personId === personId;
		if (!left) {
			demand(who.actor, 'club.change-team', { clubId: input.clubId });
			demandStillOwner(all, personId);
		}
		refuseLast(all, member.id);
		await tx
			.update(membership)
			.set({
				state: moveMembership('active', left ? 'leave' : 'remove'),
				endedAt: platform.clock.now(),
			})
			.where(eq(membership.id, member.id));
		await revokeSentBy(platform, tx, member, input.clubId);
		await audit(tx, {
			actorId: personId,
			action: left ? 'team.left' : 'team.removed',
			thingKind: 'club',
			thingId: input.clubId,
		});
	});
	return { left };
}

/** The board changes: somebody else looks after the club from now on, and I write or go. */
export async function handOver(
	platform: PeoplePlatform,
	who: Met,
	input: { clubId: string; memberId: string; stay: boolean },
): Promise<void> {
	const { personId } = demand(who.actor, 'club.change-team', { clubId: input.clubId });
	await onMember(platform, input, async (tx, member, all) => {
		const mine = demandStillOwner(all, personId);
		if (mine.id === member.id) throw new Refused('wrong-state');
		await tx.update(membership).set({ role: 'owner' }).where(eq(membership.id, member.id));
		await tx
			.update(membership)
			.set(
				input.stay
					? { role: 'writer' }
					: { state: moveMembership('active', 'leave'), endedAt: platform.clock.now() },
			)
			.where(eq(membership.id, mine.id));
		await revokeSentBy(platform, tx, mine, input.clubId);
		await audit(tx, {
			actorId: personId,
			action: 'team.handed-over',
			thingKind: 'club',
			thingId: input.clubId,
			detail: { stays: input.stay },
		});
	});
}

type Member = Awaited<ReturnType<typeof activeMembers>>[number];

/** One after the other: two owners who leave at the same moment would leave nobody. */
async function onMember(
	{ database }: PeoplePlatform,
	{ clubId, memberId }: { clubId: string; memberId: string },
	work: (tx: Db, member: Member, all: Member[]) => Promise<void>,
): Promise<void> {
	if (!isId(memberId)) throw new Refused('not-found');
	await database.transaction(async (tx) => {
		await tx.select({ id: club.id }).from(club).where(eq(club.id, clubId)).for('update');
		const all = await activeMembers(tx, clubId);
		const member = all.find(({ id }) => id === memberId);
		if (!member) throw new Refused('not-found');
		await work(tx, member, all);
	});
}

/** Whoever acts may have lost the right a moment ago: it is read again where the team is held. */
function demandStillOwner(all: readonly Member[], personId: string): Member {
	const mine = all.find((one) => one.personId === personId && one.role === 'owner');
	if (!mine) throw new Refused('not-allowed');
	return mine;
}

/** What somebody promised who looks after the club no longer opens nothing any more. */
async function revokeSentBy(
	{ clock }: PeoplePlatform,
	tx: Db,
	{ personId }: Member,
	clubId: string,
): Promise<void> {
	await tx
		.update(invitation)
		.set({ state: 'revoked', closedAt: clock.now() })
		.where(
			and(
				eq(invitation.clubId, clubId),
				eq(invitation.inviterId, personId),
				eq(invitation.state, 'open'),
			),
		);
}

function refuseLast(all: readonly Member[], id: string): void {
	const states: { id: string; role: MemberRole; state: MembershipState }[] = asMembers(all);
	if (!keepsAnOwner(states, id)) throw new Refused('wrong-state', { last: 1 });
}
