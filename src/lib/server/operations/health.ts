import { jobRun } from '$db/schema';
import type { App } from '../app';
import { outboxState } from '../platform/jobs/outbox';

export interface Health {
	ready: boolean;
	database: 'ok' | 'away';
	outbox?: { waiting: number; parked: number; lagSeconds: number };
	jobs?: Record<string, { finishedAt: string | null; ok: boolean | null }>;
	/** Things that do not stop us but that somebody should look at. */
	notes: string[];
}

const LAG_ALARM_SECONDS = 60;

export async function health(app: App): Promise<Health> {
	const notes: string[] = [];
	if (!app.database.available() || !(await answersSoon(app)))
		return { ready: false, database: 'away', notes: ['database'] };
	const outbox = await outboxState(app.database);
	if (outbox.lagSeconds > LAG_ALARM_SECONDS) notes.push('outbox-lag');
	if (outbox.parked > 0) notes.push('outbox-parked');
	const runs = await app.database.read((db) => db.select().from(jobRun));
	const jobs = Object.fromEntries(
		runs.map((run) => [
			run.name,
			{ finishedAt: run.finishedAt?.toISOString() ?? null, ok: run.ok },
		]),
	);
	for (const run of runs) if (run.ok === false) notes.push(`job:${run.name}`);
	return { ready: true, database: 'ok', outbox, jobs, notes };
}

async function answersSoon(app: App): Promise<boolean> {
	let timer: NodeJS.Timeout | undefined;
	const late = new Promise<false>((resolve) => {
		timer = setTimeout(() => resolve(false), 1_500);
	});
	const answer = await Promise.race([app.database.ping(), late]);
	clearTimeout(timer);
	return answer;
}
