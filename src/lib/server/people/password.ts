import { club, membership, password } from '$db/schema';
import { demand } from '$lib/domain/rights/may';
import { passwordProblem, type PasswordProblem } from '$lib/domain/sign-in/password';
import { and, eq } from 'drizzle-orm';
import { audit } from '../platform/audit';
import type { Db } from '../platform/database';
import type { PeoplePlatform } from './people-platform';
import type { Met } from './sessions';

export async function hasPassword({ database }: PeoplePlatform, who: Met): Promise<boolean> {
	const { personId } = demand(who.actor, 'account.see', { personId: who.person.id });
	const found = await database.read((db) =>
		db
			.select({ personId: password.personId })
			.from(password)
			.where(eq(password.personId, personId)),
	);
	return found.length > 0;
}

/** A new one takes the place of the old one, and whoever signed in with that is out. */
export async function setPassword(
	platform: PeoplePlatform,
	who: Met,
	plain: string,
): Promise<{ problem?: PasswordProblem }> {
	const { personId, office } = demand(who.actor, 'account.password', { personId: who.person.id });
	const { database, passwords, clock, outbox, sessions } = platform;
	const clubs = await database.read((db) =>
		db
			.select({ name: club.name })
			.from(membership)
			.innerJoin(club, eq(club.id, membership.clubId))
			.where(and(eq(membership.personId, personId), eq(membership.state, 'active'))),
	);
	const known = [who.person.name, who.person.mail ?? '', ...clubs.map(({ name }) => name)];
	const problem = passwordProblem(plain, { office: office !== undefined, known });
	if (problem) return { problem };
	const hash = await passwords.hash(plain);
	await database.transaction(async (tx) => {
		const row = { hash, createdAt: clock.now() };
		await tx
			.insert(password)
			.values({ personId, ...row })
			.onConflictDoUpdate({ target: password.personId, set: row });
		await sessions.endAll(tx, personId, who.sessionId);
		await note(tx, personId, 'account.password-set');
		await outbox.tell(tx, {
			type: 'account.password-set',
			thingKind: 'person',
			thingId: personId,
		});
	});
	outbox.nudge();
	return {};
}

export async function dropPassword({ database }: PeoplePlatform, who: Met): Promise<void> {
	const { personId } = demand(who.actor, 'account.password', { personId: who.person.id });
	await database.transaction(async (tx) => {
		await tx.delete(password).where(eq(password.personId, personId));
		await note(tx, personId, 'account.password-dropped');
	});
}

const note = (tx: Db, personId: string, action: string) =>
	audit(tx, { actorId: personId, action, thingKind: 'person', thingId: personId });
