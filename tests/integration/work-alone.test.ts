import { installation } from '$db/schema';
import { forgetHolds, workAlone, type StillOurs } from '$lib/server/platform/jobs/work-alone';
import { openLog } from '$lib/server/platform/log';
import { sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { onBothDatabases, type TestStore } from '../support/store';
import { waitFor } from '../support/wait-for';

const log = openLog('error');
const alone = <T>({ database }: TestStore, work: (stillOurs: StillOurs) => Promise<T>) =>
	workAlone(database, log, 'test', work);
/** The hold as if its time were over: its owner was killed, or stood still. */
const letLapse = ({ database }: TestStore) =>
	database.read((db) => db.update(installation).set({ at: sql`now() - interval '1 second'` }));
const heldUntil = async ({ database }: TestStore) =>
	(
		await database.read((db) =>
			db
				.select()
				.from(installation)
				.where(sql`key = 'alone.test'`),
		)
	)[0]?.at;

onBothDatabases((_kind, open) => {
	it('lets one work, tells the others at once, and the next one when it is over', async () => {
		const store = await open();
		let finish = (): void => undefined;
		const first = alone(store, async () => {
			await new Promise<void>((resolve) => (finish = resolve));
			return 'first';
		});
		await waitFor(async () => (await heldUntil(store)) !== undefined);
		const others = await Promise.all(
			[1, 2, 3].map(() => alone(store, () => Promise.resolve('other'))),
		);
		expect(others).toEqual([undefined, undefined, undefined]);
		finish();
		expect(await first).toEqual({ made: 'first' });
		expect(await alone(store, () => Promise.resolve('next'))).toEqual({ made: 'next' });
	});

	it('is free again when the work fails', async () => {
		const store = await open();
		const broken = alone(store, () => Promise.reject(new Error('broken')));
		await expect(broken).rejects.toThrow('broken');
		expect(await alone(store, (stillOurs) => Promise.resolve(stillOurs()))).toEqual({ made: true });
	});

	it('R04 waits for nobody who was killed, and who stood still takes nothing back', async () => {
		const store = await open();
		let finish = (): void => undefined;
		const slow = alone(store, () => new Promise<void>((resolve) => (finish = resolve)));
		await waitFor(async () => (await heldUntil(store)) !== undefined);
		await letLapse(store);
		const heir = await alone(store, async () => {
			const until = await heldUntil(store);
			finish();
			await slow;
			// The first one is over, and the hold of the second one stands.
			expect(await heldUntil(store)).toEqual(until);
			return 'heir';
		});
		expect(heir).toEqual({ made: 'heir' });
		expect(await heldUntil(store)).toBeUndefined();
	});

	it('whoever has the database alone need not wait for what was killed', async () => {
		const store = await open();
		let finish = (): void => undefined;
		const killed = alone(store, () => new Promise<void>((resolve) => (finish = resolve)));
		await waitFor(async () => (await heldUntil(store)) !== undefined);
		await forgetHolds(store.database);
		expect(await alone(store, () => Promise.resolve('next'))).toEqual({ made: 'next' });
		await forgetHolds(store.database);
		finish();
		await killed;
	});

	it('holds on for as long as the work takes', async () => {
		const store = await open();
		await alone(store, async (stillOurs) => {
			const before = await heldUntil(store);
			await waitFor(async () => Number(await heldUntil(store)) > Number(before));
			expect(stillOurs()).toBe(true);
		});
	});
});
