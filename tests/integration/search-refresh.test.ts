import { findCity } from '$lib/city';
import { openDiscovery } from '$lib/server/discovery';
import { systemClock } from '$lib/server/platform/clock';
import { DatabaseUnavailable, type Database } from '$lib/server/platform/database';
import { openLog } from '$lib/server/platform/log';
import { expect, it, onTestFinished, vi } from 'vitest';
import { onBothDatabases } from '../support/store';
import { waitFor } from '../support/wait-for';

onBothDatabases((_kind, open) => {
	it('says of a refresh that failed what kind of error it was, and of a database that is away nothing', async () => {
		const store = await open();
		const city = findCity('luebeck');
		if (!city) throw new Error('No such city');
		let trouble: Error | undefined;
		let refused = 0;
		const database: Database = {
			...store.database,
			read: (work) => {
				if (!trouble) return store.database.read(work);
				refused++;
				return Promise.reject(trouble);
			},
		};
		const lines: string[] = [];
		const log = openLog('debug', (line) => lines.push(line));
		// The turn that comes round every few seconds is ours to give.
		vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
		onTestFinished(() => void vi.useRealTimers());
		const refreshed = async (error: Error) => {
			const discovery = await openDiscovery({ database, clock: systemClock, log, city });
			await discovery.remake();
			await discovery.work();
			trouble = error;
			refused = 0;
			lines.length = 0;
			await waitFor(() => {
				// One that is still under way lets the next turn pass.
				vi.advanceTimersByTime(10_000);
				return refused > 0;
			}, 10_000);
			await discovery.close();
			trouble = undefined;
			return lines.join('');
		};
		expect(await refreshed(new DatabaseUnavailable('gone'))).toBe('');
		const said = await refreshed(new RangeError('Failed query: select geheim params: Rosa'));
		expect(said).toContain('"event":"search.refresh","error":"RangeError"');
		expect(said).not.toMatch(/geheim|Rosa/);
	});
});
