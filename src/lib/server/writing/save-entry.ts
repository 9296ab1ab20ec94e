import { entryDraft, picture } from '$db/schema';
import { publishAction, type ClubState } from '$lib/domain/club/states';
import type { ClubPlace } from '$lib/domain/club/content';
import { Refused } from '$lib/domain/result';
import { sameJson } from '$lib/domain/same-json';
import { demand, type Actor } from '$lib/domain/rights/may';
import { changedIn } from '$lib/domain/writing/content';
import { and, eq } from 'drizzle-orm';
import { claimSlug, locatePlace, lockClub, settledPlace, writePlace, type ClubRow } from '../clubs';
import { audit } from '../platform/audit';
import type { Platform } from '../platform';
import type { Db } from '../platform/database';
import type { Located } from '../platform/geocoder';
import { markOf } from '../platform/mark';
import { takenDown } from './taken-down';
import { pendingVersion, writeApproved, writeWaiting } from './versions';
import type { AnyContent, EntryRow, PlaceColumns, Written } from './written';

export type SavedEntry<C> =
	/** `waiting`: the coordination looks at it first. The id is another one when the same was there already. */
	| { kind: 'published' | 'waiting' | 'same'; id: string; slug: string; state: string }
	/** Somebody else saved since the form was opened: what stands there now, and its mark. */
	| { kind: 'conflict'; theirs: C; seen: string };

/** Clubs that may write; what the others wrote nobody would read. */
const WRITING = new Set<ClubState>(['waiting', 'query', 'approved', 'verified', 'paused']);
/** As long as somebody may press again because nothing seemed to happen. */
const AGAIN_MS = 10 * 60_000;
const NEVER_SHOWN = new Set(['draft', 'waiting', 'query', 'rejected', 'withdrawn']);

interface Saving<C> {
	clubId: string;
	id: string;
	content: C;
	/** Mark of what the form began with; empty for something new. */
	seen: string;
}

/**
 * "Veröffentlichen", for something new and for a change. A trusted club publishes at once, but for what a
 * report took down; else it waits for the review, and what is approved stays public. One id is one entry,
 * however often it is sent.
 */
export async function saveEntry<C extends AnyContent>(
	platform: Platform,
	who: { actor: Actor },
	written: Written<C>,
	input: Saving<C>,
): Promise<SavedEntry<C>> {
	const { clubId, id } = input;
	const { personId } = demand(who.actor, 'entry.write', { clubId });
	const located = await locatePlace(platform, addressIn(input.content));
	const content =
		'place' in input.content
			? { ...input.content, place: settledPlace(input.content.place, located) }
			: input.content;
	const now = platform.clock.now();
	const saved = await platform.database.transaction(async (tx): Promise<SavedEntry<C>> => {
		const owner = await lockClub(tx, clubId);
		if (!owner) throw new Refused('not-found');
		const state = owner.row.state as ClubState;
		if (!WRITING.has(state)) throw new Refused('wrong-state');
		await demandOwnPicture(tx, clubId, content);
		const found = await written.find(tx, id, true);
		// Of others there is none.
		if (found && found.row.clubId !== clubId) throw new Refused('not-found');
		const pending = found && (await pendingVersion(tx, { kind: written.kind, id }));
		const current = pending ? written.read(pending.content) : found?.content;
		const changed = current ? changedIn(current, content) : [];
		if (found && current) {
			const { slug } = found.row;
			const settled = pending ? pending.state === 'waiting' : !NEVER_SHOWN.has(found.row.state);
			if (changed.length === 0 && settled)
				return { kind: 'same', id, slug, state: found.row.state };
			const seen = markOf(current);
			if (changed.length > 0 && seen !== input.seen)
				return { kind: 'conflict', theirs: current, seen };
		}
		const forget = () =>
			tx.delete(entryDraft).where(and(eq(entryDraft.id, id), eq(entryDraft.clubId, clubId)));
		const twin = found ? undefined : await findTwin(tx, written, owner.row, content, now);
		if (twin) {
			await forget();
			return { kind: 'same', id: twin.id, slug: twin.slug, state: twin.state };
		}
		const done = await write(platform, tx, written, {
			...{ clubRow: owner.row, id, content, found, located, personId, now },
		});
		await forget();
		await audit(tx, {
			actorId: personId,
			action: `${written.kind}.${found ? 'edited' : 'written'}`,
			thingKind: written.kind,
			thingId: id,
			changed: found ? changed : [],
			detail: { to: done.state, waits: done.kind === 'waiting' },
		});
		return done;
	});
	platform.outbox.nudge();
	return saved;
}

