import { delivery, fact } from '$db/schema';
import { DatabaseUnavailable, type Database } from '$lib/server/platform/database';
import { newId } from '$lib/server/platform/ids';
import {
	openOutbox,
	outboxState,
	type KnownFact,
	type Listener,
	type Waits,
} from '$lib/server/platform/jobs/outbox';
import { openRelay } from '$lib/server/platform/jobs/relay';
import { openLog } from '$lib/server/platform/log';
import { sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { onBothDatabases } from '../support/store';

const AT_ONCE: Waits = [0, 0, 0, 0, 0, 0, 0];
const log = openLog('error', () => undefined);

function listener(handle: (fact: KnownFact) => void, more: Partial<Listener> = {}): Listener {
	return {
		name: 'ear',
		hears: ['said'],
		waits: AT_ONCE,
		handle: (known) => Promise.resolve().then(() => handle(known)),
		...more,
	};
}

const tell = (database: Database, listeners: Listener[], thingId: string, n: number) =>
	database.transaction((tx) =>
		openOutbox(listeners, () => undefined).tell(tx, {
			type: 'said',
			thingKind: 'thing',
			thingId,
			payload: { n },
		}),
	);

const numberOf = ({ payload }: KnownFact) => Number(payload.n);
const waiting = async (database: Database) => (await outboxState(database)).waiting;

onBothDatabases((_kind, open) => {
	it('hands every fact to everyone who hears it, once, and keeps nothing waiting', async () => {
		const { database } = await open();
		const heard: string[] = [];
		const listeners = ['one', 'two'].map((name) =>
			listener((known) => heard.push(`${name} ${numberOf(known)}`), { name }),
		);
		for (let n = 0; n < 30; n++) await tell(database, listeners, newId(), n);
		expect(await waiting(database)).toBe(60);
		await openRelay(database, listeners, log).drain();
		expect(new Set(heard).size).toBe(60);
		expect(heard).toHaveLength(60);
		expect(await outboxState(database)).toEqual({ waiting: 0, parked: 0, lagSeconds: 0 });
	});

	it('tells nothing of what was rolled back, and refuses what nobody hears', async () => {
		const { database } = await open();
		const outbox = openOutbox([listener(() => undefined)], () => undefined);
		const happened = { type: 'said', thingKind: 'thing', thingId: newId() };
		const failing = database.transaction(async (tx) => {
			await outbox.tell(tx, happened);
			throw new Error('no');
		});
		await expect(failing).rejects.toThrow('no');
		await expect(
			database.transaction((tx) => outbox.tell(tx, { ...happened, type: 'whispered' })),
		).rejects.toThrow('Nobody listens to whispered');
		expect(await waiting(database)).toBe(0);
		expect(await database.read((db) => db.select().from(fact))).toEqual([]);
	});

	it('keeps the order of a thing through failures, while other things go on', async () => {
		const { database } = await open();
		const [stubborn, other] = [newId(), newId()];
		const heard: string[] = [];
		let failures = 3;
		const listeners = [
			listener((known) => {
				if (known.thingId === stubborn && numberOf(known) === 0 && failures-- > 0)
					throw new Error('not yet');
				heard.push(`${known.thingId === stubborn ? 'stubborn' : 'other'} ${numberOf(known)}`);
			}),
		];
		for (let n = 0; n < 4; n++)
			for (const thing of [stubborn, other]) await tell(database, listeners, thing, n);
		await openRelay(database, listeners, log).drain();
		for (const name of ['stubborn', 'other'])
			expect(heard.filter((what) => what.startsWith(name))).toEqual(
				[0, 1, 2, 3].map((n) => `${name} ${n}`),
			);
		expect(heard.indexOf('other 0')).toBeLessThan(heard.indexOf('stubborn 0'));
	});

	it('waits before it tries again', async () => {
		const { database } = await open();
		let tries = 0;
		const listeners = [
			listener(
				() => {
					tries++;
					throw new Error('busy');
				},
				{ waits: [3_600, 1, 1, 1, 1, 1, 1] },
			),
		];
		await tell(database, listeners, newId(), 0);
		const relay = openRelay(database, listeners, log);
		await relay.drain();
		await relay.drain();
		expect(tries).toBe(1);
		const [row] = await database.read((db) => db.select().from(delivery));
		expect(row).toMatchObject({ tries: 1, parkedAt: null, lastError: 'Error', claimedBy: null });
		expect((row?.nextAt.getTime() ?? 0) - Date.now()).toBeGreaterThan(3_500_000);
	});

	it('parks what fails eight times, and lets the rest of the thing pass', async () => {
		const { database } = await open();
		const thing = newId();
		let tries = 0;
		const heard: number[] = [];
		const listeners = [
			listener((known) => {
				if (numberOf(known) === 0) {
					tries++;
					throw new RangeError('poison');
				}
				heard.push(numberOf(known));
			}),
		];
		for (let n = 0; n < 3; n++) await tell(database, listeners, thing, n);
		await openRelay(database, listeners, log).drain();
		expect(tries).toBe(8);
		expect(heard).toEqual([1, 2]);
		expect(await outboxState(database)).toMatchObject({ waiting: 0, parked: 1, lagSeconds: 0 });
		const [row] = await database.read((db) => db.select().from(delivery));
		expect(row).toMatchObject({ tries: 8, lastError: 'RangeError' });

		// The way back that the manual names.
		await database.read((db) =>
			db.execute(sql`update delivery set parked_at = null, tries = 0, next_at = now()`),
		);
		await openRelay(database, [listener((known) => heard.push(numberOf(known)))], log).drain();
		expect(heard).toEqual([1, 2, 0]);
	});

	it('does not blame a listener for a database that is away', async () => {
		const { database } = await open();
		let away = true;
		let heard = 0;
		const listeners = [
			listener(() => {
				if (away) throw new DatabaseUnavailable('gone');
				heard++;
			}),
		];
		await tell(database, listeners, newId(), 0);
		const relay = openRelay(database, listeners, log);
		await relay.drain();
		const [row] = await database.read((db) => db.select().from(delivery));
		expect(row).toMatchObject({ tries: 0, parkedAt: null });
		away = false;
		await relay.drain();
		expect(heard).toBe(1);
	});

	it('shares the work between processes without doing anything twice', async () => {
		const { database } = await open();
		const heard: [relay: number, n: number][] = [];
		const listenersOf = (relay: number) => [
			listener((known) => heard.push([relay, numberOf(known)])),
		];
		for (let n = 0; n < 80; n++) await tell(database, listenersOf(0), newId(), n);
		await Promise.all([1, 2].map((r) => openRelay(database, listenersOf(r), log).drain()));
		expect(heard.map(([, n]) => n).sort((a, b) => a - b)).toEqual([...Array(80).keys()]);
		expect(await waiting(database)).toBe(0);
	});

	it('leaves what another process claimed, until its claim runs out', async () => {
		const { database } = await open();
		let heard = 0;
		const listeners = [listener(() => heard++)];
		await tell(database, listeners, newId(), 0);
		const claim = (seconds: number) =>
			database.read((db) =>
				db.execute(sql`update delivery set claimed_by = ${newId()},
					claimed_until = now() + make_interval(secs => ${seconds})`),
			);
		await claim(60);
		const relay = openRelay(database, listeners, log);
		await relay.drain();
		expect(heard).toBe(0);
		await claim(-1);
		await relay.drain();
		expect(heard).toBe(1);

		// Whoever has the data for itself knows that the other one is dead.
		await tell(database, listeners, newId(), 1);
		await claim(60);
		await relay.drain();
		expect(heard).toBe(1);
		await openRelay(database, listeners, log, { alone: true }).drain();
		expect(heard).toBe(2);
	});

	it('gives back at its end what it claimed and did not begin', async () => {
		const { database } = await open();
		let heard = 0;
		const listeners = [
			listener(
				() => {
					heard++;
					void relay.stop();
				},
				{ oneByOne: true },
			),
		];
		const relay = openRelay(database, listeners, log);
		for (let n = 0; n < 3; n++) await tell(database, listeners, newId(), n);
		await relay.drain();
		await relay.stop();
		expect(heard).toBe(1);
		const rows = await database.read((db) => db.select().from(delivery));
		expect(rows.map((row) => row.claimedBy)).toEqual([null, null]);
	});

	it('says how old the oldest is', async () => {
		const { database } = await open();
		await tell(database, [listener(() => undefined)], newId(), 0);
		await database.read((db) =>
			db.execute(sql`update delivery set created_at = now() - interval '90 seconds'`),
		);
		const { lagSeconds } = await outboxState(database);
		expect(lagSeconds).toBeGreaterThanOrEqual(90);
		expect(lagSeconds).toBeLessThan(120);
	});
});
