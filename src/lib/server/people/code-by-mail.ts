import { signInCode } from '$db/schema';
import { Refused } from '$lib/domain/result';
import { CODE_MINUTES, CODE_TRIES } from '$lib/domain/sign-in/schema';
import { and, desc, eq, gt, isNull, lt, sql, type SQL } from 'drizzle-orm';
import type { Db } from '../platform/database';
import { newId } from '../platform/ids';
import type { PeoplePlatform } from './people-platform';
import { howItWaits, type WaitingCode } from './waiting-code';

/** What a code opens. The mail says it, and a code for one thing opens no other. */
export type CodePurpose = 'sign-in' | 'register' | 'claim' | 'invitation' | 'mail-change' | 'prove';

/** Enough for the mistakes of one who asks. */
const CODES_AN_HOUR = 5;
/** Whoever asks: too few to fill somebody's mailbox or to guess with, more than one stranger can use up. */
const CODES_AN_HOUR_IN_ALL = 20;

/**
 * A code is on its way to this address. Whether anybody has it is looked up only when the mail is written,
 * so neither the answer nor its time tells.
 */
export async function askCode(
	platform: PeoplePlatform,
	asked: { mail: string; locale: string; purpose: CodePurpose; about?: string; network?: string },
): Promise<{ id: string }> {
	const { mail, locale, purpose, about } = asked;
	await spendOne(platform, asked);
	const now = platform.clock.now();
	const id = newId(now.getTime());
	await platform.database.transaction(async (tx) => {
		// Only the newest code counts.
		await tx
			.update(signInCode)
			.set({ closedAt: now })
			.where(
				and(
					eq(signInCode.mail, mail),
					eq(signInCode.purpose, purpose),
					isNull(signInCode.closedAt),
				),
			);
		await tx.insert(signInCode).values({
			id,
			mail,
			locale,
			purpose,
			about: about ?? null,
			createdAt: now,
			expiresAt: new Date(now.getTime() + CODE_MINUTES * 60_000),
		});
		await platform.outbox.tell(tx, {
			type: 'sign-in.asked',
			thingKind: 'sign-in-code',
			thingId: id,
		});
	});
	platform.outbox.nudge();
	return { id };
}

/**
 * Nobody can use up what somebody else needs: strangers are counted by where they sit, and who is signed in and
 * proves it once more by who they are.
 */
async function spendOne(
	{ limits }: PeoplePlatform,
	{ mail, purpose, about = '', network = '' }: Parameters<typeof askCode>[1],
): Promise<void> {
	const demandOf = (key: string, most: number) => limits.allow('sign-in-mail', key, most, 3_600);
	const own = purpose === 'prove' ? about : `${purpose} ${network} ${mail}`;
	let spent = await demandOf(own, CODES_AN_HOUR);
	if (spent.allowed && purpose !== 'prove') spent = await demandOf(mail, CODES_AN_HOUR_IN_ALL);
	if (!spent.allowed) throw new Refused('too-often', { seconds: spent.retryAfterSeconds });
}

export type Taken =
	| { kind: 'right'; mail: string }
	| { kind: 'wrong'; left: number }
	/** Too old, used, replaced or guessed at too often: a new one is needed. */
	| { kind: 'over' };

/** One statement counts the try and takes the row: a thousand guesses at once are five. */
const countTry = (tx: Db, ...which: (SQL | undefined)[]) =>
	tx
		.update(signInCode)
		.set({ tries: sql`${signInCode.tries} + 1` })
		.where(and(...which, lt(signInCode.tries, CODE_TRIES)))
		.returning();

/** Looks at a code once. `holds` may turn down what the code alone cannot know; that counts as wrong. */
export async function takeCode(
	platform: PeoplePlatform,
	tx: Db,
	typed: { id: string; code: string; purpose: CodePurpose; about?: string },
	holds: (mail: string) => Promise<boolean> = () => Promise.resolve(true),
): Promise<Taken> {
	const now = platform.clock.now();
	const [asked] = await countTry(
		tx,
		eq(signInCode.id, typed.id),
		eq(signInCode.purpose, typed.purpose),
		typed.about ? eq(signInCode.about, typed.about) : isNull(signInCode.about),
		isNull(signInCode.closedAt),
		gt(signInCode.expiresAt, now),
	);
	if (!asked) return { kind: 'over' };
	const held = await holds(asked.mail);
	if (!platform.codes.fits(asked, typed.code) || !held) {
		const left = CODE_TRIES - asked.tries;
		return left > 0 ? { kind: 'wrong', left } : { kind: 'over' };
	}
	await tx.update(signInCode).set({ closedAt: now }).where(eq(signInCode.id, asked.id));
	return { kind: 'right', mail: asked.mail };
}

/** Pressed twice, the second comes without what the first one brought: so long the same code says who it is. */
const TWICE_SECONDS = 60;

/** The newest code for this, used up a moment ago and typed right once more. Its tries go on counting. */
export async function takeCodeTwice(
	platform: PeoplePlatform,
	tx: Db,
	typed: { id: string; code: string; purpose: CodePurpose; about: string },
): Promise<{ mail: string } | undefined> {
	const justNow = new Date(platform.clock.now().getTime() - TWICE_SECONDS * 1_000);
	const same = and(eq(signInCode.purpose, typed.purpose), eq(signInCode.about, typed.about));
	const [newest] = await tx
		.select({ id: signInCode.id })
		.from(signInCode)
		.where(same)
		.orderBy(desc(signInCode.createdAt), desc(signInCode.id))
		.limit(1);
	if (newest?.id !== typed.id) return undefined;
	const [asked] = await countTry(
		tx,
		eq(signInCode.id, typed.id),
		same,
		gt(signInCode.closedAt, justNow),
	);
	return asked && platform.codes.fits(asked, typed.code) ? { mail: asked.mail } : undefined;
}

/** The newest code for this that can still be used, and where it went: people see their typing errors. */
export async function openCodeFor(
	platform: PeoplePlatform,
	wanted: { purpose: CodePurpose; about: string },
): Promise<WaitingCode | undefined> {
	const now = platform.clock.now();
	return platform.database.read(async (db) => {
		const [asked] = await db
			.select({ id: signInCode.id, mail: signInCode.mail, createdAt: signInCode.createdAt })
			.from(signInCode)
			.where(
				and(
					eq(signInCode.purpose, wanted.purpose),
					eq(signInCode.about, wanted.about),
					isNull(signInCode.closedAt),
					gt(signInCode.expiresAt, now),
					lt(signInCode.tries, CODE_TRIES),
				),
			)
			.limit(1);
		return asked && howItWaits(db, asked, now);
	});
}
