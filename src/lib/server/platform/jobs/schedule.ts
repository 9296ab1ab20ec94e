import { jobRun } from '$db/schema';
import { ZONE } from '$lib/domain/time/local';
import PgBoss from 'pg-boss';
import { isDiskFull, isUnavailable, type Database } from '../database';
import { describeError, type Log } from '../log';

/** Work that comes round by itself. It picks what is due and not yet done, so a missed turn is caught up. */
export interface Job {
	name: string;
	/** Five-field cron on the clock of the cities. */
	cron: string;
	/** Done less often than this is overdue: a turn that was missed while nobody ran is caught up. */
	everyMinutes: number;
	run(): Promise<string | undefined>;
}

/** The bare connection, as the queue library wants it. */
export type ExecuteSql = (text: string, values?: unknown[]) => Promise<{ rows: unknown[] }>;

export interface Schedule {
	stop(): Promise<void>;
	/** Run one job now, out of turn. */
	runNow(name: string): Promise<void>;
}

const SCHEMA = 'pgboss';
const TURN_QUEUE = '__pgboss__send-it';

/** By the owner of the database: tables of the queue, one queue per job, their turns. */
export async function prepareSchedule(
	executeSql: ExecuteSql,
	jobs: readonly Pick<Job, 'name' | 'cron'>[],
): Promise<void> {
	const boss = new PgBoss({
		db: { executeSql: executeSql as PgBoss.Db['executeSql'] },
		schema: SCHEMA,
		supervise: false,
		schedule: false,
	});
	let trouble: Error | undefined;
	boss.on('error', (error) => {
		trouble = error;
	});
	await boss.start();
	// The library would make this one itself when the app starts, and swallow that it may not: then no turn
	// would ever come, without a word.
	await boss.createQueue(TURN_QUEUE);
	for (const job of jobs) {
		await boss.createQueue(job.name, {
			name: job.name,
			// One turn waits at most; a second process does not queue the same turn again.
			policy: 'short',
			retryLimit: 3,
			retryDelay: 30,
			expireInMinutes: 30,
		});
		await boss.schedule(job.name, job.cron, {}, { tz: ZONE });
	}
	const known = new Set(jobs.map((job) => job.name));
	for (const planned of await boss.getSchedules())
		if (!known.has(planned.name)) await boss.unschedule(planned.name);
	await boss.stop({ graceful: false, wait: true });
	if (trouble) throw trouble;
}

/** What the app's role needs there. */
export const scheduleGrants = (role: string): string[] => [
	`grant usage on schema ${SCHEMA} to "${role.replaceAll('"', '""')}"`,
	`grant select, insert, update, delete on all tables in schema ${SCHEMA} to "${role.replaceAll('"', '""')}"`,
	`grant execute on all functions in schema ${SCHEMA} to "${role.replaceAll('"', '""')}"`,
];

/** What a turn carries that is sent because it was missed. */
const MISSED = { missed: true };
const isMissed = (data: unknown) => typeof data === 'object' && data !== null && 'missed' in data;

const AGAIN_MS = 500;
/** Whatever runs then is begun again at the next start; all of the product is to end within three seconds. */
const GRACE_MS = 1_200;
const STOP_MS = 1_600;

/**
 * The library tells the database that a turn is over without waiting for the answer: a refusal nobody hears
 * would end the process. So whatever is asked while the database is away, or full, is asked again.
 */
const enduring = (executeSql: ExecuteSql, ended: () => boolean): ExecuteSql => {
	const ask: ExecuteSql = async (text, values) => {
		try {
			return await executeSql(text, values);
		} catch (error) {
			if (!isUnavailable(error) && !isDiskFull(error)) throw error;
		}
		await new Promise((resolve) => setTimeout(resolve, AGAIN_MS).unref());
		return ended() ? new Promise(() => undefined) : ask(text, values);
	};
	return ask;
};

export async function openSchedule(
	executeSql: ExecuteSql,
	database: Database,
	jobs: readonly Job[],
	log: Log,
	{ pollSeconds = 5 } = {},
): Promise<Schedule> {
	let ended = false;
	const boss = new PgBoss({
		db: { executeSql: enduring(executeSql, () => ended) as PgBoss.Db['executeSql'] },
		schema: SCHEMA,
		migrate: false,
	});
	boss.on('error', (error) => {
		if (!isUnavailable(error)) log.warn('schedule.trouble', describeError(error));
	});
	const byName = new Map(jobs.map((job) => [job.name, job]));

	const run = async (job: Job) => {
		const startedAt = new Date();
		const mark = (ok: boolean, note?: string) =>
			database.read((db) =>
				db
					.insert(jobRun)
					.values({ name: job.name, startedAt, finishedAt: new Date(), ok, note })
					.onConflictDoUpdate({
						target: jobRun.name,
						set: { startedAt, finishedAt: new Date(), ok, note: note ?? null },
					}),
			);
		try {
			await mark(true, await job.run());
		} catch (error) {
			log.warn('job.failed', { job: job.name, ...describeError(error) });
			if (!isUnavailable(error)) await mark(false, error instanceof Error ? error.name : 'unknown');
			throw error;
		}
	};

	const overdue = async () => {
		const last = await database.read((db) => db.select().from(jobRun));
		return jobs.filter((job) => {
			const finished = last.find((run) => run.name === job.name)?.finishedAt?.getTime() ?? 0;
			return Date.now() - finished > job.everyMinutes * 60_000;
		});
	};
	const catchUp = async () => {
		// Of several processes that start at the same time one is heard.
		const once = { singletonKey: 'missed', singletonSeconds: 60 };
		for (const job of await overdue()) await boss.send(job.name, MISSED, once);
	};
	const takeTurn = async (job: Job, turns: readonly { data: unknown }[]) => {
		const missed = turns.every(({ data }) => isMissed(data));
		// Somebody else may have caught it up since it was sent.
		if (!missed || (await overdue()).includes(job)) await run(job);
	};

	await boss.start();
	for (const job of jobs)
		await boss.work(job.name, { pollingIntervalSeconds: pollSeconds }, (turns) =>
			takeTurn(job, turns),
		);
	await catchUp();
	return {
		async stop() {
			ended = true;
			// While the database is away the library's own end would wait for answers that never come.
			if (!database.available()) return;
			const late = new Promise((resolve) => setTimeout(resolve, STOP_MS).unref());
			await Promise.race([boss.stop({ graceful: true, wait: true, timeout: GRACE_MS }), late]);
		},
		runNow: async (name) => {
			const job = byName.get(name);
			if (!job) throw new Error(`No job ${name}`);
			await run(job);
		},
	};
}
