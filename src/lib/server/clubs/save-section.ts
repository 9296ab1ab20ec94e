import { club, review, version } from '$db/schema';
import {
	changedFields,
	contentIn,
	type ClubContent,
	type ClubField,
} from '$lib/domain/club/content';
import { riskOf } from '$lib/domain/club/schema';
import { fieldsOf, type Section } from '$lib/domain/club/sections';
import type { ClubState } from '$lib/domain/club/states';
import { Refused } from '$lib/domain/result';
import { demand, type Actor } from '$lib/domain/rights/may';
import { moveReview, type ReviewState } from '$lib/domain/review/states';
import { moveVersion, type VersionState } from '$lib/domain/version/states';
import { and, eq, inArray, sql } from 'drizzle-orm';
import { audit } from '../platform/audit';
import type { Platform } from '../platform';
import type { Db } from '../platform/database';
import { newId } from '../platform/ids';
import { markOf } from '../platform/mark';
import { tellTeam } from '../teams';
import { columnsOf, locatePlace, lockClub, settledPlace } from './content';
import { publishContent } from './decide-content';
import { nextNumber } from './versions';
import { whoLooksAgain } from './who-looks-again';

type Patch = Partial<ClubContent>;

/** Stands for what a section says. */
export const markOfSection = (content: ClubContent, section: Section): string =>
	markOf(fieldsOf(section).map((field) => content[field] ?? null));

export type Saved =
	/** Nothing differs from what was there. */
	| { kind: 'same' }
	| { kind: 'saved'; published: ClubField[]; waiting: ClubField[]; hidden: boolean }
	/** Somebody else saved since the form was opened: what stands there now, and its mark. */
	| { kind: 'conflict'; theirs: Patch; seen: string };

const NEVER_LET_IN = new Set<ClubState>(['draft', 'waiting', 'query', 'rejected']);
const OPEN = new Set<ClubState>(['approved', 'verified', 'paused']);

/**
 * One section of the profile. Not let in yet: written as it is, and whoever reviews sees that it changed.
 * Trusted: public at once, but for what is risky. Else it waits, and what is approved stays public.
 */
export async function saveSection(
	platform: Platform,
	who: { actor: Actor },
	input: { clubId: string; section: Section; patch: Patch; seen: string },
): Promise<Saved> {
	const { clubId, section } = input;
	const { personId } = demand(who.actor, 'club.edit', { clubId });
	const located = await locatePlace(platform, input.patch.place);
	const patch =
		'place' in input.patch
			? { ...input.patch, place: settledPlace(input.patch.place, located) }
			: input.patch;
	const now = platform.clock.now();
	const saved = await platform.database.transaction(async (tx): Promise<Saved> => {
		const found = await lockClub(tx, clubId);
		if (!found) throw new Refused('not-found');
		const state = found.row.state as ClubState;
		const pending = await pendingChange(tx, clubId);
		const current = { ...found.content, ...pending?.patch };
		const changed = changedFields(current, patch);
		if (changed.length === 0) return { kind: 'same' };
		const seen = markOfSection(current, section);
		if (seen !== input.seen)
			return { kind: 'conflict', theirs: pick(current, fieldsOf(section)), seen };
		if (NEVER_LET_IN.has(state)) {
			await tx
				.update(club)
				.set(await columnsOf(platform, tx, clubId, pick(patch, changed), located, now))
				.where(eq(club.id, clubId));
			await touchReview(tx, clubId);
			await note(tx, personId, clubId, 'club.edited', changed);
			return { kind: 'saved', published: [], waiting: [], hidden: true };
		}
		if (!OPEN.has(state)) throw new Refused('wrong-state');
		if (changed.some((field) => riskOf(field) !== null))
			demand(who.actor, 'club.edit-risky', { clubId });
		const trusted = state === 'verified';
		const waits = changed.filter((field) => !trusted || riskOf(field) !== null);
		const atOnce = changed.filter((field) => !waits.includes(field));
		if (atOnce.length > 0)
			await publishContent(platform, tx, {
				clubId,
				before: found.content,
				patch: pick(patch, atOnce),
				located,
				authorId: personId,
				now,
			});
		const wanted = { ...pending?.patch, ...pick(patch, waits) };
		if (waits.length > 0)
			await putOnDesk(platform, tx, {
				clubId,
				// Back to what is public already: nothing of that is left to review.
				patch: pick(wanted, changedFields(found.content, wanted)),
				pending,
				personId,
				now,
			});
		await note(tx, personId, clubId, 'club.edited', changed);
		return { kind: 'saved', published: atOnce, waiting: waits, hidden: false };
	});
	platform.outbox.nudge();
	return saved;
}

interface Pending {
	reviewId: string;
	reviewState: ReviewState;
	versionId: string;
	versionState: VersionState;
	patch: Patch;
}

