import { club } from '$db/schema';
import { findCity } from '$lib/city';
import { EMPTY_QUERY } from '$lib/domain/search/query';
import { openDiscovery } from '$lib/server/discovery';
import { openLog } from '$lib/server/platform/log';
import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { onBothDatabases } from '../support/store';
import { newClub, newNeed, writeThings } from '../support/things';

// Numbers beside the filters are remembered; a change that this process hears of is in them at once.

onBothDatabases((_kind, open) => {
	it('counts what is there after a change, and nothing of what was withdrawn', async () => {
		const { database } = await open();
		const city = findCity('luebeck');
		if (!city) throw new Error('No such city');
		const own = newClub();
		const clubs = [own, newClub()];
		await database.transaction((tx) => writeThings(tx, { clubs, needs: [newNeed(own.id)] }));
		const clock = { now: () => new Date() };
		const discovery = await openDiscovery({ database, clock, log: openLog('error'), city });
		await discovery.remake();
		const counted = async () => {
			const { total, facets } = await discovery.search(EMPTY_QUERY);
			const types = Object.fromEntries((facets.type ?? []).map(({ key, count }) => [key, count]));
			return { total, ...types };
		};
		expect(await counted()).toEqual({ total: 3, club: 2, need: 1 });
		await database.read((db) =>
			db.update(club).set({ state: 'paused' }).where(eq(club.id, own.id)),
		);
		await discovery.keeper.followClub(own.id);
		expect(await counted()).toEqual({ total: 1, club: 1 });
		await discovery.close();
	});
});
