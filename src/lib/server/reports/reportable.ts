import { address, club, event, need, news, type report } from '$db/schema';
import type { ClubState } from '$lib/domain/club/states';
import { isPublicClub } from '$lib/domain/public';
import type { ReportableKind } from '$lib/domain/report/schema';
import { entryUrl } from '$lib/domain/search/entry';
import { CLUB_CHANGED } from '$lib/domain/search/facts';
import { and, eq, isNotNull } from 'drizzle-orm';
import { lockClub } from '../clubs';
import { writtenOf } from '../entries';
import { putHold } from '../oversight';
import type { PeoplePlatform } from '../people';
import type { Db } from '../platform/database';

type Report = typeof report.$inferSelect;

const TABLES = { need, news, event };

export interface Reportable {
	kind: ReportableKind;
	id: string;
	clubId: string | null;
	title: string;
	/** Where it stands. */
	path: string;
}

/** Anything that was public once can be reported, also while somebody hides it. */
export async function findReportable(
	db: Db,
	kind: ReportableKind,
	slug: string,
): Promise<Reportable | undefined> {
	const at = and(eq(address.thingKind, kind), eq(address.slug, slug));
	if (kind === 'club') {
		const [found] = await db
			.select({ id: club.id, title: club.name, slug: club.slug })
			.from(address)
			.innerJoin(club, eq(club.id, address.thingId))
			.where(and(at, isNotNull(club.publishedAt)));
		return found && { ...found, kind, clubId: found.id, path: `/vereine/${found.slug}` };
	}
	const table = TABLES[kind];
	const [found] = await db
		.select({
			id: table.id,
			title: table.title,
			slug: table.slug,
			clubId: table.clubId,
			clubSlug: club.slug,
		})
		.from(address)
		.innerJoin(table as typeof news, eq(table.id, address.thingId))
		.leftJoin(club, eq(club.id, table.clubId))
		.where(and(at, isNotNull(table.publishedAt)));
	if (!found) return undefined;
	const { id, title, clubId } = found;
	return {
		kind,
		id,
		title,
		clubId,
		path: entryUrl({ type: kind, slug: found.slug, orgSlug: found.clubSlug ?? '' }),
	};
}

/**
 * Not to be seen any more. A club is held, so that the desk can let it go again; an entry is withdrawn, and
 * whatever its club writes there goes to the review (see `takenDown`). What is not to be seen already stays.
 */
export async function takeDown(
	{ outbox }: PeoplePlatform,
	tx: Db,
	{ thingKind, thingId: id, reasonKey }: Pick<Report, 'thingKind' | 'thingId' | 'reasonKey'>,
	{ reason, ...by }: { personId: string; now: Date; reason: string },
): Promise<void> {
	const { now } = by;
	const kind = thingKind as ReportableKind;
	if (kind === 'club') {
		const found = await lockClub(tx, id);
		if (!found || !isPublicClub({ state: found.row.state as ClubState })) return;
		const state = await putHold(tx, found.row, { kind: 'pause', reasonKey, reason }, by);
		await tx.update(club).set({ state, updatedAt: now }).where(eq(club.id, id));
		await outbox.tell(tx, { type: CLUB_CHANGED, thingKind, thingId: id });
		return;
	}
	const written = writtenOf(kind);
	const from = (await written.find(tx, id, true))?.row.state;
	if (!from || !written.moves.possible(from, 'coordinator').includes('withdraw')) return;
	const state = written.moves.move(from, 'withdraw', 'coordinator');
	await written.put(tx, id, { action: 'withdraw', state, reason: '', now });
	await outbox.tell(tx, { type: written.fact, thingKind, thingId: id });
}
