import { club, version } from '$db/schema';
import { changedFields, contentIn, type ClubContent } from '$lib/domain/club/content';
import { Refused } from '$lib/domain/result';
import { eq } from 'drizzle-orm';
import { readClub, type ClubRow } from '../clubs';
import type { Db } from '../platform/database';
import type { Review } from './carry-out';
import type { WrittenKind } from '$lib/domain/writing/kinds';
import { changedIn } from '$lib/domain/writing/content';
import type { AnyContent } from '../writing';
import { isWritten, readWaiting } from './written-things';

export interface FieldChange {
	field: string;
	before: unknown;
	after: unknown;
}

/** What lies on the desk, as everybody would read it after a yes. */
export type Item =
	| {
			type: 'club';
			row: ClubRow;
			content: ClubContent;
			/** What stands there now, of a change. */
			before?: ClubContent;
			changes: FieldChange[];
	  }
	| {
			type: 'thing';
			kind: WrittenKind;
			row: ClubRow;
			thing: AnyContent;
			/** What everybody reads now. */
			public?: PublicThing;
			changes: FieldChange[];
	  };

interface PublicThing {
	content: AnyContent;
	state: string;
	publishedAt: Date;
}

export async function readItem(db: Db, item: Review): Promise<Item> {
	if (isWritten(item.kind)) {
		const { thingId, versionId, kind, clubId } = item;
		const [row] = await db.select().from(club).where(eq(club.id, clubId));
		if (!thingId || !versionId || !row) throw new Refused('gone');
		const waiting = await readWaiting(db, { kind, clubId, thingId, versionId });
		const [before, after] = [said(waiting.public), said(waiting.content)];
		const changes = waiting.public
			? changedIn(before, after).map((field) => ({
					field,
					before: before[field],
					after: after[field],
				}))
			: [];
		const { state, publishedAt } = waiting.row;
		return {
			type: 'thing',
			kind,
			row,
			thing: waiting.content,
			changes,
			...(waiting.public && publishedAt
				? { public: { content: waiting.public, state, publishedAt } }
				: {}),
		};
	}
	const found = await readClub(db, item.clubId);
	if (!found) throw new Refused('not-found');
	const { row, content } = found;
	const [waiting] =
		item.kind === 'change' && item.versionId
			? await db.select().from(version).where(eq(version.id, item.versionId))
			: [];
	const patch = contentIn(waiting?.content ?? {});
	const changes = changedFields(content, patch).map((field) => ({
		field,
		before: content[field],
		after: patch[field],
	}));
	const wanted = { ...content, ...patch };
	return {
		type: 'club',
		row,
		content: wanted,
		changes,
		...(waiting ? { before: content } : {}),
	};
}

const said = (content: AnyContent | undefined): Record<string, unknown> => ({ ...content });
