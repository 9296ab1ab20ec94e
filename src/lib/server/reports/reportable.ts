import { address, club, event, need, news } from '$db/schema';
import type { ReportableKind } from '$lib/domain/report/schema';
import { moveClub, type ClubState } from '$lib/domain/club/states';
import { moveEvent, type EventState } from '$lib/domain/event/states';
import { moveNeed, type NeedState } from '$lib/domain/need/states';
import { moveNews, type NewsState } from '$lib/domain/news/states';
import { CLUB_CHANGED, EVENT_CHANGED, NEED_CHANGED, NEWS_CHANGED } from '$lib/domain/search/facts';
import { and, eq, isNotNull } from 'drizzle-orm';
import type { PeoplePlatform } from '../people';
import { rows, type Db } from '../platform/database';
import { sql } from 'drizzle-orm';

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
	return { kind, id, title, clubId, path: pathOf(kind, found) };
}

const pathOf = (
	kind: 'need' | 'news' | 'event',
	{ slug, clubSlug }: { slug: string; clubSlug: string | null },
): string => {
	if (kind === 'need') return `/mitmachen/${slug}`;
	if (kind === 'event') return `/termine/${slug}`;
	return clubSlug ? `/vereine/${clubSlug}/neuigkeiten/${slug}` : `/neuigkeiten/${slug}`;
};

const GOES = {
	need: (state: string) => moveNeed(state as NeedState, 'withdraw', 'coordinator'),
	news: (state: string) => moveNews(state as NewsState, 'withdraw', 'coordinator'),
	event: (state: string) => moveEvent(state as EventState, 'withdraw', 'coordinator'),
	club: (state: string) => moveClub(state as ClubState, 'pause', 'coordinator'),
};
const FACTS = {
	need: NEED_CHANGED,
	news: NEWS_CHANGED,
	event: EVENT_CHANGED,
	club: CLUB_CHANGED,
};

/** Not to be seen any more. What the club hid meanwhile is hidden already. */
export async function takeDown(
	{ outbox }: PeoplePlatform,
	tx: Db,
	kind: ReportableKind,
	id: string,
	now: Date,
): Promise<void> {
	const table = kind === 'club' ? club : TABLES[kind];
	const [row] = await rows<{ state: string }>(
		tx,
		sql`select state from ${table} where id = ${id} for update`,
	);
	if (!row || HIDDEN.has(row.state)) return;
	const state = GOES[kind](row.state);
	await tx.execute(
		sql`update ${table} set state = ${state}, updated_at = ${now.toISOString()}::timestamptz where id = ${id}`,
	);
	await outbox.tell(tx, { type: FACTS[kind], thingKind: kind, thingId: id });
}

const HIDDEN = new Set(['withdrawn', 'paused', 'blocked', 'archived', 'rejected', 'draft']);
