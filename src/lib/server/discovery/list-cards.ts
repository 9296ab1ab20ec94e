import { address, searchEntry } from '$db/schema';
import type { EntryCard } from '$lib/domain/search/entry';
import type { EntryType } from '$lib/domain/search/fillers';
import { and, asc, eq, gt, inArray, lt, lte, sql } from 'drizzle-orm';
import { rows, type Database } from '../platform/database';
import { stillPublic } from './check-public';

export interface CardFilter {
	type: EntryType;
	/** Only what begins before it. */
	startsBefore?: Date;
	/** So many at most. */
	limit: number;
}

const seconds = (date: Date) => Math.floor(date.getTime() / 1000);

/** Cards of one type, as lists show them: without the words the search looks at, which are many times as much. */
export async function listCards(
	database: Database,
	{ type, startsBefore, limit }: CardFilter,
	now: Date,
): Promise<EntryCard[]> {
	const found = await database.read((db) =>
		db
			.select({
				id: searchEntry.id,
				card: sql<EntryCard>`${searchEntry.document} -> 'card'`,
			})
			.from(searchEntry)
			.where(
				and(
					eq(searchEntry.type, type),
					gt(searchEntry.visibleUntil, seconds(now)),
					lte(searchEntry.visibleFrom, seconds(now)),
					startsBefore && lt(searchEntry.starts, seconds(startsBefore)),
				),
			)
			.orderBy(asc(searchEntry.id))
			.limit(limit),
	);
	const fresh = await stillPublic(
		database,
		found.map(({ id }) => ({ id, type })),
		now,
	);
	return found.flatMap(({ id, card }) => (fresh.has(id) ? [card] : []));
}

/** Another one after every change of an entry: what was made from the same need not be made again. */
export async function entriesMark(database: Database): Promise<string> {
	const [state] = await database.read((db) =>
		rows<{ mark: string }>(
			db,
			sql`select count(*) || ' ' || coalesce(max(updated_at)::text, '') as mark from search_entry`,
		),
	);
	return state?.mark ?? '';
}

const KINDS: Record<string, string> = { mitmachen: 'need', termine: 'event', vereine: 'club' };

/** The public ones among these pages, in their order; an old address leads to the thing of today. */
export async function cardsAt(
	database: Database,
	paths: readonly string[],
	now: Date,
): Promise<EntryCard[]> {
	const wanted = paths.flatMap((path) => {
		const [, folder = '', slug = ''] = path.split('/');
		const kind = KINDS[folder];
		return kind ? [{ kind, slug }] : [];
	});
	if (wanted.length === 0) return [];
	const found = await database.read((db) =>
		db
			.select({
				kind: address.thingKind,
				slug: address.slug,
				id: searchEntry.id,
				card: sql<EntryCard>`${searchEntry.document} -> 'card'`,
			})
			.from(address)
			.innerJoin(searchEntry, eq(searchEntry.id, address.thingId))
			.where(
				and(
					inArray(
						address.slug,
						wanted.map(({ slug }) => slug),
					),
					gt(searchEntry.visibleUntil, seconds(now)),
					lte(searchEntry.visibleFrom, seconds(now)),
				),
			),
	);
	const fresh = await stillPublic(
		database,
		found.map(({ id, card }) => ({ id, type: card.type })),
		now,
	);
	return wanted.flatMap(({ kind, slug }) => {
		const one = found.find((each) => each.kind === kind && each.slug === slug);
		return one && fresh.has(one.id) ? [one.card] : [];
	});
}
