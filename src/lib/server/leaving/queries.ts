import { clubLeaving, enquiry, event, membership, need, news, picture, version } from '$db/schema';
import { Refused } from '$lib/domain/result';
import { demand } from '$lib/domain/rights/may';
import { and, asc, count, desc, eq, inArray, isNotNull, or, type SQL } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import { readClub } from '../clubs';
import { countOpenEnquiries, type OpenEnquiries } from '../enquiries';
import type { Met, PeoplePlatform } from '../people';
import type { Db } from '../platform/database';
import { listTeam } from '../teams';

/** What goes with the club, in numbers: nobody shall be surprised. */
export interface Leaving {
	/** Asked for already: erased then. */
	at: Date | null;
	/** Public once: what people may have linked. */
	entries: number;
	pictures: number;
	members: number;
	enquiries: OpenEnquiries;
}

const how = async (db: Db, table: PgTable, where: SQL | undefined): Promise<number> => {
	const [row] = await db.select({ many: count() }).from(table).where(where);
	return row?.many ?? 0;
};

export async function leavingOf(
	{ database }: PeoplePlatform,
	who: Met,
	clubId: string,
): Promise<Leaving> {
	demand(who.actor, 'club.manage', { clubId });
	return database.read(async (db) => {
		const [row] = await db.select().from(clubLeaving).where(eq(clubLeaving.clubId, clubId));
		const published = [
			await how(db, need, and(eq(need.clubId, clubId), isNotNull(need.publishedAt))),
			await how(db, event, and(eq(event.clubId, clubId), isNotNull(event.publishedAt))),
			await how(db, news, and(eq(news.clubId, clubId), isNotNull(news.publishedAt))),
		];
		return {
			at: row?.leavesAt ?? null,
			entries: published.reduce((sum, many) => sum + many, 0),
			pictures: await how(db, picture, eq(picture.clubId, clubId)),
			members: await how(
				db,
				membership,
				and(eq(membership.clubId, clubId), eq(membership.state, 'active')),
			),
			enquiries: await countOpenEnquiries(db, clubId),
		};
	});
}

/**
 * Everything the club wrote and what it is, for whoever looks after it. Of enquiries only when and what became
 * of them: the people who asked gave their names for an answer, not for a file.
 */
export async function exportClub(
	platform: PeoplePlatform,
	who: Met,
	clubId: string,
): Promise<Record<string, unknown>> {
	demand(who.actor, 'club.export', { clubId });
	const team = await listTeam(platform, who, clubId);
	return platform.database.read(async (db) => {
		const found = await readClub(db, clubId);
		if (!found) throw new Refused('not-found');
		const { slug, state, publishedAt, createdAt, confirmedAt } = found.row;
		const needs = await db.select().from(need).where(eq(need.clubId, clubId)).orderBy(asc(need.id));
		const events = await db
			.select()
			.from(event)
			.where(eq(event.clubId, clubId))
			.orderBy(asc(event.id));
		const stories = await db
			.select()
			.from(news)
			.where(eq(news.clubId, clubId))
			.orderBy(asc(news.id));
		const entries = [...needs, ...events, ...stories].map(({ id }) => id);
		return {
			made: platform.clock.now().toISOString(),
			club: { slug, state, since: createdAt, publishedAt, confirmedAt, ...found.content },
			team: team.map(({ name, role }) => ({ name, role })),
			needs,
			events,
			news: stories,
			pictures: await db
				.select({ id: picture.id, files: picture.files, at: picture.createdAt })
				.from(picture)
				.where(eq(picture.clubId, clubId)),
			versions: await db
				.select({
					kind: version.thingKind,
					thing: version.thingId,
					state: version.state,
					content: version.content,
					at: version.createdAt,
				})
				.from(version)
				.where(
					or(
						and(eq(version.thingKind, 'club'), eq(version.thingId, clubId)),
						entries.length > 0 ? inArray(version.thingId, entries) : undefined,
					),
				),
			enquiries: await db
				.select({
					need: enquiry.needId,
					state: enquiry.state,
					at: enquiry.createdAt,
					answered: enquiry.answeredAt,
				})
				.from(enquiry)
				.where(eq(enquiry.clubId, clubId))
				.orderBy(desc(enquiry.createdAt)),
		};
	});
}
