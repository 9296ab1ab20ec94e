import { findCity } from '$lib/city';
import { CLUB_STATES, type ClubState } from '$lib/domain/club/states';
import { EVENT_STATES } from '$lib/domain/event/states';
import { NEED_STATES } from '$lib/domain/need/states';
import { NEWS_STATES } from '$lib/domain/news/states';
import {
	isListedEvent,
	isListedNeed,
	isPublicClub,
	isPublicEvent,
	isPublicNeed,
	isPublicNews,
} from '$lib/domain/public';
import { EMPTY_QUERY } from '$lib/domain/search/query';
import { findClub, listClubs } from '$lib/server/clubs';
import { openDiscovery, type Discovery } from '$lib/server/discovery';
import { findEvent, listDates } from '$lib/server/events';
import { countForStart, findNeed, listNeeds, listNeedsForDay } from '$lib/server/needs';
import { findNews, listNews } from '$lib/server/news';
import type { Database, Db } from '$lib/server/platform/database';
import { openLog } from '$lib/server/platform/log';
import { expect, it, vi } from 'vitest';
import { onBothDatabases } from '../support/store';
import { newClub, newDate, newEvent, newNeed, newNews, writeThings } from '../support/things';

// Every state of every thing, under every state of its club, before, on and after its days: page, list, search,
// suggestions, export and interface say the same, and what `domain/public` says.

vi.setConfig({ testTimeout: 120_000 });

const NOW = new Date('2026-11-21T10:00:00Z');
const BEFORE = new Date(NOW.getTime() - 7_200_000);
const AFTER = new Date(NOW.getTime() + 7_200_000);
const OWNERS: readonly (ClubState | null)[] = [...CLUB_STATES, null];

interface Case {
	id: string;
	/** What this is, for whoever reads a failure. */
	what: string;
	listed: boolean;
	page: boolean;
	find: (db: Db) => Promise<{ kind: string } | undefined>;
}

function lay() {
	const cases: Case[] = [];
	const clubs = CLUB_STATES.map((state) => newClub({ state }));
	const owner = (state: ClubState | null) =>
		state === null ? null : (clubs.find((club) => club.state === state) ?? null);
	for (const club of clubs) {
		const shown = isPublicClub({ state: club.state as ClubState });
		cases.push({
			id: club.id,
			what: `club ${club.state}`,
			listed: shown,
			page: shown,
			find: (db) => findClub(db, club.slug),
		});
	}
	const needs = NEED_STATES.flatMap((state) =>
		CLUB_STATES.flatMap((clubState) =>
			[null, BEFORE, AFTER].flatMap((publishFrom) =>
				[BEFORE, AFTER].map((expiresAt) => {
					const row = newNeed(owner(clubState)?.id ?? '', { state, publishFrom, expiresAt });
					const facts = { state, clubState, publishFrom, expiresAt };
					cases.push({
						id: row.id,
						what: `need ${JSON.stringify(facts)}`,
						listed: isListedNeed(facts, NOW),
						page: isPublicNeed(facts, NOW),
						find: (db) => findNeed(db, row.slug, NOW),
					});
					return row;
				}),
			),
		),
	);
	const dates: ReturnType<typeof newDate>[] = [];
	const events = EVENT_STATES.flatMap((state) =>
		OWNERS.flatMap((clubState) =>
			[BEFORE, AFTER].map((startsAt) => {
				const row = newEvent(owner(clubState)?.id ?? null, { state });
				const date = newDate(
					row.id,
					new Date(startsAt.getTime() - (startsAt < NOW ? 3_600_000 : 0)),
				);
				row.lastEndsAt = date.endsAt;
				dates.push({ ...date, state: state === 'cancelled' ? 'cancelled' : 'planned' });
				const facts = { state, clubState, lastEndsAt: date.endsAt };
				cases.push({
					id: row.id,
					what: `event ${JSON.stringify(facts)}`,
					listed: isListedEvent(facts, NOW),
					page: isPublicEvent(facts),
					find: (db) => findEvent(db, row.slug, NOW),
				});
				return row;
			}),
		),
	);
	const news = NEWS_STATES.flatMap((state) =>
		OWNERS.flatMap((clubState) =>
			[null, BEFORE, AFTER].flatMap((publishedAt) =>
				[null, BEFORE, AFTER].map((visibleUntil) => {
					const row = newNews(owner(clubState)?.id ?? null, { state, publishedAt, visibleUntil });
					const facts = { state, clubState, publishedAt, visibleUntil };
					const shown = isPublicNews(facts, NOW);
					cases.push({
						id: row.id,
						what: `news ${JSON.stringify(facts)}`,
						listed: shown,
						page: shown,
						find: (db) => findNews(db, owner(clubState)?.slug ?? '', row.slug, NOW),
					});
					return row;
				}),
			),
		),
	);
	return { cases, things: { clubs, needs, events, dates, news } };
}

/** Every list of the product, whole. */
async function listed(database: Database): Promise<Set<string>> {
	const limit = 10_000;
	const all = await database.read(async (db) => [
		...(await listClubs(db, { limit })),
		...(await listNeeds(db, { limit }, NOW)),
		...(await listDates(db, { from: NOW, limit })),
		...(await listNews(db, { limit }, NOW)),
	]);
	return new Set(all.map((each) => each.id));
}

