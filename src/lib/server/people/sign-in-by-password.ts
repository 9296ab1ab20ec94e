import { password, passwordTry, person } from '$db/schema';
import { Refused } from '$lib/domain/result';
import { and, eq, isNull, lt } from 'drizzle-orm';
import type { Database } from '../platform/database';
import type { PeoplePlatform } from './people-platform';
import type { SessionCookie } from './sessions';
import { beginSession, brake, type From } from './sign-in-by-code';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const FIRST_WAIT_MS = 200;
const LONGEST_WAIT_MS = 25_000;
/** So many wrong ones in a row are no clumsiness: the person is told, once a day. */
const TELL_AFTER = 10;

/** How long after the last wrong password the next one is looked at: doubles, and never locks anybody out. */
export const waitAfter = (wrong: number): number =>
	wrong === 0 ? 0 : Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (wrong - 1));

export type ByPassword = { kind: 'in'; cookie: SessionCookie; office: boolean } | { kind: 'wrong' };

/** Whoever is not known, or has no password, takes the same way and as long. */
export async function signInByPassword(
	platform: PeoplePlatform,
	input: { mail: string; password: string; shared: boolean },
	from: From,
): Promise<ByPassword> {
	const { database, passwords, limits, sessions } = platform;
	const tried = await brake(platform, from.address);
	const key = platform.codes.blind(`password\n${input.mail}`);
	let kept: { hash: string | null; id: string; name: string } | undefined;
	let wrong: number;
	try {
		wrong = await countTry(platform, key);
		kept = await findKept(database, input.mail);
		if (!(await passwords.fits(kept?.hash ?? undefined, input.password))) {
			if (wrong >= TELL_AFTER && kept) await tell(platform, key, kept.id);
			return { kind: 'wrong' };
		}
	} catch (error) {
		// Nothing was tried.
		if (error instanceof Refused) await limits.forgive(tried);
		throw error;
	}
	if (!kept) return { kind: 'wrong' };
	const { id, name } = kept;
	const cookie = await database.transaction(async (tx) => {
		await tx.delete(passwordTry).where(eq(passwordTry.key, key));
		await tx.update(person).set({ lastSeenAt: platform.clock.now() }).where(eq(person.id, id));
		const how = { device: from.device, shared: input.shared, by: 'password' };
		return beginSession(platform, tx, { id, name }, how);
	});
	await limits.forgive(tried);
	if (from.before) await sessions.end(from.before);
	const office = await database.read((db) => sessions.isOffice(db, id));
	return { kind: 'in', cookie, office };
}

const findKept = async (database: Database, mail: string) => {
	const [found] = await database.read((db) =>
		db
			.select({ id: person.id, name: person.name, hash: password.hash })
			.from(person)
			.leftJoin(password, eq(password.personId, person.id))
			.where(and(eq(person.mail, mail), isNull(person.erasedAt))),
	);
	return found;
};

/** Counted before it is looked at: of a thousand at once one is looked at, the others are too early. */
async function countTry({ database, clock }: PeoplePlatform, key: string): Promise<number> {
	const now = clock.now();
	return database.transaction(async (tx) => {
		await tx
			.insert(passwordTry)
			.values({ key, wrong: 0, lastAt: new Date(0) })
			.onConflictDoNothing();
		const [row] = await tx.select().from(passwordTry).where(eq(passwordTry.key, key)).for('update');
		const since = now.getTime() - (row?.lastAt.getTime() ?? 0);
		const before = since > DAY_MS ? 0 : (row?.wrong ?? 0);
		const wait = waitAfter(before) - since;
		if (wait > 0) throw new Refused('too-often', { seconds: Math.ceil(wait / 1_000) });
		await tx
			.update(passwordTry)
			.set({ wrong: before + 1, lastAt: now })
			.where(eq(passwordTry.key, key));
		return before + 1;
	});
}

async function tell({ database, clock, outbox, log }: PeoplePlatform, key: string, id: string) {
	const now = clock.now();
	log.warn('sign-in.guessed');
	await database.transaction(async (tx) => {
		const [row] = await tx.select().from(passwordTry).where(eq(passwordTry.key, key)).for('update');
		if (!row || (row.toldAt && now.getTime() - row.toldAt.getTime() < DAY_MS)) return;
		await tx.update(passwordTry).set({ toldAt: now }).where(eq(passwordTry.key, key));
		await outbox.tell(tx, { type: 'account.guessed', thingKind: 'person', thingId: id });
	});
	outbox.nudge();
}

export async function forgetPasswordTries(
	database: Database,
	now: Date,
	hours: number,
): Promise<number> {
	const before = new Date(now.getTime() - hours * HOUR_MS);
	const gone = await database.read((db) =>
		db
			.delete(passwordTry)
			.where(lt(passwordTry.lastAt, before))
			.returning({ key: passwordTry.key }),
	);
	return gone.length;
}
