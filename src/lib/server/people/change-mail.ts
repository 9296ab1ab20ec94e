import { mailChange, passkey, password, person, recoveryCode, secondFactor } from '$db/schema';
import { Refused } from '$lib/domain/result';
import { demand } from '$lib/domain/rights/may';
import { and, desc, eq, gt, gte, inArray, lt, or } from 'drizzle-orm';
import { audit } from '../platform/audit';
import type { Database, Db } from '../platform/database';
import { newId } from '../platform/ids';
import { askCode, openCodeFor, takeCode, type Taken } from './code-by-mail';
import type { PeoplePlatform } from './people-platform';
import type { Met } from './sessions';
import { findPerson } from './sign-in-by-code';

const HOUR_MS = 3_600_000;
/** So long whoever reads the old mailbox can take the change back. */
export const UNDO_HOURS = 72;

/** Somebody wants to be reached elsewhere. Nothing changes before a code from the new mailbox was shown. */
export async function askMailChange(
	platform: PeoplePlatform,
	who: Met,
	newMail: string,
): Promise<void> {
	const { personId } = demand(who.actor, 'account.mail', { personId: who.person.id });
	const { mail, locale } = who.person;
	if (!mail || mail === newMail) throw new Refused('wrong-state', { same: 1 });
	const now = platform.clock.now();
	const id = newId(now.getTime());
	await platform.database.transaction(async (tx) => {
		// The newest wish counts.
		await tx
			.delete(mailChange)
			.where(and(eq(mailChange.personId, personId), eq(mailChange.state, 'asked')));
		await tx.insert(mailChange).values({ id, personId, oldMail: mail, newMail, createdAt: now });
	});
	await askCode(platform, { mail: newMail, locale, purpose: 'mail-change', about: id });
}

/** The change that waits for its code, and where the code went. */
export async function waitingMailChange(
	platform: PeoplePlatform,
	who: Met,
): Promise<{ id: string; codeId: string; mail: string } | undefined> {
	const { personId } = demand(who.actor, 'account.see', { personId: who.person.id });
	const [asked] = await platform.database.read((db) =>
		db
			.select()
			.from(mailChange)
			.where(and(eq(mailChange.personId, personId), eq(mailChange.state, 'asked')))
			.orderBy(desc(mailChange.createdAt))
			.limit(1),
	);
	if (!asked) return undefined;
	const open = await openCodeFor(platform, { purpose: 'mail-change', about: asked.id });
	return open && { id: asked.id, codeId: open.id, mail: open.mail };
}

/** Whoever reads the new mailbox says yes; the old one is told, and every other device is out. */
export async function confirmMailChange(
	platform: PeoplePlatform,
	who: Met,
	typed: { code: string },
): Promise<Taken> {
	const { personId } = demand(who.actor, 'account.mail', { personId: who.person.id });
	const waiting = await waitingMailChange(platform, who);
	if (!waiting) return { kind: 'over' };
	const { id, codeId } = waiting;
	const now = platform.clock.now();
	const taken = await platform.database.transaction(async (tx): Promise<Taken> => {
		const found = await takeCode(
			platform,
			tx,
			{ id: codeId, code: typed.code, purpose: 'mail-change', about: id },
			// Somebody has this address already: nobody learns it here, its owner was told by mail.
			async (mail) => (await findPerson(tx, mail)) === undefined,
		);
		if (found.kind !== 'right') return found;
		const done = await tx
			.update(mailChange)
			.set({ state: 'done', doneAt: now })
			.where(and(eq(mailChange.id, id), eq(mailChange.state, 'asked')))
			.returning({ id: mailChange.id });
		if (done.length === 0) return { kind: 'over' };
		await tx.update(person).set({ mail: found.mail }).where(eq(person.id, personId));
		await platform.sessions.endAll(tx, personId, who.sessionId);
		await note(tx, personId, 'account.mail-changed');
		await platform.outbox.tell(tx, {
			type: 'account.mail-changed',
			thingKind: 'mail-change',
			thingId: id,
		});
		return found;
	});
	platform.outbox.nudge();
	return taken;
}

/** The change a key from the old mailbox may take back: done, and less than three days ago. */
export async function undoableMailChange(
	{ database, codes, clock }: PeoplePlatform,
	key: string,
): Promise<{ id: string; personId: string; oldMail: string; since: Date } | undefined> {
	const id = codes.idOf('mail-change', key);
	if (!id) return undefined;
	const since = new Date(clock.now().getTime() - UNDO_HOURS * HOUR_MS);
	const [found] = await database.read((db) =>
		db
			.select()
			.from(mailChange)
			.where(
				and(
					eq(mailChange.id, id),
					inArray(mailChange.state, ['done', 'undone']),
					gt(mailChange.doneAt, since),
				),
			),
	);
	if (found?.state !== 'done') return undefined;
	const { personId, oldMail, createdAt } = found;
	return { id, personId, oldMail, since: createdAt };
}

/**
 * "That was not me": the old address is back, everybody is out, and what was added to the account since the
 * change was begun (a password, a passkey, a second step) opens nothing any more.
 */
export async function undoMailChange(platform: PeoplePlatform, key: string): Promise<void> {
	const found = await undoableMailChange(platform, key);
	if (!found) throw new Refused('gone');
	const { id, personId, oldMail, since } = found;
	await platform.database.transaction(async (tx) => {
		const undone = await tx
			.update(mailChange)
			.set({ state: 'undone' })
			.where(and(eq(mailChange.id, id), eq(mailChange.state, 'done')))
			.returning({ id: mailChange.id });
		if (undone.length === 0) throw new Refused('gone');
		const holder = await findPerson(tx, oldMail);
		if (holder && holder.id !== personId) throw new Refused('conflict');
		// Later changes of the same hand go with this one.
		await tx
			.update(mailChange)
			.set({ state: 'undone' })
			.where(and(eq(mailChange.personId, personId), gte(mailChange.createdAt, since)));
		// Whoever took it may have asked for it to be erased.
		await tx.update(person).set({ mail: oldMail, leavesAt: null }).where(eq(person.id, personId));
		await tx
			.delete(password)
			.where(and(eq(password.personId, personId), gte(password.createdAt, since)));
		await tx
			.delete(passkey)
			.where(and(eq(passkey.personId, personId), gte(passkey.createdAt, since)));
		const factors = await tx
			.delete(secondFactor)
			.where(
				and(
					eq(secondFactor.personId, personId),
					// Looked at by its owner before, and set up by the other hand.
					or(gte(secondFactor.createdAt, since), gte(secondFactor.confirmedAt, since)),
				),
			)
			.returning({ personId: secondFactor.personId });
		if (factors.length > 0)
			await tx.delete(recoveryCode).where(eq(recoveryCode.personId, personId));
		await platform.sessions.endAll(tx, personId);
		await note(tx, personId, 'account.mail-restored');
		await platform.outbox.tell(tx, {
			type: 'account.mail-restored',
			thingKind: 'mail-change',
			thingId: id,
		});
	});
	platform.outbox.nudge();
}

/** Nobody can take them back any more: nothing of them needs to be known. */
export async function forgetMailChanges(
	database: Database,
	now: Date,
	hours: number,
): Promise<number> {
	const before = new Date(now.getTime() - hours * HOUR_MS);
	const gone = await database.read((db) =>
		db.delete(mailChange).where(lt(mailChange.createdAt, before)).returning({ id: mailChange.id }),
	);
	return gone.length;
}

const note = (tx: Db, personId: string, action: string) =>
	audit(tx, { actorId: personId, action, thingKind: 'person', thingId: personId });
