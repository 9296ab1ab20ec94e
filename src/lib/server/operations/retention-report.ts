import { PERSONAL } from '$lib/domain/privacy/personal';
import { erasedAfterDays, type KeptToday } from '$lib/domain/privacy/retention';
import { sql } from 'drizzle-orm';
import { forgetMerges } from '../duplicates';
import { scheduledJobs } from '../jobs';
import { openSessions } from '../people';
import { rows, type Database, type Db } from '../platform/database';

const DAY_MS = 86_400_000;
/** What erases by the days of the table; counts of attempts are about nobody. */
const SWEEPS = /^(?!limits).+-sweep$/;

export interface Going {
	table: string;
	kept: KeptToday;
	many: number;
}

/** Ends the rehearsal: nothing of it stays. */
class TakenBack extends Error {}

/**
 * What the jobs would erase if they ran now, or in so many days: they do run, in a transaction that is taken
 * back. A report that counted by rules of its own would say what it thinks, not what happens.
 */
export async function reportRetention(
	parts: Parameters<typeof scheduledJobs>[0],
	daysAhead = 0,
): Promise<Going[]> {
	const then = new Date(parts.clock.now().getTime() + daysAhead * DAY_MS);
	const clock = { now: () => then };
	let going: Going[] = [];
	try {
		await parts.database.transaction(async (tx) => {
			const database = within(parts.database, tx);
			const before = await countRows(tx);
			const jobs = scheduledJobs({
				...{ ...parts, database, clock },
				sessions: openSessions({ database, clock, secure: false }),
				// Mails are told inside the transaction and so never are; files lie outside and stay.
				outbox: {
					tell: (inside, fact) => parts.outbox.tell(inside, fact),
					nudge: () => undefined,
				},
				files: { ...parts.files, sweep: () => Promise.resolve(0) },
			});
			for (const job of jobs) if (SWEEPS.test(job.name)) await job.run();
			await forgetMerges(database, then, erasedAfterDays('merge'));
			const after = await countRows(tx);
			going = Object.entries(PERSONAL).flatMap(([table, { kept }]) => {
				const many = (before.get(table) ?? 0) - (after.get(table) ?? 0);
				return many > 0 ? [{ table, kept, many }] : [];
			});
			throw new TakenBack();
		});
	} catch (error) {
		if (!(error instanceof TakenBack)) throw error;
	}
	return going;
}

/** A database that is one transaction: what works with it commits nothing. */
const within = (database: Database, tx: Db): Database => ({
	...database,
	read: (work) => work(tx),
	transaction: (work) => tx.transaction(work),
});

async function countRows(tx: Db): Promise<Map<string, number>> {
	const counts = new Map<string, number>();
	for (const table of Object.keys(PERSONAL)) {
		const [row] = await rows<{ many: number }>(
			tx,
			sql`select count(*)::int as many from ${sql.identifier(table)}`,
		);
		counts.set(table, row?.many ?? 0);
	}
	return counts;
}
