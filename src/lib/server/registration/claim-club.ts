import { club, membership, registration, review } from '$db/schema';
import { Refused } from '$lib/domain/result';
import { demand } from '$lib/domain/rights/may';
import { mailKey } from '$lib/domain/sign-in/schema';
import { and, eq } from 'drizzle-orm';
import { CLUB_CHANGED } from '$lib/domain/search/facts';
import { askCode, brake, takeCode, type From, type Met, type PeoplePlatform } from '../people';
import { audit } from '../platform/audit';
import type { Db } from '../platform/database';
import { newId } from '../platform/ids';
import type { Draft } from './drafts';

type Claimed = NonNullable<Draft['claims']>;

/** What is known of the address a code can go to: enough to recognise one's own, too little to learn one. */
export function hintOfMail(mail: string): string | undefined {
	const [name = '', host = ''] = mail.split('@');
	return name && host ? `${name.slice(0, 1)}•••@${host}` : undefined;
}

function claimOf(who: Met, draft: Draft): { personId: string; claims: Claimed } {
	const { personId } = demand(who.actor, 'club.register', {
		personId: draft.personId ?? who.person.id,
	});
	if (!draft.claims) throw new Refused('not-found');
	return { personId, claims: draft.claims };
}

/** Whoever signed in with the address the club is known by needs no second proof. */
export const isKnownAddress = (who: Met, claims: Claimed): boolean =>
	claims.mail !== '' && !claims.claimed && mailKey(claims.mail) === who.person.mail;

export async function askForClaimCode(
	platform: PeoplePlatform,
	who: Met,
	draft: Draft,
	locale: string,
): Promise<void> {
	const { claims } = claimOf(who, draft);
	if (claims.mail === '' || claims.claimed) throw new Refused('wrong-state');
	await askCode(platform, {
		mail: mailKey(claims.mail),
		locale,
		purpose: 'claim',
		about: draft.id,
	});
}

export type ClaimOutcome =
	{ kind: 'taken'; clubId: string } | { kind: 'wrong'; left: number } | { kind: 'over' };

/** The code from the mailbox of the club, or having signed in with that very address. */
export async function claimByMail(
	platform: PeoplePlatform,
	who: Met,
	draft: Draft,
	typed: { id: string; code: string } | undefined,
	from: From,
): Promise<ClaimOutcome> {
	const { personId, claims } = claimOf(who, draft);
	if (draft.clubId) return { kind: 'taken', clubId: draft.clubId };
	if (!typed && !isKnownAddress(who, claims)) throw new Refused('not-allowed');
	const tried = await brake(platform, from.address);
	const outcome = await platform.database.transaction(async (tx): Promise<ClaimOutcome> => {
		if (typed) {
			const taken = await takeCode(platform, tx, { ...typed, purpose: 'claim', about: draft.id });
			if (taken.kind !== 'right') return taken;
		}
		await takeOver(platform, tx, { clubId: claims.id, personId, by: 'mail' });
		await close(tx, draft.id, claims.id, personId, platform.clock.now());
		return { kind: 'taken', clubId: claims.id };
	});
	if (outcome.kind === 'taken') await platform.limits.forgive(tried);
	platform.outbox.nudge();
	return outcome;
}

/** Nobody reads that mailbox any more: the coordination looks at it. */
export async function askForClaim(
	platform: PeoplePlatform,
	who: Met,
	draft: Draft,
	note: string,
): Promise<{ clubId: string }> {
	const { personId, claims } = claimOf(who, draft);
	if (draft.sentAt) return { clubId: claims.id };
	const now = platform.clock.now();
	await platform.database.transaction(async (tx) => {
		const membershipId = await askToJoin(tx, personId, claims.id, now);
		const reviewId = newId(now.getTime());
		const made = await tx
			.insert(review)
			.values({
				id: reviewId,
				kind: 'claim',
				clubId: claims.id,
				membershipId,
				state: 'open',
				submitterId: personId,
				note,
				submittedAt: now,
				createdAt: now,
			})
			.onConflictDoNothing()
			.returning({ id: review.id });
		await close(tx, draft.id, claims.id, personId, now);
		if (made.length === 0) return;
		await audit(tx, {
			actorId: personId,
			action: 'club.claim-asked',
			thingKind: 'club',
			thingId: claims.id,
		});
		await platform.outbox.tell(tx, {
			type: 'review.arrived',
			thingKind: 'review',
			thingId: reviewId,
			payload: { to: personId },
		});
	});
	platform.outbox.nudge();
	return { clubId: claims.id };
}

/** A membership that waits for the yes of the coordination; of an active one nothing is taken away. */
async function askToJoin(tx: Db, personId: string, clubId: string, now: Date): Promise<string> {
	const made = await tx
		.insert(membership)
		.values({
			id: newId(now.getTime()),
			personId,
			clubId,
			role: 'owner',
			state: 'asked',
			createdAt: now,
		})
		.onConflictDoNothing()
		.returning({ id: membership.id });
	if (made[0]) return made[0].id;
	const [there] = await tx
		.select()
		.from(membership)
		.where(and(eq(membership.personId, personId), eq(membership.clubId, clubId)))
		.for('update');
	if (!there || there.state === 'active') throw new Refused('wrong-state');
	await tx
		.update(membership)
		.set({ state: 'asked', role: 'owner', endedAt: null })
		.where(eq(membership.id, there.id));
	return there.id;
}

/** From now on this person runs the entry; whoever comes too late is told so. */
async function takeOver(
	{ outbox, clock }: PeoplePlatform,
	tx: Db,
	{ clubId, personId, by }: { clubId: string; personId: string; by: string },
): Promise<void> {
	const now = clock.now();
	const [row] = await tx.select().from(club).where(eq(club.id, clubId)).for('update');
	if (!row) throw new Refused('gone');
	if (row.claimed) throw new Refused('wrong-state');
	await tx
		.insert(membership)
		.values({ id: newId(now.getTime()), personId, clubId, role: 'owner', createdAt: now })
		.onConflictDoUpdate({
			target: [membership.personId, membership.clubId],
			set: { role: 'owner', state: 'active', endedAt: null },
		});
	await tx
		.update(club)
		.set({ claimed: true, confirmedAt: now, updatedAt: now })
		.where(eq(club.id, clubId));
	await audit(tx, {
		actorId: personId,
		action: 'club.claimed',
		thingKind: 'club',
		thingId: clubId,
		detail: { by },
	});
	await outbox.tell(tx, { type: CLUB_CHANGED, thingKind: 'club', thingId: clubId });
}

const close = (tx: Db, id: string, clubId: string, personId: string, now: Date) =>
	tx
		.update(registration)
		.set({ sentAt: now, clubId, personId, answers: {}, updatedAt: now })
		.where(eq(registration.id, id));
