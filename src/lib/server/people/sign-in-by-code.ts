import { person } from '$db/schema';
import { Refused } from '$lib/domain/result';
import type { EnterCode } from '$lib/domain/sign-in/schema';
import { and, eq, isNull } from 'drizzle-orm';
import { audit, nameInAudit } from '../platform/audit';
import type { Db } from '../platform/database';
import { newId } from '../platform/ids';
import { takeCode } from './code-by-mail';
import { listAdministrators } from './office-roles';
import type { PeoplePlatform } from './people-platform';
import type { SessionCookie } from './sessions';

export type SignedIn =
	| {
			kind: 'in';
			cookie: SessionCookie;
			office: boolean;
			/** For the first time, on a device that could do without a code next time. */
			offer: boolean;
	  }
	| { kind: 'wrong'; left: number }
	/** Too old, used, replaced or guessed at too often: a new one is needed. */
	| { kind: 'over' };

/** Where they sit: for the brake and for the list of devices. */
export interface From {
	/** The group of addresses that counts as one. */
	address: string;
	device: string;
	/** Signed in here before: ended, so that a planted cookie never becomes somebody. */
	before?: string;
}

type Entered = Omit<EnterCode, 'passkeys'> & Partial<Pick<EnterCode, 'passkeys'>>;

export async function signInByCode(
	platform: PeoplePlatform,
	input: Entered,
	from: From,
): Promise<SignedIn> {
	const tried = await brake(platform, from.address);
	const outcome = await platform.database.transaction((tx) => check(platform, tx, input, from));
	if (outcome.kind !== 'in') return outcome;
	await platform.limits.forgive(tried);
	if (from.before) await platform.sessions.end(from.before);
	return outcome;
}

/** So many wrong codes in ten minutes are no clumsiness: everybody is let through one by one. */
const WRONG_AT_ONCE = 50;

export async function brake(platform: PeoplePlatform, address: string) {
	const { limits, log } = platform;
	const tried = await limits.allow('sign-in-tries', 'everybody', WRONG_AT_ONCE, 600);
	if (tried.allowed) return tried;
	log.warn('sign-in.brake');
	const slow = await limits.allow('sign-in-slow', address, 1, 1);
	if (!slow.allowed) throw new Refused('too-often', { seconds: slow.retryAfterSeconds });
	await tellAdministrators(platform);
	return tried;
}

/** Somebody tries many accounts: those who administer hear of it, once a day. */
async function tellAdministrators({ database, limits, outbox }: PeoplePlatform): Promise<void> {
	const first = await limits.allow('sign-in-alert', 'everybody', 1, 86_400);
	if (!first.allowed) return;
	await database.transaction(async (tx) => {
		for (const { id } of await listAdministrators(tx))
			await outbox.tell(tx, { type: 'sign-in.braked', thingKind: 'person', thingId: id });
	});
	outbox.nudge();
}

async function check(
	platform: PeoplePlatform,
	tx: Db,
	input: Entered,
	from: From,
): Promise<SignedIn> {
	const now = platform.clock.now();
	let known: typeof person.$inferSelect | undefined;
	const taken = await takeCode(platform, tx, { ...input, purpose: 'sign-in' }, async (mail) => {
		known = await findPerson(tx, mail);
		return known !== undefined;
	});
	if (taken.kind !== 'right') return taken;
	if (!known) return { kind: 'over' };
	const cookie = await beginSession(platform, tx, known, {
		...from,
		shared: input.shared,
		by: 'code',
	});
	const offer = input.passkeys === true && !input.shared && known.passkeyOfferedAt === null;
	await tx
		.update(person)
		.set({ lastSeenAt: now, ...(offer ? { passkeyOfferedAt: now } : {}) })
		.where(eq(person.id, known.id));
	return { kind: 'in', cookie, office: await platform.sessions.isOffice(tx, known.id), offer };
}

/** Somebody proved who they are: they are signed in here, and it is written down. */
export async function beginSession(
	platform: PeoplePlatform,
	tx: Db,
	known: { id: string; name: string },
	how: { device: string; shared: boolean; by: string; strong?: boolean },
): Promise<SessionCookie> {
	const { device, shared, by, strong = false } = how;
	const cookie = await platform.sessions.begin(tx, known.id, { device, shared, strong });
	await nameInAudit(tx, known.id, known.name);
	await audit(tx, {
		actorId: known.id,
		action: 'session.began',
		thingKind: 'person',
		thingId: known.id,
		detail: { by, shared },
	});
	return cookie;
}

/** The person with this address; one that is not known yet begins here. */
export async function findOrAddPerson(
	tx: Db,
	input: { mail: string; name: string; locale: string },
	now: Date,
): Promise<{ id: string; name: string }> {
	await tx
		.insert(person)
		.values({ id: newId(now.getTime()), createdAt: now, lastSeenAt: now, ...input })
		.onConflictDoNothing();
	const known = await findPerson(tx, input.mail);
	if (!known) throw new Refused('gone');
	return known;
}

/** By the folded address (`mailKey`), as it is always written. */
export async function findPerson(
	db: Db,
	mail: string,
): Promise<typeof person.$inferSelect | undefined> {
	const [known] = await db
		.select()
		.from(person)
		.where(and(eq(person.mail, mail), isNull(person.erasedAt)));
	return known;
}
