import {
	club,
	event,
	eventDate,
	installation,
	membership,
	need,
	news,
	person,
	version,
} from '$db/schema';
import { findCity } from '$lib/city';
import { listClubs } from '$lib/server/clubs';
import { seedVolume } from '$lib/server/demo';
import { listDates } from '$lib/server/events';
import { listNeeds } from '$lib/server/needs';
import { listNews } from '$lib/server/news';
import type { Platform } from '$lib/server/platform';
import type { Database } from '$lib/server/platform/database';
import { openLog } from '$lib/server/platform/log';
import { openLimits } from '$lib/server/platform/limits';
import { openFileStore } from '$lib/server/platform/files/store';
import { openGeocoder } from '$lib/server/platform/geocoder';
import { openOutbox } from '$lib/server/platform/jobs/outbox';
import { readSettings } from '$lib/server/platform/settings';
import { count } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import { expect, it, vi } from 'vitest';
import { temporaryFolder } from '../support/folder';
import { onBothDatabases } from '../support/store';

// Thousands of rows on the embedded database of a busy machine.
vi.setConfig({ testTimeout: 90_000 });

const NOW = new Date('2026-11-21T10:00:00Z');
const SIZE = { clubs: 250, needs: 1_000, news: 1_500, dates: 3_000 };

async function platformOn(database: Database): Promise<Platform> {
	const folder = temporaryFolder();
	const city = findCity('luebeck');
	if (!city) throw new Error('No Lübeck');
	const log = openLog('error');
	return {
		settings: readSettings({ DEMO: '1', DATA_DIR: folder }),
		database,
		clock: { now: () => NOW },
		outbox: openOutbox([], () => undefined),
		files: openFileStore(folder, database),
		limits: await openLimits(database),
		geocoder: await openGeocoder({ city, log }),
		log,
	};
}

/** Breaks off in the middle of one of its transactions, as a lost connection does. */
function breakingAt(database: Database, nth: number): Database {
	let left = nth;
	return {
		...database,
		read: (work) => database.read(work),
		transaction: (work) =>
			database.transaction(async (tx) => {
				const result = await work(tx);
				if (--left === 0) throw new Error('the line broke');
				return result;
			}),
	};
}

onBothDatabases((_kind, open) => {
	it('goes on where it was interrupted, and ends with exactly what was asked for', async () => {
		const { database } = await open();
		const how = (table: PgTable) =>
			database.read(async (db) => (await db.select({ n: count() }).from(table))[0]?.n);
		const broken = { ...(await platformOn(database)), database: breakingAt(database, 2) };
		await expect(seedVolume(broken, 'city', () => undefined, SIZE)).rejects.toThrow('broke');
		// The first hundred clubs are whole, of the second hundred there is nothing.
		expect(await how(club)).toBe(100);

		const said: string[] = [];
		const whole = await platformOn(database);
		const outcome = await seedVolume(whole, 'city', (line) => said.push(line), SIZE);
		expect(outcome).toMatchObject({ kind: 'seeded', resumed: true });
		expect(said.at(-1)).toContain('100 %');
		expect(await how(club)).toBe(SIZE.clubs);
		expect(await how(need)).toBe(SIZE.needs);
		expect(await how(news)).toBe(SIZE.news);
		expect(await how(eventDate)).toBe(SIZE.dates);
		expect(await how(event)).toBeLessThan(SIZE.dates / 2);

		expect(await seedVolume(whole, 'city', () => undefined, SIZE)).toEqual({
			kind: 'there-already',
		});
		expect(await seedVolume(whole, 'land', () => undefined)).toEqual({ kind: 'there-already' });
		expect(await how(club)).toBe(SIZE.clubs);
	});

	it('fills the lists with things shaped like real ones', async () => {
		const { database } = await open();
		const platform = await platformOn(database);
		await seedVolume(platform, 'city', () => undefined, SIZE);
		const [clubs, needs, stories, dates, all] = await database.read((db) =>
			Promise.all([
				listClubs(db, { limit: 50 }),
				listNeeds(db, { limit: 50 }, NOW),
				listNews(db, { limit: 50 }, NOW),
				listDates(db, { from: NOW, limit: 50 }),
				db.select().from(club),
			]),
		);
		expect([clubs, needs, stories, dates].map((list) => list.length)).toEqual([50, 50, 50, 50]);
		const share = (test: (one: (typeof all)[number]) => boolean) =>
			all.filter(test).length / all.length;
		expect(share((one) => one.placeId === null)).toBeGreaterThan(0.2);
		expect(share((one) => one.placeId === null)).toBeLessThan(0.4);
		const long = new Date(NOW.getTime() - 730 * 86_400_000);
		expect(share((one) => one.confirmedAt !== null && one.confirmedAt < long)).toBeGreaterThan(
			0.08,
		);
		expect(share((one) => /[äöüß]/.test(one.name))).toBeGreaterThan(0.2);
		const [people, members, versions] = await database.read((db) =>
			Promise.all([
				db.select().from(person),
				db.select().from(membership),
				db.select().from(version),
			]),
		);
		expect(people.length).toBe(2 * all.length);
		for (const one of people) expect(one.mail).toMatch(/\.example$/);
		// Every club that is run has somebody in charge, and everybody's last approved version is what is shown.
		const owned = new Set(members.filter((one) => one.role === 'owner').map((one) => one.clubId));
		for (const one of all) expect(owned.has(one.id)).toBe(one.claimed);
		const approved = new Map(
			versions.filter((one) => one.state === 'approved').map((one) => [one.thingId, one.content]),
		);
		for (const one of all)
			expect(approved.get(one.id)?.name).toBe(one.publishedAt ? one.name : undefined);
		expect(versions.filter((one) => one.state === 'waiting').length).toBeGreaterThan(0);
		expect(new Set(all.map((one) => one.slug)).size).toBe(all.length);
		for (const one of all) expect(one.contactMail).toMatch(/^$|\.example$/);
	});

	it('leaves an installation alone in which there are clubs', async () => {
		const { database } = await open();
		const platform = await platformOn(database);
		await seedVolume(platform, 'city', () => undefined, { ...SIZE, clubs: 1 });
		await database.read((db) => db.delete(installation));
		expect(await seedVolume(platform, 'city', () => undefined, SIZE)).toEqual({
			kind: 'there-already',
		});
	});
});
