import { club, registration } from '$db/schema';
import { DRAFT_DAYS, type Answers } from '$lib/domain/registration/steps';
import { Refused } from '$lib/domain/result';
import { and, eq, gt, lt, sql } from 'drizzle-orm';
import type { Db, Database } from '../platform/database';
import { newId } from '../platform/ids';
import type { PeoplePlatform } from '../people';

const DAY_MS = 86_400_000;

export interface Draft {
	id: string;
	answers: Answers;
	/** Whoever proved to read their mailbox. */
	personId: string | null;
	sentAt: Date | null;
	clubId: string | null;
	claims: { id: string; slug: string; name: string; claimed: boolean; mail: string } | null;
	createdAt: Date;
}

/** The draft this key opens, as long as it is kept. */
export async function findDraft(
	{ database, codes, clock }: PeoplePlatform,
	key: string | undefined,
): Promise<Draft | undefined> {
	const id = codes.idOf('registration', key);
	if (!id) return undefined;
	const [found] = await database.read((db) =>
		db
			.select({
				draft: registration,
				claims: {
					id: club.id,
					slug: club.slug,
					name: club.name,
					claimed: club.claimed,
					mail: club.contactMail,
				},
			})
			.from(registration)
			.leftJoin(club, eq(club.id, registration.claimsId))
			.where(and(eq(registration.id, id), gt(registration.expiresAt, clock.now()))),
	);
	if (!found) return undefined;
	const { answers, personId, sentAt, clubId, createdAt } = found.draft;
	return { id, answers, personId, sentAt, clubId, createdAt, claims: found.claims };
}

/** Keeps what was answered; the first answer begins the draft. Gives the key that opens it. */
export async function keepAnswers(
	platform: PeoplePlatform,
	key: string | undefined,
	patch: Partial<Answers>,
	more: { locale: string; claimsId?: string | null },
): Promise<string> {
	const { database, codes, clock } = platform;
	const now = clock.now();
	const expiresAt = new Date(now.getTime() + DRAFT_DAYS * DAY_MS);
	const { locale, claimsId } = more;
	const id = codes.idOf('registration', key);
	return database.transaction(async (tx) => {
		if (id && key) {
			const [open] = await lockOpen(tx, id, now);
			if (open) {
				const answers = { ...open.answers, ...patch };
				await tx
					.update(registration)
					.set({
						answers,
						locale,
						updatedAt: now,
						expiresAt,
						...(claimsId === undefined ? {} : { claimsId }),
					})
					.where(eq(registration.id, id));
				return key;
			}
		}
		const begun = newId(now.getTime());
		await tx.insert(registration).values({
			id: begun,
			answers: patch as Record<string, unknown>,
			locale,
			claimsId: claimsId ?? null,
			createdAt: now,
			updatedAt: now,
			expiresAt,
		});
		return codes.keyOf('registration', begun);
	});
}

/** Not sent, not forgotten; nobody else writes to it until this transaction is over. */
export const lockOpen = (tx: Db, id: string, now: Date) =>
	tx
		.select()
		.from(registration)
		.where(
			and(
				eq(registration.id, id),
				gt(registration.expiresAt, now),
				sql`${registration.sentAt} is null`,
			),
		)
		.for('update');

export async function forgetDraft(
	{ database, codes }: PeoplePlatform,
	key: string | undefined,
): Promise<void> {
	const id = codes.idOf('registration', key);
	if (!id) throw new Refused('not-found');
	await database.read((db) =>
		db
			.delete(registration)
			.where(and(eq(registration.id, id), sql`${registration.sentAt} is null`)),
	);
}

/** Unfinished ones when their days are over, finished ones too: what counts is the club by then. */
export async function forgetDrafts(database: Database, now: Date): Promise<number> {
	const gone = await database.read((db) =>
		db
			.delete(registration)
			.where(lt(registration.expiresAt, now))
			.returning({ id: registration.id }),
	);
	return gone.length;
}
