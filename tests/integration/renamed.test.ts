import { address, club, event, need, news } from '$db/schema';
import { findCity } from '$lib/city';
import type { Db } from '$lib/server/platform/database';
import { readSettings } from '$lib/server/platform/settings';
import { eq } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import { expect, it } from 'vitest';
import { load as clubPage } from '../../src/routes/vereine/[slug]/+page.server';
import { load as newsPage } from '../../src/routes/vereine/[slug]/neuigkeiten/[news]/+page.server';
import { load as needPage } from '../../src/routes/mitmachen/[slug]/+page.server';
import { load as eventPage } from '../../src/routes/termine/[slug]/+page.server';
import { onBothDatabases } from '../support/store';
import { newClub, newEvent, newNeed, newNews, writeThings } from '../support/things';

// An address that was ever given away leads to the thing for ever, however often it was renamed since.

const NOW = new Date('2026-11-21T10:00:00Z');
const NAMES = ['anfangs', 'spaeter', 'zuletzt'];
type Page = (asked: never) => unknown;

onBothDatabases((_kind, open) => {
	it.each([
		['club', club, clubPage, '/vereine/'],
		['need', need, needPage, '/mitmachen/'],
		['event', event, eventPage, '/termine/'],
		['news', news, newsPage, '/vereine/heim/neuigkeiten/'],
	] as const)(
		'a renamed %s answers 301 under each of its old addresses',
		async (kind, table, page, base) => {
			const { database } = await open();
			const home = newClub({ slug: 'heim' });
			const thing = {
				club: newClub({ slug: 'anfangs' }),
				need: newNeed(home.id, { slug: 'anfangs' }),
				event: newEvent(home.id, { slug: 'anfangs' }),
				news: newNews(home.id, { slug: 'anfangs' }),
			}[kind];
			await database.transaction((tx) =>
				writeThings(tx, {
					clubs: [home, ...(kind === 'club' ? [thing as ReturnType<typeof newClub>] : [])],
					needs: kind === 'need' ? [thing as ReturnType<typeof newNeed>] : [],
					events: kind === 'event' ? [thing as ReturnType<typeof newEvent>] : [],
					news: kind === 'news' ? [thing as ReturnType<typeof newNews>] : [],
				}),
			);
			const rename = async (db: Db, slug: string) => {
				await db.insert(address).values({ thingKind: kind, slug, thingId: thing.id });
				const of: PgTable & { id: PgColumn } = table;
				await db.update(of).set({ slug }).where(eq(of.id, thing.id));
			};
			for (const slug of NAMES.slice(1)) await database.transaction((tx) => rename(tx, slug));

			const city = findCity('luebeck');
			const settings = readSettings({ DEMO: '1' });
			const app = { database, city, settings, clock: { now: () => NOW } };
			const visit = async (slug: string, inside = 'heim') => {
				const params = kind === 'news' ? { slug: inside, news: slug } : { slug };
				const url = new URL(`${base}${slug}`, 'http://localhost');
				try {
					await (page as Page)({ locals: { app }, params, url } as never);
					return 'here';
				} catch (error) {
					// What is no answer is a fault, and is shown as one.
					if (error instanceof Error) throw error;
					const { status, location } = error as { status: number; location?: string };
					return `${status} ${location ?? ''}`.trim();
				}
			};
			expect(await visit('zuletzt')).toBe('here');
			for (const old of NAMES.slice(0, 2)) expect(await visit(old)).toBe(`301 ${base}zuletzt`);
			expect(await visit('nie-gehabt')).toBe('404');
			// The old address of its club leads on as well.
			if (kind === 'news') expect(await visit('anfangs', 'woanders')).toBe(`301 ${base}zuletzt`);
			// Nobody else can be given an address that once was this one's.
			await expect(
				database.read((db) =>
					db.insert(address).values({ thingKind: kind, slug: 'anfangs', thingId: home.id }),
				),
			).rejects.toThrow();
		},
	);
});
