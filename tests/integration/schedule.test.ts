import { jobRun } from '$db/schema';
import { openSchedule, prepareSchedule } from '$lib/server/platform/jobs/schedule';
import { openLog } from '$lib/server/platform/log';
import PgBoss from 'pg-boss';
import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { bareSql, bareTypes } from '$db/migrate';
import postgres from 'postgres';
import { onBothDatabases, type TestStore } from '../support/store';
import { waitFor } from '../support/wait-for';

const turn = { name: 'audit-seal', cron: '* * * * *' };

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
		const schedule = await openSchedule(store.executeSql, store.database, [job], log);
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
});
