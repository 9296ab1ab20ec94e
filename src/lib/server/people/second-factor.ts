import { recoveryCode, secondFactor } from '$db/schema';
import { Refused } from '$lib/domain/result';
import { demand } from '$lib/domain/rights/may';
import { and, count, eq, isNotNull, isNull, lt } from 'drizzle-orm';
import { createHash, randomBytes } from 'node:crypto';
import { audit } from '../platform/audit';
import type { Db } from '../platform/database';
import { newId } from '../platform/ids';
import type { PeoplePlatform } from './people-platform';
import type { Met, SessionCookie } from './sessions';
import { base32, fittingStep } from './totp';

const RECOVERY_CODES = 10;
/** Guesses at a code of six digits. */
const TRIES = 5;
const TRIES_SECONDS = 300;

export interface FactorState {
	confirmed: boolean;
	/** Recovery codes nobody used yet. */
	left: number;
}

export async function factorState({ database }: PeoplePlatform, who: Met): Promise<FactorState> {
	const { personId } = demand(who.actor, 'account.second-factor', { personId: who.person.id });
	return database.read(async (db) => {
		const [factor] = await db
			.select()
			.from(secondFactor)
			.where(eq(secondFactor.personId, personId));
		const [codes] = await db
			.select({ count: count() })
			.from(recoveryCode)
			.where(and(eq(recoveryCode.personId, personId), isNull(recoveryCode.usedAt)));
		return { confirmed: (factor?.confirmedAt ?? null) !== null, left: codes?.count ?? 0 };
	});
}

/** What an app needs to know; begun anew as long as no code of it was shown. */
export async function beginFactor(
	{ database, codes, clock }: PeoplePlatform,
	who: Met,
	product: string,
): Promise<{ secret: string; uri: string } | undefined> {
	const { personId } = demand(who.actor, 'account.second-factor', { personId: who.person.id });
	const now = clock.now();
	const [factor] = await database.transaction(async (tx) => {
		await tx
			.insert(secondFactor)
			.values({ personId, nonce: newId(now.getTime()), createdAt: now })
			.onConflictDoNothing();
		return tx.select().from(secondFactor).where(eq(secondFactor.personId, personId));
	});
	if (!factor || factor.confirmedAt) return undefined;
	const secret = base32(codes.sharedSecret(factor.nonce));
	const label = encodeURIComponent(`${product}:${who.person.mail ?? who.person.name}`);
	const issuer = encodeURIComponent(product);
	return { secret, uri: `otpauth://totp/${label}?secret=${secret}&issuer=${issuer}` };
}

export type Shown =
	{ kind: 'right'; cookie: SessionCookie; recovery?: string[] } | { kind: 'wrong' };

/** The first right code: from now on it is asked for, and ten codes for the day the phone is lost are given. */
export async function confirmFactor(
	platform: PeoplePlatform,
	who: Met,
	typed: string,
): Promise<Shown> {
	const { personId } = demand(who.actor, 'account.change-factor', { personId: who.person.id });
	const tried = await brakeTries(platform, personId);
	const shown = await platform.database.transaction(async (tx): Promise<Shown> => {
		const [factor] = await tx
			.select()
			.from(secondFactor)
			.where(eq(secondFactor.personId, personId))
			.for('update');
		if (!factor || factor.confirmedAt) throw new Refused('wrong-state');
		if (!(await takeAppCode(platform, tx, personId, typed, false))) return { kind: 'wrong' };
		await tx
			.update(secondFactor)
			.set({ confirmedAt: platform.clock.now() })
			.where(eq(secondFactor.personId, personId));
		const recovery = await newRecoveryCodes(tx, personId, platform.clock.now());
		await note(tx, personId, 'second-factor.began');
		return { kind: 'right', recovery, cookie: await platform.sessions.renew(tx, who.sessionId) };
	});
	if (shown.kind === 'right') await platform.limits.forgive(tried);
	return shown;
}

