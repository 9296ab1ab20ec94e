import { invitation, membership, person } from '$db/schema';
import { Refused } from '$lib/domain/result';
import { and, eq, isNull, sql } from 'drizzle-orm';
import {
	askCode,
	beginSession,
	brake,
	findOrAddPerson,
	isMember,
	takeCode,
	takeCodeTwice,
	type From,
	type Met,
	type PeoplePlatform,
	type SessionCookie,
} from '../people';
import { audit, nameInAudit, wasDone } from '../platform/audit';
import type { Db } from '../platform/database';
import { newId } from '../platform/ids';
import { findInvitation, type ShownInvitation } from './invite';

/** To the mailbox the invitation was written to, and to no other. */
export async function askForInvitationCode(
	platform: PeoplePlatform,
	shown: ShownInvitation,
	locale: string,
): Promise<void> {
	await askCode(platform, { mail: shown.mail, locale, purpose: 'invitation', about: shown.id });
}

export type Accepted =
	{ kind: 'in'; cookie: SessionCookie } | { kind: 'wrong'; left: number } | { kind: 'over' };

/** Whoever has no account yet has one from now on. */
export async function acceptByCode(
	platform: PeoplePlatform,
	key: string,
	typed: { id: string; code: string; name: string },
	from: From & { locale: string },
): Promise<Accepted> {
	const shown = await findInvitation(platform, key);
	const about = shown?.id ?? platform.codes.idOf('invitation', key);
	if (!about) return { kind: 'over' };
	const tried = await brake(platform, from.address);
	const now = platform.clock.now();
	const outcome = await platform.database.transaction(async (tx): Promise<Accepted> => {
		const { id, code, name } = typed;
		const asked = { id, code, purpose: 'invitation', about } as const;
		const how = { device: from.device, shared: false, by: 'invitation' };
		const taken = shown ? await takeCode(platform, tx, asked) : { kind: 'over' as const };
		if (shown && taken.kind === 'right') {
			const said = { mail: taken.mail, name, locale: from.locale };
			const joined = await findOrAddPerson(tx, said, now);
			await join(platform, tx, shown, joined);
			return { kind: 'in', cookie: await beginSession(platform, tx, joined, how) };
		}
		if (taken.kind === 'wrong') return taken;
		// Pressed twice: the first press was heard, and the second ends where it did.
		const twice = await takeCodeTwice(platform, tx, asked);
		const joined = twice && (await joinedWith(tx, about, twice.mail));
		if (!joined) return { kind: 'over' };
		return { kind: 'in', cookie: await beginSession(platform, tx, joined, how) };
	});
	if (outcome.kind !== 'in') return outcome;
	await platform.limits.forgive(tried);
	if (from.before) await platform.sessions.end(from.before);
	platform.outbox.nudge();
	return outcome;
}

/** Signed in with the invited address already. */
export async function acceptSignedIn(
	platform: PeoplePlatform,
	who: Met,
	key: string,
): Promise<void> {
	const shown = await findInvitation(platform, key);
	if (!shown) throw new Refused('gone');
	if (shown.mail !== who.person.mail) {
		await tellOfOther(platform, shown, who.person);
		throw new Refused('not-allowed');
	}
	await platform.database.transaction((tx) => join(platform, tx, shown, who.person));
	platform.outbox.nudge();
}

/** Whoever said yes by it and is in the team since: pressed twice, or the link opened once more. */
export async function joinedBy(
	{ database, codes }: PeoplePlatform,
	who: Met,
	key: string,
): Promise<boolean> {
	const id = codes.idOf('invitation', key);
	const mail = who.person.mail;
	if (!id || !mail) return false;
	return (await database.read((db) => joinedWith(db, id, mail)))?.id === who.person.id;
}

/** Who said yes to this invitation under this address, and is in the team since. */
async function joinedWith(
	db: Db,
	id: string,
	mail: string,
): Promise<{ id: string; name: string } | undefined> {
	const [found] = await db
		.select({ id: person.id, name: person.name })
		.from(invitation)
		.innerJoin(person, and(eq(person.mail, invitation.mail), isNull(person.erasedAt)))
		.innerJoin(membership, isMember(invitation.clubId, person.id))
		.where(and(eq(invitation.id, id), eq(invitation.state, 'accepted'), eq(invitation.mail, mail)));
	return found;
}

/** A link that was passed on opens nothing; whoever wrote the invitation hears of it, once. */
async function tellOfOther(
	{ database, outbox }: PeoplePlatform,
	shown: ShownInvitation,
	who: { id: string; name: string },
): Promise<void> {
	const thing = { thingKind: 'invitation', thingId: shown.id };
	const deed = { ...thing, action: 'team.invitation-refused' };
	await database.transaction(async (tx) => {
		// Of two at once the second waits here, and finds it told.
		await tx.select().from(invitation).where(eq(invitation.id, shown.id)).for('update');
		if (await wasDone(tx, deed)) return;
		await nameInAudit(tx, who.id, who.name);
		await audit(tx, { ...deed, actorId: who.id });
		await outbox.tell(tx, { ...thing, type: deed.action });
	});
	outbox.nudge();
}

export async function declineInvitation(platform: PeoplePlatform, key: string): Promise<void> {
	const shown = await findInvitation(platform, key);
	if (!shown) throw new Refused('gone');
	await platform.database.read((db) =>
		db
			.update(invitation)
			.set({ state: 'declined', closedAt: platform.clock.now() })
			.where(and(eq(invitation.id, shown.id), eq(invitation.state, 'open'))),
	);
}

async function join(
	{ clock, outbox }: PeoplePlatform,
	tx: Db,
	shown: ShownInvitation,
	who: { id: string; name: string },
): Promise<void> {
	const now = clock.now();
	const taken = await tx
		.update(invitation)
		.set({ state: 'accepted', closedAt: now })
		.where(and(eq(invitation.id, shown.id), eq(invitation.state, 'open')))
		.returning({ id: invitation.id });
	if (taken.length === 0) throw new Refused('gone');
	const { clubId, role } = shown;
	await tx
		.insert(membership)
		.values({ id: newId(now.getTime()), personId: who.id, clubId, role, createdAt: now })
		.onConflictDoUpdate({
			target: [membership.personId, membership.clubId],
			set: {
				// An invitation takes nothing away: who came to look after the club meanwhile goes on doing so.
				role: sql`case when ${membership.state} = 'active' and ${membership.role} = 'owner' then 'owner' else ${role} end`,
				state: 'active',
				endedAt: null,
			},
		});
	await nameInAudit(tx, who.id, who.name);
	await audit(tx, {
		actorId: who.id,
		action: 'team.joined',
		thingKind: 'club',
		thingId: clubId,
		detail: { role },
	});
	await outbox.tell(tx, {
		type: 'team.joined',
		thingKind: 'invitation',
		thingId: shown.id,
		payload: { name: who.name },
	});
}
