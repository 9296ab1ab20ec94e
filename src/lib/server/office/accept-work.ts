import { officeInvitation, officeRole } from '$db/schema';
import { Refused } from '$lib/domain/result';
import { and, eq } from 'drizzle-orm';
import { findOrAddPerson, type Met, type PeoplePlatform } from '../people';
import { audit, nameInAudit } from '../platform/audit';
import { newId } from '../platform/ids';
import { findColleagueInvitation } from './invite-colleague';

/** Whoever has no account yet has one from now on: then the code by mail shows that the mailbox is theirs. */
export async function beginAccount(
	platform: PeoplePlatform,
	key: string,
	name: string,
): Promise<void> {
	const shown = await findColleagueInvitation(platform, key);
	if (!shown) throw new Refused('gone');
	const { mail, locale } = shown;
	await platform.database.transaction((tx) =>
		findOrAddPerson(tx, { mail, name, locale }, platform.clock.now()),
	);
}

/** Signed in with the invited address. The second factor is asked for at the door of the desk. */
export async function acceptWork(platform: PeoplePlatform, who: Met, key: string): Promise<void> {
	const shown = await findColleagueInvitation(platform, key);
	if (!shown) throw new Refused('gone');
	if (shown.mail !== who.person.mail) throw new Refused('not-allowed');
	const now = platform.clock.now();
	await platform.database.transaction(async (tx) => {
		const taken = await tx
			.update(officeInvitation)
			.set({ state: 'accepted', closedAt: now })
			.where(and(eq(officeInvitation.id, shown.id), eq(officeInvitation.state, 'open')))
			.returning({ id: officeInvitation.id });
		if (taken.length === 0) throw new Refused('gone');
		const { team, role } = shown;
		await tx
			.insert(officeRole)
			.values({ id: newId(now.getTime()), personId: who.person.id, team, role, createdAt: now })
			.onConflictDoUpdate({
				target: [officeRole.personId, officeRole.team],
				set: { role, endedAt: null, createdAt: now },
			});
		await nameInAudit(tx, who.person.id, who.person.name);
		await audit(tx, {
			...{ actorId: who.person.id, action: 'office.joined' },
			...{ thingKind: 'person', thingId: who.person.id, detail: { team, role } },
		});
	});
}
