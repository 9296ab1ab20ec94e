import { officeInvitation, officeRole, person } from '$db/schema';
import { keepsAnAdministrator } from '$lib/domain/office/schema';
import { Refused } from '$lib/domain/result';
import { demand, refusalOf, type OfficeRole } from '$lib/domain/rights/may';
import { and, asc, desc, eq, isNull } from 'drizzle-orm';
import { holdOffice, type Met, type PeoplePlatform } from '../people';
import { audit, nameInAudit } from '../platform/audit';
import type { Db } from '../platform/database';
import { demandStillAdministers } from './still-administers';
import { openAt, revokeSentBy } from './invite-colleague';

const working = (db: Db) =>
	db
		.select({
			id: officeRole.id,
			personId: officeRole.personId,
			name: person.name,
			mail: person.mail,
			team: officeRole.team,
			role: officeRole.role,
			since: officeRole.createdAt,
			lastSeenAt: person.lastSeenAt,
		})
		.from(officeRole)
		.innerJoin(person, and(eq(person.id, officeRole.personId), isNull(person.erasedAt)))
		.where(isNull(officeRole.endedAt))
		.orderBy(desc(officeRole.team), asc(person.name), asc(officeRole.id));

type Working = Awaited<ReturnType<typeof working>>[number];
const heldBy = (all: readonly Working[]) =>
	all.map(({ id, role, team }) => ({ id, role: role as OfficeRole, team }));

export async function listColleagues({ database, clock, codes }: PeoplePlatform, who: Met) {
	demand(who.actor, 'office.see');
	// Whether one has to prove oneself first shows only when a button is pressed.
	const may = (team: string) =>
		refusalOf({ ...who.actor, fresh: true }, 'office.change-team', { team }) === undefined;
	return database.read(async (db) => {
		const all = await working(db);
		const open = await db
			.select()
			.from(officeInvitation)
			.where(openAt(clock.now()))
			.orderBy(desc(officeInvitation.createdAt));
		return {
			colleagues: all.map((one) => ({
				...one,
				me: one.personId === who.person.id,
				may: may(one.team),
				last: !keepsAnAdministrator(heldBy(all), one.id),
			})),
			invitations: open
				.filter(({ team }) => may(team))
				.map(({ id, mail, team, role, expiresAt }) => ({
					...{ id, mail, team, role, expiresAt },
					key: codes.keyOf('office-invitation', id),
				})),
		};
	});
}

export const changeColleagueRole = (
	platform: PeoplePlatform,
	who: Met,
	{ id, role }: { id: string; role: OfficeRole },
) =>
	onColleague(platform, who, id, role === 'administer', async (tx, colleague) => {
		await tx.update(officeRole).set({ role }).where(eq(officeRole.id, id));
		if (role !== 'administer') await revokeSentBy(tx, colleague.personId, platform.clock.now());
		return { action: 'office.role', detail: { role } };
	});

/** Out at their very next request: rights are read anew each time. Every device is signed out as well. */
export const endColleague = (platform: PeoplePlatform, who: Met, id: string) =>
	onColleague(platform, who, id, false, async (tx, colleague) => {
		const now = platform.clock.now();
		await tx.update(officeRole).set({ endedAt: now }).where(eq(officeRole.id, id));
		await revokeSentBy(tx, colleague.personId, now);
		if (colleague.personId !== who.person.id)
			await platform.sessions.endAll(tx, colleague.personId);
		return { action: 'office.ended', detail: { team: colleague.team } };
	});

async function onColleague(
	{ database }: PeoplePlatform,
	who: Met,
	id: string,
	staysAdministrator: boolean,
	change: (
		tx: Db,
		colleague: typeof officeRole.$inferSelect,
	) => Promise<{ action: string; detail: Record<string, unknown> }>,
): Promise<void> {
	await database.transaction(async (tx) => {
		const all = await holdOffice(tx);
		const colleague = all.find((one) => one.id === id);
		const { personId } = demand(who.actor, 'office.change-team', { team: colleague?.team });
		if (!colleague) throw new Refused('not-found');
		demandStillAdministers(all, personId);
		const rights = all.map(({ id: each, role, team }) => ({
			...{ id: each, team },
			role: role as OfficeRole,
		}));
		if (!staysAdministrator && !keepsAnAdministrator(rights, id))
			throw new Refused('wrong-state', { last: 1 });
		const { action, detail } = await change(tx, colleague);
		await nameInAudit(tx, personId, who.person.name);
		await audit(tx, {
			...{ actorId: personId, action, thingKind: 'person', thingId: colleague.personId },
			detail,
		});
	});
}
