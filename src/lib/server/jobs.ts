import { sql } from 'drizzle-orm';
import { forgetQuestions, type Discovery } from './discovery';
import { erasedAfterDays, erasedAfterHours } from '$lib/domain/privacy/retention';
import { findDuplicates, forgetMerges } from './duplicates';
import { forgetViews } from './effect';
import { climbLadder, closeQuiet, eraseEnquiries } from './enquiries';
import { forgetEntryDrafts } from './entries';
import { layAhead } from './events';
import { forgetFeedback } from './feedback';
import { climbFreshness } from './freshness';
import { eraseLeavingClubs } from './leaving';
import {
	eraseLeavers,
	forgetChallenges,
	forgetCodes,
	forgetMailChanges,
	forgetPasswordTries,
	sweepQuiet,
	type Sessions,
} from './people';
import { sweepPictures } from './pictures';
import { forgetColleagueInvitations } from './office';
import { forgetDrafts } from './registration';
import { forgetReports } from './reports';
import { checkWaiting } from './reviews';
import { forgetInvitations } from './teams';
import type { Clock } from './platform/clock';
import { sealAudit } from './platform/audit';
import { tidyEmbedded, type Database } from './platform/database';
import type { Outbox } from './platform/jobs/outbox';
import type { FileStore } from './platform/files/store';
import type { Job } from './platform/jobs/schedule';
import type { Limits } from './platform/limits';

/** Names and turns, known without opening anything: the owner prepares the queues before the app runs. */
export const TURNS = [
	{ name: 'audit-seal', cron: '* * * * *', everyMinutes: 1 },
	{ name: 'review-checks', cron: '* * * * *', everyMinutes: 1 },
	{ name: 'limits-sweep', cron: '7 * * * *', everyMinutes: 60 },
	{ name: 'facts-sweep', cron: '17 3 * * *', everyMinutes: 1_500 },
	{ name: 'feedback-sweep', cron: '27 3 * * *', everyMinutes: 1_500 },
	{ name: 'sign-in-sweep', cron: '47 * * * *', everyMinutes: 60 },
	{ name: 'accounts-sweep', cron: '7 4 * * *', everyMinutes: 1_500 },
	{ name: 'leaving-sweep', cron: '11 * * * *', everyMinutes: 60 },
	{ name: 'drafts-sweep', cron: '57 3 * * *', everyMinutes: 1_500 },
	{ name: 'enquiry-ladder', cron: '*/15 * * * *', everyMinutes: 15 },
	{ name: 'freshness', cron: '25,55 * * * *', everyMinutes: 60 },
	{ name: 'enquiry-sweep', cron: '5 4 * * *', everyMinutes: 1_500 },
	{ name: 'reports-sweep', cron: '15 4 * * *', everyMinutes: 1_500 },
	{ name: 'files-sweep', cron: '37 3 * * *', everyMinutes: 1_500 },
	{ name: 'questions-sweep', cron: '57 3 * * *', everyMinutes: 1_500 },
	{ name: 'duplicates', cron: '33 2 * * *', everyMinutes: 1_500 },
	{ name: 'dates-ahead', cron: '23 3 * * *', everyMinutes: 1_500 },
	{ name: 'search-compare', cron: '47 3 * * *', everyMinutes: 1_500 },
	// After all that erase.
	{ name: 'tidy', cron: '35 4 * * *', everyMinutes: 1_500 },
] as const;

type Turn = (typeof TURNS)[number]['name'];

const DAY_MS = 86_400_000;

