import { jobRun } from '$db/schema';
import { wireApp } from '$lib/server/app';
import { health, publicHealth } from '$lib/server/operations';
import { DatabaseUnavailable, type Database } from '$lib/server/platform/database';
import { openLog } from '$lib/server/platform/log';
import { readSettings } from '$lib/server/platform/settings';
import { expect, it, onTestFinished } from 'vitest';
import { temporaryFolder } from '../support/folder';
import { onBothDatabases } from '../support/store';
import { waitFor } from '../support/wait-for';

onBothDatabases((_kind, open) => {
	/** A product whose questions to the database are counted, and refused when it is away. */
	async function begin() {
		const store = await open();
		const state = { reads: 0, away: false };
		const database: Database = {
			...store.database,
			read: (work) => {
				state.reads++;
				if (state.away) return Promise.reject(new DatabaseUnavailable('gone'));
				return store.database.read(work);
			},
			ping: () => (state.away ? Promise.resolve(false) : store.database.ping()),
		};
		const app = await wireApp({
			settings: readSettings({ DEMO: '1', DATA_DIR: temporaryFolder() }),
			store: { ...store, database, close: () => Promise.resolve() },
			log: openLog('error', () => undefined),
		});
		onTestFinished(() => app.close());
		state.reads = 0;
		await health(app);
		return { app, state, once: state.reads };
	}

	it('reads its figures once for all who ask within a second, and anew for who asks later', async () => {
		const { app, state, once } = await begin();
		state.reads = 0;
		const found = await Promise.all(Array.from({ length: 50 }, () => publicHealth(app)));
		expect(state.reads).toBe(once);
		expect(new Set(found).size).toBe(1);
		expect(found[0]).toMatchObject({ ready: true, database: 'ok', outbox: { waiting: 0 } });
		const finishedAt = new Date('2026-03-29T01:00:00Z');
		await app.database.read((db) =>
			db.insert(jobRun).values({ name: 'tidy', startedAt: finishedAt, finishedAt, ok: false }),
		);
		const later = await waitFor(async () => {
			const { notes, at } = await publicHealth(app);
			return notes.includes('job:tidy') && at;
		});
		expect(Date.parse(later) - Date.parse(found[0]?.at ?? '')).toBeGreaterThan(900);
	});

	it('says at once that the database is away, whatever it said a moment ago, and that it is back', async () => {
		const { app, state } = await begin();
		expect((await publicHealth(app)).ready).toBe(true);
		state.away = true;
		expect(await publicHealth(app)).toMatchObject({ ready: false, database: 'away' });
		state.away = false;
		expect((await publicHealth(app)).ready).toBe(true);
	});
});
