import { auditEntry, auditPerson, auditSeal, club, event, need, news } from '$db/schema';
import { demand } from '$lib/domain/rights/may';
import { and, count, desc, eq, ilike, inArray, max, or, sql } from 'drizzle-orm';
import { likePattern } from '../clubs';
import type { Met, PeoplePlatform } from '../people';
import { verifyAudit, type AuditVerdict } from '../platform/audit';

const PAGE = 50;

export interface LogFilter {
	/** Part of a name of a person, of a club or of what it wrote. */
	q: string;
	/** What was done, where the words of the search say it. */
	actions?: readonly string[];
	/** Only what people of the coordination and clubs did, without the machine. */
	people: boolean;
	page: number;
}

/** Who did what, when, why: the newest first. */
export async function listLog({ database }: PeoplePlatform, who: Met, filter: LogFilter) {
	demand(who.actor, 'office.see');
	const pattern = likePattern(filter.q);
	const title = sql<string>`coalesce(${club.name},
		(select title from ${need} where ${auditEntry.thingKind} = 'need' and id = ${auditEntry.thingId}),
		(select title from ${news} where ${auditEntry.thingKind} = 'news' and id = ${auditEntry.thingId}),
		(select title from ${event} where ${auditEntry.thingKind} = 'event' and id = ${auditEntry.thingId}),
		(select colleague.name from ${auditPerson} colleague where ${auditEntry.action} ~ '^(office|contact)[.]'
			and ${auditEntry.thingKind} = 'person' and colleague.id = ${auditEntry.thingId}), '')`;
	return database.read(async (db) => {
		const found = await db
			.select({
				id: auditEntry.id,
				at: auditEntry.at,
				action: auditEntry.action,
				by: auditPerson.name,
				byPerson: sql<boolean>`${auditEntry.actorId} is not null`,
				thingKind: auditEntry.thingKind,
				title,
				slug: club.slug,
				changed: auditEntry.changed,
				detail: auditEntry.detail,
				sealed: sql<boolean>`${auditSeal.position} is not null`,
			})
			.from(auditEntry)
			.leftJoin(auditPerson, eq(auditPerson.id, auditEntry.actorId))
			.leftJoin(auditSeal, eq(auditSeal.entryId, auditEntry.id))
			.leftJoin(club, and(eq(auditEntry.thingKind, 'club'), eq(club.id, auditEntry.thingId)))
			.where(
				and(
					filter.people ? sql`${auditEntry.actorId} is not null` : undefined,
					filter.q
						? or(
								ilike(auditPerson.name, pattern),
								ilike(club.name, pattern),
								ilike(title, pattern),
								ilike(auditEntry.action, pattern),
								inArray(auditEntry.action, [...(filter.actions ?? [])]),
							)
						: undefined,
				),
			)
			.orderBy(desc(auditEntry.at), desc(auditEntry.id))
			// One more tells whether there is another page.
			.limit(PAGE + 1)
			.offset((filter.page - 1) * PAGE);
		const [seals] = await db
			.select({ count: count(), at: max(auditSeal.sealedAt) })
			.from(auditSeal);
		return {
			entries: found.slice(0, PAGE),
			more: found.length > PAGE,
			sealed: { count: seals?.count ?? 0, at: seals?.at ?? null },
		};
	});
}
export type LogEntry = Awaited<ReturnType<typeof listLog>>['entries'][number];

/** Works the whole chain out anew. */
export function verifyLog({ database }: PeoplePlatform, who: Met): Promise<AuditVerdict> {
	demand(who.actor, 'office.see');
	return verifyAudit(database);
}