/** The same under another id: without a script "back" brings a new form, and the browser fills in the old words. */
async function findTwin<C extends AnyContent>(
	tx: Db,
	written: Written<C>,
	clubRow: ClubRow,
	content: C,
	now: Date,
): Promise<EntryRow | undefined> {
	const state = nextState(written.moves, undefined, isTrusted(clubRow), written);
	for (const row of await written.list(tx, clubRow.id, 5)) {
		if (row.state !== state || now.getTime() - row.updatedAt.getTime() > AGAIN_MS) continue;
		const there = await written.find(tx, row.id);
		// A file is never filled in again.
		const other = there
			? changedIn(there.content, content).filter((field) => field !== 'picture' || content.picture)
			: [undefined];
		if (other.length === 0) return row;
	}
	return undefined;
}

interface Write<C> {
	clubRow: ClubRow;
	id: string;
	content: C;
	found: { row: EntryRow; content: C } | undefined;
	located: Located | undefined;
	personId: string;
	now: Date;
}

async function write<C extends AnyContent>(
	{ outbox }: Platform,
	tx: Db,
	written: Written<C>,
	{ clubRow, id, content, found, located, personId, now }: Write<C>,
): Promise<Exclude<SavedEntry<C>, { kind: 'conflict' }>> {
	const { kind, moves } = written;
	const thing = { kind, id, clubId: clubRow.id };
	const by = { personId, now };
	const trusted = isTrusted(clubRow) && !(await takenDown(tx, kind, id));
	const shown = found && !NEVER_SHOWN.has(found.row.state);
	if (shown && !trusted) {
		await writeWaiting(tx, thing, content, by);
		return { kind: 'waiting', id, slug: found.row.slug, state: found.row.state };
	}
	const state = nextState(moves, found?.row.state, trusted, written);
	const isPublic = state !== 'waiting';
	const slug = await claimSlug(
		tx,
		{ kind, id, name: content.title, otherwise: written.otherwise },
		now,
	);
	const place = await placeFor({ outbox }, tx, clubRow, content, found, located, now);
	const publishedAt = found?.row.publishedAt ?? (isPublic ? now : null);
	const given = { slug, state, content, place, publishedAt, now };
	if (found) await written.update(tx, id, given);
	else await written.insert(tx, id, { ...given, clubId: clubRow.id });
	if (isPublic) await writeApproved(tx, thing, content, by);
	else await writeWaiting(tx, thing, content, by);
	await outbox.tell(tx, { type: written.fact, thingKind: kind, thingId: id });
	return { kind: isPublic ? 'published' : 'waiting', id, slug, state };
}

const isTrusted = ({ state }: ClubRow): boolean => publishAction(state as ClubState) === 'publish';

/** What was asked about or turned down goes to the review again, also of a club that is trusted now. */
function nextState(
	moves: Written['moves'],
	state: string | undefined,
	trusted: boolean,
	{ revive }: Pick<Written, 'revive'>,
): string {
	const publish = trusted ? 'publish' : 'submit';
	switch (state) {
		case undefined:
		case 'draft':
			return moves.move('draft', publish, 'writer');
		case 'withdrawn':
			return moves.move(moves.move(state, 'redraft', 'writer'), publish, 'writer');
		case 'waiting':
			return state;
		case 'query':
		case 'rejected':
			return moves.move(state, 'submit', 'writer');
	}
	const again = revive?.(state);
	return again ? moves.move(state, again, 'writer') : state;
}

const addressIn = (content: AnyContent): ClubPlace | undefined =>
	typeof content.place === 'object' ? content.place : undefined;

export async function placeFor(
	parts: Pick<Platform, 'outbox'>,
	tx: Db,
	clubRow: Pick<ClubRow, 'placeId' | 'district'>,
	content: AnyContent,
	found: { row: PlaceColumns; content: AnyContent } | undefined,
	located: Located | undefined,
	now: Date,
): Promise<PlaceColumns> {
	const wanted = content.place ?? 'verein';
	if (wanted === 'verein') return { placeId: clubRow.placeId, district: clubRow.district };
	if (wanted === 'ohne') return { placeId: null, district: null };
	const same = found && sameJson(found.content.place, wanted);
	if (same) return { placeId: found.row.placeId, district: found.row.district };
	const { placeId, district } = await writePlace(parts, tx, wanted, located, now);
	return { placeId: placeId ?? null, district: district ?? null };
}

/** A picture of another club is as good as none. */
async function demandOwnPicture(tx: Db, clubId: string, content: AnyContent): Promise<void> {
	if (!content.picture) return;
	const [own] = await tx
		.select({ id: picture.id })
		.from(picture)
		.where(and(eq(picture.id, content.picture.id), eq(picture.clubId, clubId)));
	if (!own) throw new Refused('not-found');
}
