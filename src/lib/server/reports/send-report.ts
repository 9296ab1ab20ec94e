import { report, reportObjection } from '$db/schema';
import { Refused } from '$lib/domain/result';
import { dueOf, isUrgent, type ReportInput } from '$lib/domain/report/schema';
import { moveReport, type ReportState } from '$lib/domain/report/states';
import { and, eq } from 'drizzle-orm';
import type { PeoplePlatform } from '../people';
import { audit } from '../platform/audit';
import type { Reportable } from './reportable';

/** One reader may well have found more than one thing; more than that in a day is no reader. */
export const MOST_REPORTS_A_DAY = 5;

/** Sent twice it is one: the form made the id. Nothing happens to the thing by itself. */
export async function sendReport(
	platform: PeoplePlatform,
	about: Reportable,
	input: ReportInput,
	locale: string,
): Promise<{ key: string }> {
	if (input.betreff !== '') throw new Refused('too-often', { seconds: 60 });
	const now = platform.clock.now();
	const { id, reasonKey, message, name, mail } = input;
	await platform.database.transaction(async (tx) => {
		const made = await tx
			.insert(report)
			.values({
				...{ id, reasonKey, message, name, mail, locale },
				thingKind: about.kind,
				thingId: about.id,
				clubId: about.clubId,
				title: about.title,
				path: about.path,
				urgent: isUrgent(reasonKey),
				dueAt: dueOf(reasonKey, now),
				createdAt: now,
			})
			.onConflictDoNothing()
			.returning({ id: report.id });
		if (made.length === 0) return;
		await audit(tx, {
			action: 'report.sent',
			thingKind: about.kind,
			thingId: about.id,
			detail: { report: id, reason: reasonKey },
		});
		if (mail !== '')
			await platform.outbox.tell(tx, {
				type: 'report.received',
				thingKind: 'report',
				thingId: id,
				payload: { side: 'reader' },
			});
	});
	platform.outbox.nudge();
	return { key: platform.codes.keyOf('report', id) };
}

export type Side = 'reader' | 'club';

/** The reader's link and the club's open the same report, each from its own side. */
export function sideOf(
	{ codes }: PeoplePlatform,
	key: string,
): { id: string; side: Side } | undefined {
	const reader = codes.idOf('report', key);
	if (reader) return { id: reader, side: 'reader' };
	const club = codes.idOf('report-club', key);
	return club ? { id: club, side: 'club' } : undefined;
}

/** What one side may see: never who the other is, and to the club not the reader's own words. */
export async function showReportTo(platform: PeoplePlatform, key: string) {
	const whose = sideOf(platform, key);
	if (!whose) return undefined;
	return platform.database.read(async (db) => {
		const [row] = await db.select().from(report).where(eq(report.id, whose.id));
		if (!row) return undefined;
		const [objection] = await db
			.select()
			.from(reportObjection)
			.where(and(eq(reportObjection.reportId, whose.id), eq(reportObjection.side, whose.side)));
		const { title, path, reasonKey, state, dueAt, createdAt, decidedAt, decision, measure } = row;
		const decided = state === 'upheld' || state === 'dismissed';
		// A club learns of a report by its decision.
		if (whose.side === 'club' && !decided && !objection) return undefined;
		return {
			side: whose.side,
			message: whose.side === 'reader' ? row.message : '',
			mail: whose.side === 'reader' && row.mail !== '',
			...{ title, path, reasonKey, state, dueAt, createdAt, decidedAt, decision, measure },
			objection: objection?.text ?? null,
			mayObject: decided && !objection,
		};
	});
}

/** Once: then somebody looks at it again. */
export async function objectTo(platform: PeoplePlatform, key: string, text: string): Promise<void> {
	const whose = sideOf(platform, key);
	if (!whose) throw new Refused('not-found');
	const { id, side } = whose;
	const now = platform.clock.now();
	await platform.database.transaction(async (tx) => {
		const [row] = await tx.select().from(report).where(eq(report.id, id)).for('update');
		if (!row) throw new Refused('not-found');
		const made = await tx
			.insert(reportObjection)
			.values({ reportId: id, side, text, createdAt: now })
			.onConflictDoNothing()
			.returning({ side: reportObjection.side });
		// Pressed twice it is one.
		if (made.length === 0) return;
		const state = moveReport(row.state as ReportState, 'reopen');
		await tx
			.update(report)
			.set({
				state,
				revision: row.revision + 1,
				takerId: null,
				dueAt: dueOf('anderes', now),
			})
			.where(eq(report.id, id));
		await audit(tx, {
			action: 'report.objected',
			thingKind: row.thingKind,
			thingId: row.thingId,
			detail: { report: id, side },
		});
	});
}
