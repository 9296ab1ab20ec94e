import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Database } from '../platform/database';
import { openLog } from '../platform/log';
import { openViewCount, WRITTEN_EVERY_MS } from './count-views';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Counts the times it is written to; away when told so. */
function begin() {
	const database = { writes: 0, away: false };
	const views = openViewCount({
		database: {
			transaction: () => {
				if (database.away) return Promise.reject(new Error('away'));
				database.writes++;
				return Promise.resolve();
			},
		} as unknown as Database,
		clock: { now: () => new Date('2026-11-21T10:00:00Z') },
		log: openLog('error', () => undefined),
	});
	return { database, views };
}

it('writes in turns, and not at all when nothing was opened', async () => {
	const { database, views } = begin();
	views.start();
	await vi.advanceTimersByTimeAsync(3 * WRITTEN_EVERY_MS);
	expect(database.writes).toBe(0);
	for (let times = 0; times < 500; times++) views.note({ kind: 'club', slug: 'chor' });
	expect(database.writes).toBe(0);
	await vi.advanceTimersByTimeAsync(WRITTEN_EVERY_MS);
	expect(database.writes).toBe(1);
	await views.stop();
	expect(database.writes).toBe(1);
});

it('keeps what it counted while the database is away, and writes the rest at the end', async () => {
	const { database, views } = begin();
	views.start();
	views.note({ kind: 'club', slug: 'chor' });
	database.away = true;
	await vi.advanceTimersByTimeAsync(WRITTEN_EVERY_MS);
	database.away = false;
	await views.stop();
	expect(database.writes).toBe(1);
	await vi.advanceTimersByTimeAsync(5 * WRITTEN_EVERY_MS);
	expect(database.writes).toBe(1);
});