async function searched(discovery: Discovery): Promise<Set<string>> {
	const found = new Set<string>();
	for (let page = 1; ; page++) {
		const { hits, total } = await discovery.search({ ...EMPTY_QUERY, page, limit: 100 });
		for (const hit of hits) found.add(hit.id);
		if (page * 100 >= total) {
			// The number said is the number there.
			expect(found.size).toBe(total);
			return found;
		}
	}
}

async function exported(discovery: Discovery): Promise<Set<string>> {
	const found = new Set<string>();
	for await (const batch of discovery.export()) for (const entry of batch) found.add(entry.id);
	return found;
}

onBothDatabases((_kind, open) => {
	it('is public everywhere, or nowhere', async () => {
		const { database } = await open();
		const { cases, things } = lay();
		await database.transaction((tx) => writeThings(tx, things));
		const city = findCity('luebeck');
		if (!city) throw new Error('No such city');
		const clock = { now: () => NOW };
		const discovery = await openDiscovery({ database, clock, log: openLog('error'), city });
		await discovery.remake();
		const said = {
			list: await listed(database),
			search: await searched(discovery),
			export: await exported(discovery),
		};
		const wrong: string[] = [];
		for (const { id, what, listed, page, find } of cases) {
			for (const [where, ids] of Object.entries(said))
				if (ids.has(id) !== listed) wrong.push(`${where}: ${what}`);
			const found = await database.read(find);
			if ((found?.kind === 'here') !== page) wrong.push(`page: ${what}`);
		}
		expect(wrong).toEqual([]);
		expect(cases.filter((each) => each.listed).length).toBeGreaterThan(20);
		await discovery.close();
	});

	it('counts and shows on the start page what is listed, whichever day it asks about', async () => {
		const { database } = await open();
		const club = newClub();
		const hour = 3_600_000;
		const at = (hours: number) => new Date(NOW.getTime() + hours * hour);
		const often = { effort: 'halber-tag', expiresAt: at(1_000) };
		const need = (more: Parameters<typeof newNeed>[1]) => newNeed(club.id, { ...often, ...more });
		const late = need({ nextAt: at(9), days: [], publishedAt: at(-1) });
		const early = need({ nextAt: at(3), days: ['mo'], effort: 'bis-2-stunden' });
		const saturdays = need({ days: ['sa', 'so'], publishedAt: at(-5), forTwo: true });
		const newer = need({ days: ['sa'], publishedAt: at(-2), german: 'etwas' });
		const mondays = need({ days: ['mo'] });
		const anyTime = need({ days: [] });
		const paused = need({ days: ['sa'], state: 'paused' });
		const over = need({ days: ['sa'], expiresAt: at(-1) });
		const needs = [late, early, saturdays, newer, mondays, anyTime, paused, over];
		await database.transaction((tx) => writeThings(tx, { clubs: [club], needs }));

		const saturday = { from: NOW, until: at(12), days: ['sa'] };
		const sunday = { from: at(13), until: at(36), days: ['so'] };
		const week = { from: NOW, until: at(168), days: ['mo', 'sa', 'so'] };
		const shown = async (day: typeof saturday) =>
			(await database.read((db) => listNeedsForDay(db, day, NOW))).map(({ id }) => id);
		const counted = (day: typeof saturday) =>
			database.read((db) => countForStart(db, day, week, NOW));
		expect(await shown(saturday)).toEqual([early.id, late.id, newer.id]);
		expect(await shown(sunday)).toEqual([saturdays.id]);
		const always = { all: 6, thisWeek: 5, short: 1, forTwo: 1, littleGerman: 1 };
		expect(await counted(saturday)).toEqual({ ...always, onDay: 4 });
		expect(await counted(sunday)).toEqual({ ...always, onDay: 1 });
	});

	it('hides all that hangs on a club with the club, before the index heard of it', async () => {
		const { database } = await open();
		const club = newClub();
		const need = newNeed(club.id);
		const event = newEvent(club.id, { lastEndsAt: AFTER });
		const news = newNews(club.id);
		await database.transaction((tx) =>
			writeThings(tx, {
				clubs: [club],
				needs: [need],
				events: [event],
				dates: [newDate(event.id, new Date(AFTER.getTime() - 3_600_000))],
				news: [news],
			}),
		);
		const city = findCity('luebeck');
		if (!city) throw new Error('No such city');
		const clock = { now: () => NOW };
		const discovery = await openDiscovery({ database, clock, log: openLog('error'), city });
		await discovery.remake();
		expect((await searched(discovery)).size).toBe(4);
		await database.read((db) => db.execute(`update club set state = 'blocked'`));
		const { hits } = await discovery.search({ ...EMPTY_QUERY, limit: 100 });
		expect(hits).toEqual([]);
		expect((await discovery.suggest(club.name)).clubs).toEqual([]);
		expect((await exported(discovery)).size).toBe(0);
		await discovery.keeper.followClub(club.id);
		expect(await searched(discovery)).toEqual(new Set());
		await discovery.close();
	});
});
