import { passkeyChallenge } from '$db/schema';
import { lt } from 'drizzle-orm';
import { isIP } from 'node:net';
import type { Database, Db } from '../platform/database';
import { isId, newId } from '../platform/ids';
import type { PeoplePlatform } from './people-platform';

/** What a signature is for; one for one thing opens no other. */
export type PasskeyPurpose = 'add' | 'sign-in' | 'second-factor';

const MINUTES = 10;

/** The name passkeys are bound to; a bare number has none, so there are no passkeys there. */
export function relyingParty({ settings }: PeoplePlatform): string | undefined {
	const host = new URL(settings.origins[0]).hostname;
	return isIP(host.replace(/[[\]]/g, '')) ? undefined : host;
}

/** A question that nobody else is asked: worked out from its id, so that asking writes nothing. */
export function newChallenge(
	platform: PeoplePlatform,
	purpose: PasskeyPurpose,
	personId = '',
): { id: string; challenge: string } {
	const id = newId(platform.clock.now().getTime());
	return { id, challenge: challengeFor(platform, purpose, id, personId) };
}

export const challengeFor = (
	{ codes }: PeoplePlatform,
	purpose: PasskeyPurpose,
	id: string,
	personId = '',
): string => codes.challengeOf(`${purpose}\n${personId}\n${id}`);

/** Whoever answers first counts; an old question is none. */
export async function useChallenge(
	{ clock }: PeoplePlatform,
	tx: Db,
	purpose: PasskeyPurpose,
	id: string,
): Promise<boolean> {
	if (!isId(id)) return false;
	const now = clock.now().getTime();
	const asked = Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16);
	if (asked > now || now - asked >= MINUTES * 60_000) return false;
	const used = await tx
		.insert(passkeyChallenge)
		.values({
			id,
			purpose,
			createdAt: new Date(now),
			expiresAt: new Date(asked + MINUTES * 60_000),
		})
		.onConflictDoNothing()
		.returning({ id: passkeyChallenge.id });
	return used.length > 0;
}

export async function forgetChallenges(database: Database, now: Date): Promise<void> {
	await database.read((db) =>
		db.delete(passkeyChallenge).where(lt(passkeyChallenge.expiresAt, now)),
	);
}
