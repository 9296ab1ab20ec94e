import {
	auditPerson,
	club,
	clubLeaving,
	invitation,
	membership,
	officeInvitation,
	officeRole,
	person,
	registration,
	report,
	signInCode,
} from '$db/schema';
import { keepsAnOwner, type MemberRole, type MembershipState } from '$lib/domain/membership/states';
import { erasedAfterDays } from '$lib/domain/privacy/retention';
import { Refused } from '$lib/domain/result';
import { demand } from '$lib/domain/rights/may';
import { and, eq, inArray, isNull, lte } from 'drizzle-orm';
import { audit } from '../platform/audit';
import type { Clock } from '../platform/clock';
import type { Database, Db } from '../platform/database';
import { administersAlone } from './administers-alone';
import type { PeoplePlatform } from './people-platform';
import type { Met } from './sessions';

export const GRACE_DAYS = erasedAfterDays('account-leaving');
const DAY_MS = 86_400_000;

export interface Leaving {
	/** Already asked for: erased then. */
	at: Date | null;
	/** Clubs nobody else looks after: handed over first. */
	alone: string[];
}

export async function leavingOf({ database }: PeoplePlatform, who: Met): Promise<Leaving> {
	const { personId } = demand(who.actor, 'account.leave', { personId: who.person.id });
	return database.read(async (db) => {
		const [me] = await db
			.select({ at: person.leavesAt })
			.from(person)
			.where(eq(person.id, personId));
		return { at: me?.at ?? null, alone: await clubsAlone(db, personId) };
	});
}

/** Fourteen days to think it over; every other device is out at once. */
export async function askToLeave(platform: PeoplePlatform, who: Met): Promise<void> {
	const { personId } = demand(who.actor, 'account.ask-to-leave', { personId: who.person.id });
	const now = platform.clock.now();
	await platform.database.transaction(async (tx) => {
		if ((await clubsAlone(tx, personId)).length > 0 || (await administersAlone(tx, personId)))
			throw new Refused('wrong-state', { last: 1 });
		await tx
			.update(person)
			.set({ leavesAt: new Date(now.getTime() + GRACE_DAYS * DAY_MS) })
			.where(and(eq(person.id, personId), isNull(person.leavesAt)));
		await platform.sessions.endAll(tx, personId, who.sessionId);
		await note(tx, personId, 'account.leaving');
	});
}

export async function stayAfterAll({ database }: PeoplePlatform, who: Met): Promise<void> {
	const { personId } = demand(who.actor, 'account.leave', { personId: who.person.id });
	await database.transaction(async (tx) => {
		await tx.update(person).set({ leavesAt: null }).where(eq(person.id, personId));
		await note(tx, personId, 'account.stays');
	});
}

/** The job: whose days are over is erased. Clubs go on; the history keeps what was done, but no name. */
export async function eraseLeavers({
	database,
	clock,
}: {
	database: Database;
	clock: Clock;
}): Promise<number> {
	const now = clock.now();
	const due = await database.read((db) =>
		db
			.select({ id: person.id })
			.from(person)
			.where(and(lte(person.leavesAt, now), isNull(person.erasedAt)))
			.limit(200),
	);
	let erased = 0;
	for (const { id } of due) if (await database.transaction((tx) => erase(tx, id, now))) erased++;
	return erased;
}

async function erase(tx: Db, id: string, now: Date): Promise<boolean> {
	const [row] = await tx.select().from(person).where(eq(person.id, id)).for('update');
	// Taken back meanwhile, or made the last of a club: then they stay until that is settled.
	if (!row?.leavesAt || row.leavesAt > now || row.erasedAt) return false;
	if ((await clubsAlone(tx, id)).length > 0 || (await administersAlone(tx, id))) return false;
	await erasePerson(tx, id);
	return true;
}

/** Everything that says who it was; what they did for their clubs stays, by nobody. */
export async function erasePerson(tx: Db, id: string): Promise<void> {
	const [row] = await tx.select({ mail: person.mail }).from(person).where(eq(person.id, id));
	await note(tx, id, 'account.erased');
	if (row?.mail) {
		await tx.delete(signInCode).where(eq(signInCode.mail, row.mail));
		await tx.delete(invitation).where(eq(invitation.mail, row.mail));
		await tx.delete(officeInvitation).where(eq(officeInvitation.mail, row.mail));
		await tx.update(report).set({ mail: '', name: '' }).where(eq(report.mail, row.mail));
	}
	await tx.delete(invitation).where(eq(invitation.inviterId, id));
	await tx.delete(registration).where(eq(registration.personId, id));
	await tx.delete(officeRole).where(eq(officeRole.personId, id));
	await tx.delete(auditPerson).where(eq(auditPerson.id, id));
	// Sessions, memberships, second factor go with the row.
	await tx.delete(person).where(eq(person.id, id));
}

/** Names of the clubs this person alone looks after. One that goes itself needs nobody after them. */
export async function clubsAlone(db: Db, personId: string): Promise<string[]> {
	const mine = await db
		.select({ id: club.id, name: club.name })
		.from(membership)
		.innerJoin(club, eq(club.id, membership.clubId))
		.leftJoin(clubLeaving, eq(clubLeaving.clubId, club.id))
		.where(
			and(
				eq(membership.personId, personId),
				eq(membership.role, 'owner'),
				eq(membership.state, 'active'),
				isNull(clubLeaving.leavesAt),
			),
		);
	if (mine.length === 0) return [];
	const all = await db
		.select({
			id: membership.personId,
			clubId: membership.clubId,
			role: membership.role,
			state: membership.state,
		})
		.from(membership)
		.where(
			inArray(
				membership.clubId,
				mine.map(({ id }) => id),
			),
		);
	const members = (clubId: string) =>
		all
			.filter((one) => one.clubId === clubId)
			.map(({ id, role, state }) => ({
				id,
				role: role as MemberRole,
				state: state as MembershipState,
			}));
	return mine.filter(({ id }) => !keepsAnOwner(members(id), personId)).map(({ name }) => name);
}

const note = (tx: Db, personId: string, action: string) =>
	audit(tx, { actorId: personId, action, thingKind: 'person', thingId: personId });
