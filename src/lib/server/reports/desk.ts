import { auditPerson, club, membership, person, report, reportObjection } from '$db/schema';
import type { Verdict } from '$lib/domain/report/schema';
import { moveReport, PENDING_REPORT_STATES, type ReportState } from '$lib/domain/report/states';
import { Refused } from '$lib/domain/result';
import { demand } from '$lib/domain/rights/may';
import { and, asc, count, desc, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Met, PeoplePlatform } from '../people';
import { audit, nameInAudit } from '../platform/audit';
import type { Db } from '../platform/database';
import { isId } from '../platform/ids';
import { takeDown } from './reportable';

const MOST = 200;
const pending = inArray(report.state, [...PENDING_REPORT_STATES]);

/** Urgent ones first, then what was promised soonest; below them what was decided lately. */
export async function listReports({ database }: PeoplePlatform, who: Met) {
	demand(who.actor, 'office.see');
	return database.read(async (db) => {
		const card = {
			id: report.id,
			title: report.title,
			thingKind: report.thingKind,
			club: club.name,
			reasonKey: report.reasonKey,
			state: report.state,
			urgent: report.urgent,
			dueAt: report.dueAt,
			createdAt: report.createdAt,
			taker: person.name,
		};
		const from = () =>
			db
				.select(card)
				.from(report)
				.leftJoin(club, eq(club.id, report.clubId))
				.leftJoin(person, eq(person.id, report.takerId));
		return {
			open: await from()
				.where(pending)
				.orderBy(desc(report.urgent), asc(report.dueAt), asc(report.id))
				.limit(MOST),
			done: await from()
				.where(inArray(report.state, ['upheld', 'dismissed']))
				.orderBy(desc(report.decidedAt))
				.limit(20),
		};
	});
}
export type ReportCard = Awaited<ReturnType<typeof listReports>>['open'][number];

export async function countReports({ database, clock }: PeoplePlatform, who: Met) {
	demand(who.actor, 'office.see');
	const now = clock.now().toISOString();
	const [row] = await database.read((db) =>
		db
			.select({
				count: count(),
				oldest: sql<string | Date | null>`min(${report.createdAt})`,
				urgent: sql<number>`count(*) filter (where ${report.urgent} or ${report.dueAt} < ${now}::timestamptz)::int`,
			})
			.from(report)
			.where(pending),
	);
	const owners = await database.read((db) =>
		db
			.select({
				name: person.name,
				count: count(),
				oldest: sql<string | Date | null>`min(${report.createdAt})`,
			})
			.from(report)
			.leftJoin(person, eq(person.id, report.takerId))
			.where(pending)
			.groupBy(person.name)
			.orderBy(asc(person.name)),
	);
	return {
		count: row?.count ?? 0,
		oldest: dated(row?.oldest),
		urgent: row?.urgent ?? 0,
		owners: owners.map((owner) => ({ ...owner, oldest: dated(owner.oldest) })),
	};
}

const dated = (value: string | Date | null | undefined): Date | null =>
	value ? new Date(value) : null;

export async function showReport({ database }: PeoplePlatform, who: Met, id: string) {
	demand(who.actor, 'office.see');
	if (!isId(id)) throw new Refused('not-found');
	return database.read(async (db) => {
		const [row] = await db
			.select({
				report,
				club: { name: club.name, slug: club.slug },
				decider: auditPerson.name,
				taker: person.name,
			})
			.from(report)
			.leftJoin(club, eq(club.id, report.clubId))
			.leftJoin(auditPerson, eq(auditPerson.id, report.deciderId))
			.leftJoin(person, eq(person.id, report.takerId))
			.where(eq(report.id, id));
		if (!row) throw new Refused('not-found');
		const objections = await db
			.select()
			.from(reportObjection)
			.where(eq(reportObjection.reportId, id))
			.orderBy(asc(reportObjection.createdAt));
		// Several say the same of one thing: one card shows how many.
		const [same] = await db
			.select({ count: count() })
			.from(report)
			.where(
				and(
					eq(report.thingKind, row.report.thingKind),
					eq(report.thingId, row.report.thingId),
					pending,
				),
			);
		return { ...row, objections, same: same?.count ?? 0 };
	});
}

