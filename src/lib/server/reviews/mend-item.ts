import { club, review, version } from '$db/schema';
import {
	changedFields,
	contentIn,
	type ClubContent,
	type ClubField,
} from '$lib/domain/club/content';
import { riskOf } from '$lib/domain/club/schema';
import { Refused } from '$lib/domain/result';
import { mendableOf } from '$lib/domain/review/mend';
import { demand } from '$lib/domain/rights/may';
import { moveVersion } from '$lib/domain/version/states';
import { changedIn } from '$lib/domain/writing/content';
import { eq } from 'drizzle-orm';
import { columnsOf, lockClub, nextNumber } from '../clubs';
import type { Met, PeoplePlatform } from '../people';
import { audit, nameInAudit } from '../platform/audit';
import type { Db } from '../platform/database';
import { newId } from '../platform/ids';
import type { Review } from './carry-out';
import { lockItem, refuseIfDecided, tellClub } from './decide-review';
import { isWritten, mendThing } from './written-things';

type Patch = Record<string, unknown>;
interface By {
	personId: string;
	now: Date;
}

/**
 * On the spot: a word is put right without asking back and forth. What the club wrote is kept as a version,
 * whoever looks at the item sees that it changed, and the club hears at once what is different.
 */
export async function mendItem(
	platform: PeoplePlatform,
	who: Met,
	input: { id: string; seen: number; patch: Patch },
): Promise<string[]> {
	const { personId } = demand(who.actor, 'office.review');
	const now = platform.clock.now();
	const mended = await platform.database.transaction(async (tx) => {
		const item = await lockItem(tx, who, input.id);
		await refuseIfDecided(tx, item);
		if (item.revision !== input.seen) throw new Refused('conflict', { changed: 1 });
		if (!mendableOf(item.kind)) throw new Refused('wrong-state');
		const changed = await mend(platform, tx, item, input.patch, { personId, now });
		if (changed.length === 0) return [];
		await tx
			.update(review)
			.set({ revision: item.revision + 1 })
			.where(eq(review.id, item.id));
		await nameInAudit(tx, personId, who.person.name);
		await audit(tx, {
			...{ actorId: personId, action: 'review.mended', changed },
			thingKind: item.thingId ? item.kind : 'club',
			thingId: item.thingId ?? item.clubId,
			detail: { kind: item.kind, review: item.id },
		});
		await tellClub(platform, tx, item, {
			type: 'review.decided',
			payload: { decision: 'mended', fields: changed },
			afterSeconds: 0,
		});
		return changed;
	});
	platform.outbox.nudge();
	return mended;
}

const mend = (
	platform: PeoplePlatform,
	tx: Db,
	item: Review,
	patch: Patch,
	by: By,
): Promise<string[]> => {
	if (item.kind === 'club') return mendClub(platform, tx, item, patch, by);
	return mendWaiting(tx, item, patch, by);
};

/** Not let in yet: the row is what waits. */
async function mendClub(
	platform: PeoplePlatform,
	tx: Db,
	item: Review,
	patch: Patch,
	{ now }: By,
): Promise<string[]> {
	const found = await lockClub(tx, item.clubId);
	if (!found) throw new Refused('gone');
	const wanted = contentIn(patch);
	const changed = changedFields(found.content, wanted);
	if (changed.length === 0) return [];
	await keepAsWritten(tx, 'club', item.clubId, found.content, item.submitterId, now);
	await tx
		.update(club)
		.set(await columnsOf(platform, tx, item.clubId, pick(wanted, changed), undefined, now))
		.where(eq(club.id, item.clubId));
	return changed;
}

/** A change, a need, a piece of news, an event: the version is what waits. */
async function mendWaiting(tx: Db, item: Review, patch: Patch, { now }: By): Promise<string[]> {
	const { versionId } = item;
	const [waiting] = versionId
		? await tx.select().from(version).where(eq(version.id, versionId)).for('update')
		: [];
	if (!waiting || !versionId) throw new Refused('gone');
	const { kind, clubId, thingId } = item;
	const keep = () =>
		keepAsWritten(tx, waiting.thingKind, waiting.thingId, waiting.content, waiting.authorId, now);
	if (isWritten(kind)) {
		if (!thingId) throw new Refused('gone');
		const content = { ...waiting.content, ...patch };
		const changed = changedIn(waiting.content, content);
		if (changed.length === 0) return [];
		await keep();
		await tx.update(version).set({ content }).where(eq(version.id, versionId));
		await mendThing(tx, { kind, clubId, thingId, versionId }, content, now);
		return changed;
	}
	const found = await lockClub(tx, clubId);
	if (!found) throw new Refused('gone');
	const before = contentIn(waiting.content);
	const changed = changedFields({ ...found.content, ...before }, contentIn(patch));
	if (changed.length === 0) return [];
	await keep();
	const content = { ...before, ...pick(contentIn(patch), changed) };
	const risky = Object.keys(content).filter((field) => riskOf(field) !== null);
	await tx.update(version).set({ content, risky }).where(eq(version.id, versionId));
	return changed;
}

const pick = (content: Partial<ClubContent>, fields: readonly ClubField[]) =>
	Object.fromEntries(fields.map((field) => [field, content[field]])) as Partial<ClubContent>;

/** What the club wrote, beside what becomes of it: it can be read later, and waits for nothing. */
async function keepAsWritten(
	tx: Db,
	thingKind: string,
	thingId: string,
	content: object,
	authorId: string | null,
	now: Date,
): Promise<void> {
	await tx.insert(version).values({
		id: newId(now.getTime()),
		...{ thingKind, thingId, authorId },
		number: await nextNumber(tx, thingKind, thingId),
		state: moveVersion('draft', 'discard', 'coordinator'),
		content: { ...content },
		createdAt: now,
		decidedAt: now,
	});
}
