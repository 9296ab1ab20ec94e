import { report, reportObjection } from '$db/schema';
import { Refused } from '$lib/domain/result';
import { dueOf, isUrgent, type ReportInput } from '$lib/domain/report/schema';
import { moveReport, type ReportState } from '$lib/domain/report/states';
import { and, eq } from 'drizzle-orm';
import { teamOf, type PeoplePlatform } from '../people';
import { audit } from '../platform/audit';
import type { Db } from '../platform/database';
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
	const { reasonKey, message, name, mail } = input;
	const id = platform.codes.keptId(input.id);
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

type Side = 'reader' | 'club';

/**
 * The reader's link and the club's open the same report, each from its own side; the club's for one who looks
 * after the club, as long as they do.
 */
async function findFor(
	{ codes }: PeoplePlatform,
	db: Db,
	key: string,
	lock = false,
): Promise<{ row: typeof report.$inferSelect; side: Side } | undefined> {
	const reader = codes.idOf('report', key);
	const club = codes.opens('report-club', key);
	const id = reader ?? club?.id;
	if (!id) return undefined;
	const query = db.select().from(report).where(eq(report.id, id));
	const [row] = await (lock ? query.for('update') : query);
	if (!row) return undefined;
	if (reader) return { row, side: 'reader' };
	const team = row.clubId ? await teamOf(db, row.clubId) : [];
	const still = team.some((one) => one.id === club?.whose && one.role === 'owner');
	return still ? { row, side: 'club' } : undefined;
}

/** What one side may see: never who the other is, and to the club not the reader's own words. */
export async function showReportTo(platform: PeoplePlatform, key: string) {
	return platform.database.read(async (db) => {
		const found = await findFor(platform, db, key);
		if (!found) return undefined;
		const { row, side } = found;
		const [objection] = await db
			.select()
			.from(reportObjection)
			.where(and(eq(reportObjection.reportId, row.id), eq(reportObjection.side, side)));
		const { title, path, reasonKey, state, dueAt, createdAt, decidedAt, decision, measure } = row;
		const decided = state === 'upheld' || state === 'dismissed';
		// A club learns of a report by its decision.
		if (side === 'club' && !decided && !objection) return undefined;
		return {
			side,
			message: side === 'reader' ? row.message : '',
			mail: side === 'reader' && row.mail !== '',
			...{ title, path, reasonKey, state, dueAt, createdAt, decidedAt, decision, measure },
			objection: objection?.text ?? null,
			mayObject: decided && !objection,
		};
	});
}

/** Once: then somebody looks at it again. */
export async function objectTo(platform: PeoplePlatform, key: string, text: string): Promise<void> {
	const now = platform.clock.now();
	await platform.database.transaction(async (tx) => {
		const found = await findFor(platform, tx, key, true);
		if (!found) throw new Refused('not-found');
		const { row, side } = found;
		const { id } = row;
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
