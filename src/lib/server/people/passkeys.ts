import { passkey } from '$db/schema';
import { Refused } from '$lib/domain/result';
import { demand } from '$lib/domain/rights/may';
import {
	generateRegistrationOptions,
	verifyRegistrationResponse,
	type PublicKeyCredentialCreationOptionsJSON,
	type RegistrationResponseJSON,
} from '@simplewebauthn/server';
import { and, asc, eq } from 'drizzle-orm';
import { audit } from '../platform/audit';
import type { Db } from '../platform/database';
import { isId, newId } from '../platform/ids';
import { challengeFor, newChallenge, relyingParty, useChallenge } from './passkey-challenge';
import type { PeoplePlatform } from './people-platform';
import type { Met } from './sessions';

/** A person with more has lost some. */
const MOST = 20;

export interface OwnPasskey {
	id: string;
	name: string;
	createdAt: Date;
	usedAt: Date | null;
}

export async function listPasskeys({ database }: PeoplePlatform, who: Met): Promise<OwnPasskey[]> {
	const { personId } = demand(who.actor, 'account.see', { personId: who.person.id });
	return database.read((db) =>
		db
			.select({
				id: passkey.id,
				name: passkey.name,
				createdAt: passkey.createdAt,
				usedAt: passkey.usedAt,
			})
			.from(passkey)
			.where(eq(passkey.personId, personId))
			.orderBy(asc(passkey.createdAt), asc(passkey.id)),
	);
}

/** What the browser is asked to make; nothing where passkeys cannot be. */
export async function askNewPasskey(
	platform: PeoplePlatform,
	who: Met,
	product: string,
): Promise<{ id: string; options: PublicKeyCredentialCreationOptionsJSON } | undefined> {
	const { personId } = demand(who.actor, 'account.passkeys', { personId: who.person.id });
	const rpID = relyingParty(platform);
	if (!rpID) return undefined;
	const there = await platform.database.read((db) =>
		db.select({ id: passkey.credentialId }).from(passkey).where(eq(passkey.personId, personId)),
	);
	const { id, challenge } = newChallenge(platform, 'add', personId);
	const options = await generateRegistrationOptions({
		rpName: product,
		rpID,
		userName: who.person.mail ?? who.person.name,
		userDisplayName: who.person.name,
		// Says nothing about anybody, and is the same for all passkeys of a person.
		userID: new Uint8Array(Buffer.from(personId.replaceAll('-', ''), 'hex')),
		challenge: new Uint8Array(Buffer.from(challenge, 'base64url')),
		attestationType: 'none',
		excludeCredentials: there,
		authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
	});
	return { id, options };
}

/** What the browser made is looked at: the right question, our own address, the person there. */
export async function addPasskey(
	platform: PeoplePlatform,
	who: Met,
	input: { id: string; answer: unknown; name: string },
): Promise<boolean> {
	const { personId } = demand(who.actor, 'account.passkeys', { personId: who.person.id });
	const rpID = relyingParty(platform);
	if (!rpID) throw new Refused('wrong-state');
	const made = await looked(() =>
		verifyRegistrationResponse({
			response: input.answer as RegistrationResponseJSON,
			expectedChallenge: challengeFor(platform, 'add', input.id, personId),
			expectedOrigin: [...platform.settings.origins],
			expectedRPID: rpID,
			requireUserVerification: true,
		}),
	);
	if (!made?.verified) return false;
	const { credential, credentialBackedUp } = made.registrationInfo;
	const now = platform.clock.now();
	const added = await platform.database.transaction(async (tx) => {
		if (!(await useChallenge(platform, tx, 'add', input.id))) return false;
		const there = await tx
			.select({ id: passkey.id })
			.from(passkey)
			.where(eq(passkey.personId, personId));
		if (there.length >= MOST) throw new Refused('wrong-state', { most: MOST });
		const rows = await tx
			.insert(passkey)
			.values({
				id: newId(now.getTime()),
				personId,
				name: input.name,
				credentialId: credential.id,
				publicKey: Buffer.from(credential.publicKey).toString('base64url'),
				counter: credential.counter,
				transports: [...(credential.transports ?? [])],
				synced: credentialBackedUp,
				createdAt: now,
			})
			.onConflictDoNothing()
			.returning({ id: passkey.id });
		if (rows.length === 0) return false;
		await note(tx, personId, 'account.passkey-added');
		await platform.outbox.tell(tx, {
			type: 'account.passkey-added',
			thingKind: 'person',
			thingId: personId,
		});
		return true;
	});
	platform.outbox.nudge();
	return added;
}

export async function renamePasskey(
	{ database }: PeoplePlatform,
	who: Met,
	input: { id: string; name: string },
): Promise<void> {
	const { personId } = demand(who.actor, 'account.see', { personId: who.person.id });
	const renamed = await database.read((db) =>
		db
			.update(passkey)
			.set({ name: input.name })
			.where(own(input.id, personId))
			.returning({ id: passkey.id }),
	);
	if (renamed.length === 0) throw new Refused('not-found');
}

export async function removePasskey(
	{ database }: PeoplePlatform,
	who: Met,
	id: string,
): Promise<void> {
	const { personId } = demand(who.actor, 'account.passkeys', { personId: who.person.id });
	await database.transaction(async (tx) => {
		const gone = await tx.delete(passkey).where(own(id, personId)).returning({ id: passkey.id });
		if (gone.length === 0) throw new Refused('not-found');
		await note(tx, personId, 'account.passkey-removed');
	});
}

function own(id: string, personId: string) {
	if (!isId(id)) throw new Refused('not-found');
	return and(eq(passkey.id, id), eq(passkey.personId, personId));
}

/** The library throws at everything that does not fit; a stranger can send anything, so that is a no. */
export async function looked<T>(look: () => Promise<T>): Promise<T | undefined> {
	try {
		return await look();
	} catch (error) {
		if (error instanceof Error) return undefined;
		throw error;
	}
}

const note = (tx: Db, personId: string, action: string) =>
	audit(tx, { actorId: personId, action, thingKind: 'person', thingId: personId });
