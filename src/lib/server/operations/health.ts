import { installation, jobRun } from '$db/schema';
import { inArray } from 'drizzle-orm';
import type { App } from '../app';
import { TURNS } from '../jobs';
import { isUnavailable } from '../platform/database';
import { outboxState, troubledListeners } from '../platform/jobs/outbox';
import { LAST_BACKUP } from './backup';

export interface Health {
	ready: boolean;
	database: 'ok' | 'away';
	/** When the figures were read. */
	at?: string;
	outbox?: { waiting: number; parked: number; lagSeconds: number };
	jobs?: Record<string, { finishedAt: string | null; ok: boolean | null }>;
	/** Things that do not stop us but that somebody should look at. */
	notes: string[];
}

const LAG_ALARM_SECONDS = 60;

const BACKUP_ALARM_MS = 26 * 3_600_000;

export const health = (app: App): Promise<Health> => stateOf(app, look);

/**
 * For whoever asks from outside, as often as they like: whether the database answers is asked each time, and the
 * figures, which take several queries, once a second for all.
 */
export const publicHealth = (app: App): Promise<Health> => stateOf(app, lookSeldom);

async function stateOf(app: App, figures: (app: App) => Promise<Health>): Promise<Health> {
	const away: Health = { ready: false, database: 'away', notes: ['database'] };
	if (!app.database.available() || !(await answersSoon(app))) return away;
	try {
		return await figures(app);
	} catch (error) {
		if (isUnavailable(error)) return away;
		throw error;
	}
}

interface Look {
	since: number;
	health: Promise<Health>;
	over: boolean;
}
const KEPT_MS = 1_000;
const looks = new WeakMap<App, Look>();

function lookSeldom(app: App): Promise<Health> {
	const last = looks.get(app);
	const since = performance.now();
	if (last && (!last.over || since - last.since < KEPT_MS)) return last.health;
	const own: Look = {
		since,
		over: false,
		health: look(app).finally(() => {
			own.over = true;
		}),
	};
	looks.set(app, own);
	return own.health;
}

async function look(app: App): Promise<Health> {
	const at = new Date().toISOString();
	const notes: string[] = [];
	const outbox = await outboxState(app.database);
	if (outbox.lagSeconds > LAG_ALARM_SECONDS) notes.push('outbox-lag');
	if (outbox.parked > 0) notes.push('outbox-parked');
	for (const name of await troubledListeners(app.database)) notes.push(`delivery:${name}`);
	const runs = await app.database.read((db) => db.select().from(jobRun));
	// Also those that never ran: that is what somebody would want to see.
	const jobs = Object.fromEntries(
		TURNS.map(({ name }) => {
			const run = runs.find((each) => each.name === name);
			return [name, { finishedAt: run?.finishedAt?.toISOString() ?? null, ok: run?.ok ?? null }];
		}),
	);
	if (app.discovery.engine === 'away') notes.push('search-engine');
	for (const run of runs) if (run.ok === false) notes.push(`job:${run.name}`);
	if (await backupIsOld(app)) notes.push('backup-old');
	return { ready: true, database: 'ok', at, outbox, jobs, notes };
}

/** Also when there never was one: counted from the first start then, and in earnest only. */
async function backupIsOld(app: App): Promise<boolean> {
	const known = await app.database.read((db) =>
		db
			.select({ key: installation.key, at: installation.at })
			.from(installation)
			.where(inArray(installation.key, [LAST_BACKUP, 'limits.secret'])),
	);
	const backup = known.find((row) => row.key === LAST_BACKUP);
	if (!backup && app.settings.demo) return false;
	const since = backup ?? known[0];
	return since !== undefined && app.clock.now().getTime() - since.at.getTime() > BACKUP_ALARM_MS;
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
