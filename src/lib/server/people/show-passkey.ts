import { passkey, person } from '$db/schema';
import { demand } from '$lib/domain/rights/may';
import {
	generateAuthenticationOptions,
	verifyAuthenticationResponse,
	type AuthenticationResponseJSON,
	type AuthenticatorTransportFuture,
	type PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/server';
import { and, eq, isNull, lt, or, sql } from 'drizzle-orm';
import { audit } from '../platform/audit';
import type { Db } from '../platform/database';
import {
	challengeFor,
	newChallenge,
	relyingParty,
	useChallenge,
	type PasskeyPurpose,
} from './passkey-challenge';
import { looked } from './passkeys';
import type { PeoplePlatform } from './people-platform';
import type { Met, SessionCookie } from './sessions';
import { beginSession, brake, type From } from './sign-in-by-code';

export interface AskedPasskey {
	id: string;
	options: PublicKeyCredentialRequestOptionsJSON;
}
interface Answer {
	id: string;
	answer: unknown;
}

/** Whoever holds one says who they are: nobody has to type an address. */
export async function askPasskey(platform: PeoplePlatform): Promise<AskedPasskey | undefined> {
	const rpID = relyingParty(platform);
	if (!rpID) return undefined;
	const { id, challenge } = newChallenge(platform, 'sign-in');
	return { id, options: await optionsFor(rpID, challenge) };
}

/** The second thing one has, beside the mailbox; nothing for whoever has no passkey. */
export async function askSecondPasskey(
	platform: PeoplePlatform,
	who: Met,
): Promise<AskedPasskey | undefined> {
	const { personId } = demand(who.actor, 'account.second-factor', { personId: who.person.id });
	const rpID = relyingParty(platform);
	const there = await platform.database.read((db) =>
		db
			.select({ id: passkey.credentialId, transports: passkey.transports })
			.from(passkey)
			.where(eq(passkey.personId, personId)),
	);
	if (!rpID || there.length === 0) return undefined;
	const { id, challenge } = newChallenge(platform, 'second-factor', personId);
	const allowed = there.map((one) => ({ id: one.id, transports: transportsOf(one.transports) }));
	return { id, options: await optionsFor(rpID, challenge, allowed) };
}

const optionsFor = (
	rpID: string,
	challenge: string,
	allowCredentials: { id: string; transports: AuthenticatorTransportFuture[] }[] = [],
) =>
	generateAuthenticationOptions({
		rpID,
		challenge: new Uint8Array(Buffer.from(challenge, 'base64url')),
		userVerification: 'required',
		allowCredentials,
	});

const transportsOf = (kept: string[]) => kept as AuthenticatorTransportFuture[];

export type ByPasskey = { kind: 'in'; cookie: SessionCookie; office: boolean } | { kind: 'wrong' };

/** The device and its finger, face or number: two things at once, so nothing more is asked. */
export async function signInByPasskey(
	platform: PeoplePlatform,
	input: Answer & { shared: boolean },
	from: From,
): Promise<ByPasskey> {
	const tried = await brake(platform, from.address);
	const outcome = await platform.database.transaction(async (tx): Promise<ByPasskey> => {
		const shown = await take(platform, tx, 'sign-in', input);
		if (!shown) return { kind: 'wrong' };
		const how = { device: from.device, shared: input.shared, by: 'passkey', strong: true };
		const cookie = await beginSession(platform, tx, shown, how);
		await tx
			.update(person)
			.set({ lastSeenAt: platform.clock.now() })
			.where(eq(person.id, shown.id));
		return { kind: 'in', cookie, office: await platform.sessions.isOffice(tx, shown.id) };
	});
	if (outcome.kind !== 'in') return outcome;
	await platform.limits.forgive(tried);
	if (from.before) await platform.sessions.end(from.before);
	return outcome;
}

export async function showPasskey(
	platform: PeoplePlatform,
	who: Met,
	input: Answer,
): Promise<SessionCookie | undefined> {
	const { personId } = demand(who.actor, 'account.second-factor', { personId: who.person.id });
	return platform.database.transaction(async (tx) => {
		const shown = await take(platform, tx, 'second-factor', input, personId);
		if (!shown) return undefined;
		await audit(tx, {
			actorId: personId,
			action: 'second-factor.shown',
			thingKind: 'person',
			thingId: personId,
			detail: { by: 'passkey' },
		});
		return platform.sessions.renew(tx, who.sessionId);
	});
}

/** Whose passkey signed this question, if it is one of ours, for our address, and not used before. */
async function take(
	platform: PeoplePlatform,
	tx: Db,
	purpose: PasskeyPurpose,
	{ id, answer }: Answer,
	personId?: string,
): Promise<{ id: string; name: string } | undefined> {
	const rpID = relyingParty(platform);
	const response = answer as AuthenticationResponseJSON;
	if (!rpID || typeof response?.id !== 'string') return undefined;
	const [held] = await tx
		.select({ passkey, name: person.name })
		.from(passkey)
		.innerJoin(person, and(eq(person.id, passkey.personId), isNull(person.erasedAt)))
		.where(
			and(
				eq(passkey.credentialId, response.id),
				personId ? eq(passkey.personId, personId) : undefined,
			),
		);
	if (!held) return undefined;
	const { credentialId, publicKey, counter, transports } = held.passkey;
	const seen = await looked(() =>
		verifyAuthenticationResponse({
			response,
			expectedChallenge: challengeFor(platform, purpose, id, personId),
			expectedOrigin: [...platform.settings.origins],
			expectedRPID: rpID,
			requireUserVerification: true,
			credential: {
				id: credentialId,
				publicKey: new Uint8Array(Buffer.from(publicKey, 'base64url')),
				counter,
				transports: transportsOf(transports),
			},
		}),
	);
	if (!seen?.verified || !(await useChallenge(platform, tx, purpose, id))) return undefined;
	const { newCounter } = seen.authenticationInfo;
	// Devices that count never count back; of two with one number one is a copy.
	const moved = await tx
		.update(passkey)
		.set({ counter: newCounter, usedAt: platform.clock.now() })
		.where(
			and(
				eq(passkey.id, held.passkey.id),
				or(lt(passkey.counter, newCounter), sql`${newCounter}::bigint = 0`),
			),
		)
		.returning({ id: passkey.id });
	return moved.length > 0 ? { id: held.passkey.personId, name: held.name } : undefined;
}