export async function pendingChange(db: Db, clubId: string): Promise<Pending | undefined> {
	const [row] = await db
		.select({
			...{ reviewId: review.id, reviewState: review.state },
			...{ id: version.id, versionState: version.state, content: version.content },
		})
		.from(review)
		.innerJoin(version, eq(version.id, review.versionId))
		.where(
			and(
				eq(review.clubId, clubId),
				eq(review.kind, 'change'),
				inArray(review.state, ['open', 'asked']),
			),
		);
	return (
		row && {
			reviewId: row.reviewId,
			reviewState: row.reviewState as ReviewState,
			versionId: row.id,
			versionState: row.versionState as VersionState,
			patch: contentIn(row.content),
		}
	);
}

async function putOnDesk(
	{ outbox }: Pick<Platform, 'outbox'>,
	tx: Db,
	change: { clubId: string; patch: Patch; pending?: Pending; personId: string; now: Date },
): Promise<void> {
	const { clubId, patch, pending, personId, now } = change;
	const fields = Object.keys(patch) as ClubField[];
	if (pending && fields.length === 0) return withdraw(tx, pending);
	if (fields.length === 0) return;
	const risky = fields.filter((field) => riskOf(field) !== null);
	if (pending) {
		const { reviewState, versionState } = pending;
		// Asked about: writing on is the answer. What waits waits on.
		const waits =
			versionState === 'query' ? moveVersion(versionState, 'submit', 'owner') : versionState;
		const open = reviewState === 'asked' ? moveReview(reviewState, 'answer', 'owner') : reviewState;
		await tx
			.update(version)
			.set({ content: patch, risky, state: waits, authorId: personId, submittedAt: now })
			.where(eq(version.id, pending.versionId));
		await tx
			.update(review)
			.set({ state: open, revision: sql`${review.revision} + 1` })
			.where(and(eq(review.id, pending.reviewId), eq(review.state, reviewState)));
		if (risky.length > 0) await tellOwners(outbox, tx, clubId, pending.reviewId);
		return;
	}
	const versionId = newId(now.getTime());
	await tx.insert(version).values({
		id: versionId,
		thingKind: 'club',
		thingId: clubId,
		number: await nextNumber(tx, 'club', clubId),
		state: moveVersion('draft', 'submit', 'owner'),
		content: patch,
		risky,
		authorId: personId,
		createdAt: now,
		submittedAt: now,
	});
	const reviewId = newId(now.getTime());
	await tx.insert(review).values({
		id: reviewId,
		kind: 'change',
		clubId,
		versionId,
		state: 'open',
		submitterId: personId,
		assigneeId: await whoLooksAgain(tx, and(eq(review.clubId, clubId), eq(review.kind, 'change'))),
		submittedAt: now,
		createdAt: now,
	});
	if (risky.length > 0) await tellOwners(outbox, tx, clubId, reviewId);
}

/** Everybody who looks after the club, whoever it was: only they notice when it was none of them. */
async function tellOwners(
	outbox: Platform['outbox'],
	tx: Db,
	clubId: string,
	reviewId: string,
): Promise<void> {
	await tellTeam({ outbox }, tx, clubId, {
		type: 'review.arrived',
		thing: { thingKind: 'review', thingId: reviewId },
		only: 'owner',
	});
}

/** The club does not want the change any more. */
export async function withdrawChange(
	{ database }: Pick<Platform, 'database'>,
	who: { actor: Actor },
	clubId: string,
): Promise<void> {
	const { personId } = demand(who.actor, 'club.edit', { clubId });
	await database.transaction(async (tx) => {
		await lockClub(tx, clubId);
		const pending = await pendingChange(tx, clubId);
		if (!pending) throw new Refused('wrong-state');
		await withdraw(tx, pending);
		await note(tx, personId, clubId, 'club.change-withdrawn', Object.keys(pending.patch));
	});
}

async function withdraw(tx: Db, pending: Pending): Promise<void> {
	const { versionId, versionState, reviewId, reviewState } = pending;
	const draft =
		versionState === 'waiting' ? moveVersion(versionState, 'take-back', 'owner') : versionState;
	await tx
		.update(version)
		.set({ state: moveVersion(draft, 'discard', 'owner') })
		.where(eq(version.id, versionId));
	await tx
		.update(review)
		.set({
			state: moveReview(reviewState, 'withdraw', 'owner'),
			revision: sql`${review.revision} + 1`,
		})
		.where(and(eq(review.id, reviewId), eq(review.state, reviewState)));
}

/** Whoever is looking at the club on the desk has not seen this yet. */
const touchReview = (tx: Db, clubId: string) =>
	tx
		.update(review)
		.set({ revision: sql`${review.revision} + 1` })
		.where(
			and(
				eq(review.clubId, clubId),
				eq(review.kind, 'club'),
				inArray(review.state, ['open', 'asked']),
			),
		);

const note = (tx: Db, actorId: string, thingId: string, action: string, changed: string[]) =>
	audit(tx, { actorId, action, thingKind: 'club', thingId, changed });

const pick = (content: Patch, fields: readonly ClubField[]): Patch =>
	Object.fromEntries(
		fields.flatMap((field) => (field in content ? [[field, content[field]]] : [])),
	);
