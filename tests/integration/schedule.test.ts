import { jobRun } from '$db/schema';
import { DatabaseUnavailable } from '$lib/server/platform/database';
import { openSchedule, prepareSchedule } from '$lib/server/platform/jobs/schedule';
import { openLog } from '$lib/server/platform/log';
import PgBoss from 'pg-boss';
import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { bareSql, bareTypes } from '$db/migrate';
import postgres from 'postgres';
import { onBothDatabases, type TestStore } from '../support/store';
import { waitFor } from '../support/wait-for';

const SOON = { pollSeconds: 0.5 };
const NEVER_OVERDUE = 1e9;
// Once a year, so that no turn comes by itself.
const turn = { name: 'audit-seal', cron: '0 0 1 1 *', everyMinutes: NEVER_OVERDUE };

/** As the owner, because the app's role may not create a queue. */
async function prepare(store: TestStore): Promise<void> {
	if (!store.server) return prepareSchedule(store.executeSql, [turn]);
	const owner = postgres(store.server.ownerUrl, {
		max: 1,
		types: bareTypes,
		onnotice: () => undefined,
	});
	await prepareSchedule(bareSql(owner), [turn]);
	await owner.end();
}

onBothDatabases((_kind, open) => {
	it('runs a turn that is queued, without trouble of the queue library', async () => {
		const store = await open();
		await prepare(store);
		const lines: string[] = [];
		const log = openLog('warn', (line) => void lines.push(line));
		let ran = 0;
		const job = { ...turn, run: () => Promise.resolve(`turn ${++ran}`) };
		const schedule = await openSchedule(store.executeSql, store.database, [job], log, SOON);
		// Sent the way the clock of the library sends it, with most options left out.
		const sender = new PgBoss({
			db: { executeSql: store.executeSql as PgBoss.Db['executeSql'] },
			schema: 'pgboss',
			migrate: false,
			supervise: false,
			schedule: false,
		});
		await sender.start();
		await sender.send(turn.name, {}, { singletonKey: turn.name, singletonSeconds: 60 });
		await waitFor(() => ran > 0);
		await waitFor(async () => {
			const [run] = await store.database.read((db) =>
				db.select().from(jobRun).where(eq(jobRun.name, turn.name)),
			);
			return run?.ok === true;
		});
		await sender.stop({ graceful: false, wait: true });
		await schedule.stop();
		expect(lines).toEqual([]);
	}, 30_000);

	it('outlives a database that goes away when a turn is over, and tells it afterwards', async () => {
		const store = await open();
		await prepare(store);
		let away = false;
		let refused = 0;
		const shaky: TestStore['executeSql'] = (text, values) => {
			if (!away) return store.executeSql(text, values);
			refused++;
			return Promise.reject(new DatabaseUnavailable('gone'));
		};
		const leave = () => {
			away = refused === 0;
			return Promise.resolve('done');
		};
		const job = { ...turn, everyMinutes: 0, run: leave };
		// A refusal that nobody hears would be seen as an error of this run.
		const schedule = await openSchedule(shaky, store.database, [job], openLog('error'), SOON);
		await waitFor(() => refused > 0, 15_000);
		away = false;
		await waitFor(async () => {
			const { rows } = await store.executeSql(
				`select state from pgboss.job where name = '${turn.name}'`,
			);
			return JSON.stringify(rows) === '[{"state":"completed"}]';
		}, 10_000);
		await schedule.stop();
		expect(refused).toBeGreaterThan(0);
	}, 30_000);

	it('R16 gives a missed turn to one of two processes that start at once', async () => {
		const store = await open();
		await prepare(store);
		let ran = 0;
		const job = { ...turn, everyMinutes: 60, run: () => Promise.resolve(`turn ${++ran}`) };
		const log = openLog('error');
		const both = await Promise.all(
			[1, 2].map(() => openSchedule(store.executeSql, store.database, [job], log, SOON)),
		);
		const states = async () => {
			const { rows } = await store.executeSql(
				`select state from pgboss.job where name = '${turn.name}'`,
			);
			return rows.map((row) => (row as { state: string }).state);
		};
		await waitFor(async () => (await states()).every((state) => state === 'completed'), 15_000);
		await Promise.all(both.map((one) => one.stop()));
		expect(await states()).not.toEqual([]);
		expect(ran).toBe(1);
	}, 30_000);

	it('catches up a turn that was missed while nobody ran, and has where turns are sent to', async () => {
		const store = await open();
		await prepare(store);
		const log = openLog('error');
		let ran = 0;
		const job = { ...turn, everyMinutes: 60, run: () => Promise.resolve(`turn ${++ran}`) };
		await store.database.read((db) =>
			db.insert(jobRun).values({
				name: turn.name,
				startedAt: new Date(0),
				finishedAt: new Date(Date.now() - 61 * 60_000),
				ok: true,
			}),
		);
		const schedule = await openSchedule(store.executeSql, store.database, [job], log, SOON);
		await waitFor(() => ran > 0, 15_000);
		await schedule.stop();
		const { rows } = await store.executeSql('select name from pgboss.queue order by name');
		expect(rows).toContainEqual({ name: '__pgboss__send-it' });
	}, 30_000);
});
