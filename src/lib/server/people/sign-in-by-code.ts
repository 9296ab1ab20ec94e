import { person, signInCode } from '$db/schema';
import { Refused } from '$lib/domain/result';
import { CODE_TRIES, type EnterCode } from '$lib/domain/sign-in/schema';
import { and, eq, gt, isNull, lt, sql } from 'drizzle-orm';
import { audit, nameInAudit } from '../platform/audit';
import type { Db } from '../platform/database';
import type { PeoplePlatform } from './people-platform';
import type { SessionCookie } from './sessions';

export type SignedIn =
	| { kind: 'in'; cookie: SessionCookie; office: boolean }
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

export async function signInByCode(
	platform: PeoplePlatform,
	input: EnterCode,
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

async function brake(platform: PeoplePlatform, address: string) {
	const { limits, log } = platform;
	const tried = await limits.allow('sign-in-tries', 'everybody', WRONG_AT_ONCE, 600);
	if (tried.allowed) return tried;
	log.warn('sign-in.brake');
	const slow = await limits.allow('sign-in-slow', address, 1, 1);
	if (!slow.allowed) throw new Refused('too-often', { seconds: slow.retryAfterSeconds });
	return tried;
}

async function check(
	platform: PeoplePlatform,
	tx: Db,
	input: EnterCode,
	from: From,
): Promise<SignedIn> {
	const now = platform.clock.now();
	// One statement counts the try and takes the row: a thousand guesses at once are five.
	const [asked] = await tx
		.update(signInCode)
		.set({ tries: sql`${signInCode.tries} + 1` })
		.where(
			and(
				eq(signInCode.id, input.id),
				isNull(signInCode.closedAt),
				gt(signInCode.expiresAt, now),
				lt(signInCode.tries, CODE_TRIES),
			),
		)
		.returning();
	if (!asked) return { kind: 'over' };
	const known = await findPerson(tx, asked.mail);
	if (!platform.codes.fits(asked, input.code) || !known) {
		const left = CODE_TRIES - asked.tries;
		return left > 0 ? { kind: 'wrong', left } : { kind: 'over' };
	}
	await tx.update(signInCode).set({ closedAt: now }).where(eq(signInCode.id, asked.id));
	await tx.update(person).set({ lastSeenAt: now }).where(eq(person.id, known.id));
	const { device } = from;
	const how = { device, shared: input.shared, strong: false };
	const cookie = await platform.sessions.begin(tx, known.id, how);
	await nameInAudit(tx, known.id, known.name);
	await audit(tx, {
		actorId: known.id,
		action: 'session.began',
		thingKind: 'person',
		thingId: known.id,
		detail: { by: 'code', shared: input.shared },
	});
	return { kind: 'in', cookie, office: await platform.sessions.isOffice(tx, known.id) };
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