/** Takes it, or gives it back when it was one's own. A colleague's report can be taken over. */
export async function takeReport(
	{ database }: PeoplePlatform,
	who: Met,
	id: string,
): Promise<void> {
	const { personId } = demand(who.actor, 'office.review');
	await database.transaction(async (tx) => {
		const row = await lockReport(tx, who, id);
		const mine = row.takerId === personId;
		const action = mine ? 'give-back' : 'take';
		// Taken over from a colleague, or after an objection, somebody looks into it already.
		const state =
			row.state === 'checking' && !mine
				? row.state
				: moveReport(row.state as ReportState, action, 'coordinator');
		await tx
			.update(report)
			.set({ state, takerId: mine ? null : personId })
			.where(eq(report.id, id));
		await nameInAudit(tx, personId, who.person.name);
		await audit(tx, {
			actorId: personId,
			action: `report.${action}`,
			thingKind: row.thingKind,
			thingId: row.thingId,
			detail: { report: id },
		});
	});
}

/** One that waits and is not about somebody's own club. */
async function lockReport(tx: Db, who: Met, id: string): Promise<typeof report.$inferSelect> {
	if (!isId(id)) throw new Refused('not-found');
	const [row] = await tx.select().from(report).where(eq(report.id, id)).for('update');
	if (!row) throw new Refused('not-found');
	if (who.actor.memberships.some(({ clubId }) => clubId === row.clubId))
		throw new Refused('not-allowed');
	if (!(PENDING_REPORT_STATES as readonly string[]).includes(row.state))
		throw new Refused('conflict', { decided: 1 });
	return row;
}

/** Reason, measure, audit and both mails are one. Of two who decide at once the second is told. */
export async function decideReport(
	platform: PeoplePlatform,
	who: Met,
	verdict: Verdict,
): Promise<void> {
	const { personId } = demand(who.actor, 'office.review');
	const now = platform.clock.now();
	await platform.database.transaction(async (tx) => {
		const row = await lockReport(tx, who, verdict.id);
		if (row.revision !== verdict.seen) throw new Refused('conflict', { changed: 1 });
		const state = moveReport(row.state as ReportState, verdict.verdict, 'coordinator');
		const measure = verdict.verdict === 'dismiss' ? 'none' : verdict.measure;
		if (measure === 'taken-down')
			await takeDown(platform, tx, row, { personId, now, reason: verdict.decision });
		await tx
			.update(report)
			.set({
				state,
				measure,
				decision: verdict.decision,
				decidedAt: now,
				deciderId: personId,
				revision: row.revision + 1,
			})
			.where(eq(report.id, row.id));
		await nameInAudit(tx, personId, who.person.name);
		await audit(tx, {
			actorId: personId,
			action: `report.${verdict.verdict}`,
			thingKind: row.thingKind,
			thingId: row.thingId,
			changed: measure === 'taken-down' ? ['state'] : [],
			detail: { report: row.id, from: row.state, to: state, measure, reason: row.reasonKey },
		});
		const about = { type: 'report.decided', thingKind: 'report', thingId: row.id };
		const decidedAt = now.toISOString();
		if (row.mail !== '')
			await platform.outbox.tell(tx, { ...about, payload: { side: 'reader', decidedAt } });
		if (!row.clubId) return;
		const owners = await tx
			.select({ id: membership.personId })
			.from(membership)
			.innerJoin(person, eq(person.id, membership.personId))
			.where(
				and(
					eq(membership.clubId, row.clubId),
					eq(membership.role, 'owner'),
					eq(membership.state, 'active'),
					isNull(person.erasedAt),
				),
			);
		for (const { id: to } of owners)
			await platform.outbox.tell(tx, { ...about, payload: { side: 'club', to, decidedAt } });
	});
	platform.outbox.nudge();
}
