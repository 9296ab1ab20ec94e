import { signInCode } from '$db/schema';
import { and, eq, gt, isNull, lt } from 'drizzle-orm';
import { AGAIN_SECONDS, CODE_TRIES } from '$lib/domain/sign-in/schema';
import { isId } from '../platform/ids';
import type { Db } from '../platform/database';
import { mailIsLate } from '../platform/jobs/outbox';
import type { PeoplePlatform } from './people-platform';

export interface WaitingCode {
	id: string;
	mail: string;
	/** The last try to send it failed. */
	late: boolean;
	/** Seconds until a new one makes sense. */
	againIn: number;
}

/** What is known of a code that somebody waits for. */
export async function howItWaits(
	db: Db,
	{ id, mail, createdAt }: { id: string; mail: string; createdAt: Date },
	now: Date,
): Promise<WaitingCode> {
	const age = (now.getTime() - createdAt.getTime()) / 1_000;
	const againIn = Math.max(0, Math.ceil(AGAIN_SECONDS - age));
	return { id, mail, late: await mailIsLate(db, id), againIn };
}

/** The address a code was sent to, as long as the code can be used: people see their typing errors. */
export async function waitingCode(
	platform: PeoplePlatform,
	id: string,
): Promise<WaitingCode | undefined> {
	if (!isId(id)) return undefined;
	const now = platform.clock.now();
	return platform.database.read(async (db) => {
		const [asked] = await db
			.select({ id: signInCode.id, mail: signInCode.mail, createdAt: signInCode.createdAt })
			.from(signInCode)
			.where(
				and(
					eq(signInCode.id, id),
					eq(signInCode.purpose, 'sign-in'),
					isNull(signInCode.closedAt),
					gt(signInCode.expiresAt, now),
					lt(signInCode.tries, CODE_TRIES),
				),
			);
		return asked && howItWaits(db, asked, now);
	});
}