export function scheduledJobs(parts: {
	database: Database;
	outbox: Outbox;
	files: FileStore;
	limits: Limits;
	discovery: Discovery;
	sessions: Sessions;
	/** Invented mail disturbs nobody. */
	demo: boolean;
	clock: Clock;
}): Job[] {
	const now = () => parts.clock.now();
	const work: Record<Turn, () => Promise<string | undefined>> = {
		'audit-seal': async () => `${await sealAudit(parts.database)} sealed`,
		'review-checks': async () => `${await checkWaiting(parts.database, now())} looked at`,
		'limits-sweep': async () => {
			await parts.limits.sweep();
			return undefined;
		},
		// A fact whose every delivery is done has told everybody. Kept a month for questions.
		'facts-sweep': async () => {
			const before = new Date(now().getTime() - erasedAfterDays('fact') * DAY_MS).toISOString();
			await parts.database.read((db) =>
				db.execute(sql`delete from fact f where f.created_at < ${before}::timestamptz
					and not exists (select 1 from delivery d where d.fact_id = f.id)`),
			);
			return undefined;
		},
		'feedback-sweep': async () => `${await forgetFeedback(parts.database, now())} erased`,
		'sign-in-sweep': async () => {
			const codes = await forgetCodes(parts.database, now(), erasedAfterHours('sign-in-code'));
			const sessions = await parts.sessions.sweep(erasedAfterDays('session'));
			const hours = erasedAfterDays('mail-change') * 24;
			const changes = await forgetMailChanges(parts.database, now(), hours);
			const tries = erasedAfterHours('form-key');
			await forgetPasswordTries(parts.database, now(), tries);
			await forgetChallenges(parts.database, now());
			return `${codes} codes, ${sessions} sessions and ${changes} changed addresses erased`;
		},
		'questions-sweep': async () => {
			const questions = await forgetQuestions(parts.database, now(), erasedAfterDays('question'));
			const views = await forgetViews(parts.database, now(), erasedAfterDays('view'));
			return `${questions} questions and ${views} counts of views erased`;
		},
		'accounts-sweep': async () => {
			const { warned, erased } = await sweepQuiet(parts);
			const left = await eraseLeavers(parts);
			return `${warned} warned, ${erased + left} erased`;
		},
		// Hourly: fourteen days are what was promised, not fourteen and a night.
		'leaving-sweep': async () => `${await eraseLeavingClubs(parts)} clubs erased`,
		'drafts-sweep': async () => {
			const drafts = await forgetDrafts(parts.database, now());
			const days = erasedAfterDays('invitation');
			const invitations =
				(await forgetInvitations(parts.database, now(), days)) +
				(await forgetColleagueInvitations(parts.database, now(), days));
			const begun = await forgetEntryDrafts(parts.database, now());
			return `${drafts + begun} drafts and ${invitations} invitations erased`;
		},
		'enquiry-ladder': async () => `${await climbLadder(parts, now())} rungs`,
		freshness: async () =>
			`${await climbFreshness({ ...parts, anyHour: parts.demo }, now())} asked or ended`,
		'enquiry-sweep': async () => {
			const closed = await closeQuiet(parts.database, now());
			return `${closed} closed, ${await eraseEnquiries(parts.database, now())} erased`;
		},
		'reports-sweep': async () => `${await forgetReports(parts.database, now())} erased`,
		'files-sweep': async () => {
			const pictures = await sweepPictures(parts.database, now());
			return `${pictures} pictures and ${await parts.files.sweep(DAY_MS)} files removed`;
		},
		duplicates: async () => {
			const gone = await forgetMerges(parts.database, now(), erasedAfterDays('merge'));
			return `${await findDuplicates(parts.database, now())} candidates, ${gone} merges final`;
		},
		'dates-ahead': async () => `${await layAhead(parts.database, now())} series`,
		'search-compare': async () => {
			await parts.discovery.keeper.remakeAll();
			const old = await parts.discovery.keeper.forgetOld();
			return JSON.stringify({ ...(await parts.discovery.keeper.compare()), old });
		},
		tidy: async () => {
			const tables = await tidyEmbedded(parts.database);
			return tables === undefined ? undefined : `${tables} tables`;
		},
	};
	return TURNS.map((turn) => ({ ...turn, run: work[turn.name] }));
}