/** Another phone: the app on the old one and what is left of the ten codes open nothing any more. */
export async function dropFactor(platform: PeoplePlatform, who: Met): Promise<void> {
	const { personId, strong } = demand(who.actor, 'account.change-factor', {
		personId: who.person.id,
	});
	if (!strong) throw new Refused('second-factor-first');
	const { database, sessions, outbox } = platform;
	await database.transaction(async (tx) => {
		const gone = await tx
			.delete(secondFactor)
			.where(and(eq(secondFactor.personId, personId), isNotNull(secondFactor.confirmedAt)))
			.returning({ personId: secondFactor.personId });
		if (gone.length === 0) throw new Refused('wrong-state');
		await tx.delete(recoveryCode).where(eq(recoveryCode.personId, personId));
		await sessions.endAll(tx, personId, who.sessionId);
		await note(tx, personId, 'second-factor.dropped');
		await outbox.tell(tx, {
			type: 'account.factor-dropped',
			thingKind: 'person',
			thingId: personId,
		});
	});
	outbox.nudge();
}

/** Signed in with the code of a mail; this is the second thing one has. */
export async function showFactor(
	platform: PeoplePlatform,
	who: Met,
	typed: string,
): Promise<Shown> {
	const { personId } = demand(who.actor, 'account.second-factor', { personId: who.person.id });
	const tried = await brakeTries(platform, personId);
	const shown = await platform.database.transaction(async (tx): Promise<Shown> => {
		if (!(await takeFactor(platform, tx, personId, typed))) return { kind: 'wrong' };
		await note(tx, personId, 'second-factor.shown');
		return { kind: 'right', cookie: await platform.sessions.renew(tx, who.sessionId) };
	});
	if (shown.kind === 'right') await platform.limits.forgive(tried);
	return shown;
}

/** A code of the app, or one for the day the phone is lost. */
export const takeFactor = async (
	platform: PeoplePlatform,
	tx: Db,
	personId: string,
	typed: string,
): Promise<boolean> =>
	(await takeAppCode(platform, tx, personId, typed, true)) ||
	(await takeRecoveryCode(tx, personId, typed, platform.clock.now()));

export async function brakeTries({ limits }: PeoplePlatform, personId: string) {
	const tried = await limits.allow('second-factor', personId, TRIES, TRIES_SECONDS);
	if (!tried.allowed) throw new Refused('too-often', { seconds: tried.retryAfterSeconds });
	return tried;
}

/** One statement moves the last half minute on: of two who show the same code one is let in. */
async function takeAppCode(
	{ codes, clock }: PeoplePlatform,
	tx: Db,
	personId: string,
	typed: string,
	confirmed: boolean,
): Promise<boolean> {
	const [factor] = await tx.select().from(secondFactor).where(eq(secondFactor.personId, personId));
	if (!factor || (factor.confirmedAt !== null) !== confirmed) return false;
	const secret = codes.sharedSecret(factor.nonce);
	const step = fittingStep(secret, typed.replace(/\s/g, ''), clock.now(), factor.lastStep);
	if (step === undefined) return false;
	const moved = await tx
		.update(secondFactor)
		.set({ lastStep: step })
		.where(and(eq(secondFactor.personId, personId), lt(secondFactor.lastStep, step)))
		.returning({ personId: secondFactor.personId });
	return moved.length > 0;
}

const hashOf = (personId: string, code: string) =>
	createHash('sha256').update(`${personId}\n${code}`).digest('base64url');
const plain = (typed: string) => typed.toLowerCase().replace(/[^a-z0-9]/g, '');

async function takeRecoveryCode(
	tx: Db,
	personId: string,
	typed: string,
	now: Date,
): Promise<boolean> {
	const used = await tx
		.update(recoveryCode)
		.set({ usedAt: now })
		.where(
			and(
				eq(recoveryCode.personId, personId),
				eq(recoveryCode.hash, hashOf(personId, plain(typed))),
				isNull(recoveryCode.usedAt),
			),
		)
		.returning({ id: recoveryCode.id });
	return used.length > 0;
}

/** Without letters and digits that look alike; eighty bits each, so that a hash alone is no way back. */
async function newRecoveryCodes(tx: Db, personId: string, now: Date): Promise<string[]> {
	await tx.delete(recoveryCode).where(eq(recoveryCode.personId, personId));
	const made = Array.from({ length: RECOVERY_CODES }, () =>
		base32(randomBytes(10))
			.toLowerCase()
			.replace(/(.{4})(?=.)/g, '$1-'),
	);
	await tx.insert(recoveryCode).values(
		made.map((code) => ({
			id: newId(now.getTime()),
			personId,
			hash: hashOf(personId, plain(code)),
			createdAt: now,
		})),
	);
	return made;
}

const note = (tx: Db, personId: string, action: string) =>
	audit(tx, { actorId: personId, action, thingKind: 'person', thingId: personId });
