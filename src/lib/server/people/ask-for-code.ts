import { signInCode } from '$db/schema';
import { Refused } from '$lib/domain/result';
import { CODE_MINUTES, type AskForCode } from '$lib/domain/sign-in/schema';
import { and, eq, isNull } from 'drizzle-orm';
import { newId } from '../platform/ids';
import type { PeoplePlatform } from './people-platform';

/** Enough for mistakes, too few to fill somebody's mailbox or to guess with. */
const CODES_AN_HOUR = 5;

/**
 * Somebody wants to sign in with this address. Whether anybody has it is looked up only when the mail is
 * written, so neither the answer nor its time tells.
 */
export async function askForCode(
	platform: PeoplePlatform,
	{ mail, locale }: AskForCode,
): Promise<{ id: string }> {
	const spent = await platform.limits.allow('sign-in-mail', mail, CODES_AN_HOUR, 3_600);
	if (!spent.allowed) throw new Refused('too-often', { seconds: spent.retryAfterSeconds });
	const now = platform.clock.now();
	const id = newId(now.getTime());
	await platform.database.transaction(async (tx) => {
		// Only the newest code counts.
		await tx
			.update(signInCode)
			.set({ closedAt: now })
			.where(and(eq(signInCode.mail, mail), isNull(signInCode.closedAt)));
		await tx.insert(signInCode).values({
			id,
			mail,
			locale,
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
