import {
	address,
	club,
	enquiry,
	entryDraft,
	event,
	invitation,
	need,
	news,
	picture,
	registration,
	report,
	review,
} from '$db/schema';
import { and, eq, inArray, ne, type SQL } from 'drizzle-orm';
import type { AnyPgColumn, PgTable } from 'drizzle-orm/pg-core';
import type { Db } from '../platform/database';

// Everything that hangs on a club and goes with it. Versions of its own texts stay where they were written:
// they are the history of that entry, and what is taken back needs them there.

interface Relation {
	table: PgTable;
	/** Names the row for ever. */
	id: AnyPgColumn;
	/** The club it hangs on, and what this column is called. */
	of: AnyPgColumn;
	field: string;
	only?: SQL;
}

const ENTRIES = ['need', 'news', 'event'];

export const RELATIONS = {
	needs: { table: need, id: need.id, of: need.clubId, field: 'clubId' },
	events: { table: event, id: event.id, of: event.clubId, field: 'clubId' },
	news: { table: news, id: news.id, of: news.clubId, field: 'clubId' },
	drafts: { table: entryDraft, id: entryDraft.id, of: entryDraft.clubId, field: 'clubId' },
	pictures: { table: picture, id: picture.id, of: picture.clubId, field: 'clubId' },
	// With them go their messages, notes and steps: they hang on the enquiry.
	enquiries: { table: enquiry, id: enquiry.id, of: enquiry.clubId, field: 'clubId' },
	invitations: { table: invitation, id: invitation.id, of: invitation.clubId, field: 'clubId' },
	reviews: {
		...{ table: review, id: review.id, of: review.clubId, field: 'clubId' },
		only: inArray(review.kind, ENTRIES),
	},
	reports: { table: report, id: report.id, of: report.clubId, field: 'clubId' },
	reported: {
		...{ table: report, id: report.id, of: report.thingId, field: 'thingId' },
		only: eq(report.thingKind, 'club'),
	},
	registered: {
		...{ table: registration, id: registration.id, of: registration.clubId, field: 'clubId' },
	},
	claims: {
		...{ table: registration, id: registration.id, of: registration.claimsId, field: 'claimsId' },
	},
	parts: { table: club, id: club.id, of: club.parentId, field: 'parentId' },
	// Old addresses lead to the entry that stays, for ever; so do bookmarks.
	addresses: {
		...{ table: address, id: address.slug, of: address.thingId, field: 'thingId' },
		only: eq(address.thingKind, 'club'),
	},
} as const satisfies Record<string, Relation>;

type Relations = keyof typeof RELATIONS;
/** Ids of what moved, per relation. */
export type MovedRows = Record<Relations, string[]>;
const ALL = Object.entries(RELATIONS) as [Relations, Relation][];

export async function moveRelations(tx: Db, from: string, into: string): Promise<MovedRows> {
	const moved: Partial<MovedRows> = {};
	for (const [name, { table, id, of, field, only }] of ALL) {
		const gone = await tx
			.update(table)
			.set({ [field]: into })
			// A section does not become the section of itself.
			.where(and(eq(of, from), only, name === 'parts' ? ne(club.id, into) : undefined))
			.returning({ id });
		moved[name] = gone.map((row) => String(row.id));
	}
	return moved as MovedRows;
}

const AT_ONCE = 1_000;

/** Back, unless it belongs to somebody else by now. */
export async function moveBack(
	tx: Db,
	from: string,
	into: string,
	moved: MovedRows,
): Promise<void> {
	for (const [name, { table, id, of, field, only }] of ALL)
		for (let at = 0; at < moved[name].length; at += AT_ONCE)
			await tx
				.update(table)
				.set({ [field]: from })
				.where(and(eq(of, into), only, inArray(id, moved[name].slice(at, at + AT_ONCE))));
}
