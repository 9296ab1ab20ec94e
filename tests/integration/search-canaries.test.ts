import {
	enquiry,
	enquiryContact,
	feedback,
	person,
	searchEntry,
	searchWord,
	version,
} from '$db/schema';
import { findCity } from '$lib/city';
import { CLUB_STATES } from '$lib/domain/club/states';
import { EVENT_STATES } from '$lib/domain/event/states';
import { NEED_STATES } from '$lib/domain/need/states';
import { NEWS_STATES } from '$lib/domain/news/states';
import {
	LISTED_NEED,
	PUBLIC_CLUB_STATES,
	PUBLIC_EVENT,
	PUBLIC_NEWS,
	type PublicRule,
} from '$lib/domain/public';
import { EMPTY_QUERY } from '$lib/domain/search/query';
import { openDiscovery } from '$lib/server/discovery';
import { openPackShelf } from '$lib/server/offline';
import { newId } from '$lib/server/platform/ids';
import { openLog } from '$lib/server/platform/log';
import { expect, it, vi } from 'vitest';
import { onBothDatabases } from '../support/store';
import {
	newClub,
	newDate,
	newEvent,
	newNeed,
	newNews,
	ownWord,
	writeThings,
} from '../support/things';

// S60: a word of its own in everything that is nobody's business. None of them may be found anywhere.

vi.setConfig({ testTimeout: 120_000 });

const NOW = new Date('2026-11-21T10:00:00Z');
const SOON = new Date(NOW.getTime() + 86_400_000);
const AGO = new Date(NOW.getTime() - 86_400_000);

function lay() {
	const canaries: string[] = [];
	const canary = () => {
		const word = ownWord();
		canaries.push(word);
		return word;
	};
	const hidden = <S extends string>(states: readonly S[], rule: PublicRule) =>
		states.filter((state) => !rule.states.includes(state));
	const open = newClub({
		name: 'Offener Verein',
		slug: 'offen',
		contactPerson: canary(),
		contactRole: canary(),
		contactMail: `${canary()}@verein.example`,
		contactPhone: canary(),
		externalId: canary(),
		licence: canary(),
		source: canary(),
	});
	const blocked = newClub({ state: 'blocked', name: canary(), about: canary() });
	const clubs = [
		open,
		blocked,
		...hidden(CLUB_STATES, { states: PUBLIC_CLUB_STATES }).map((state) =>
			newClub({ state, name: canary() }),
		),
	];
	const needs = [
		newNeed(open.id, { title: 'Offenes Gesuch', slug: 'gesuch', licence: canary() }),
		newNeed(blocked.id, { title: canary() }),
		newNeed(open.id, { title: canary(), expiresAt: AGO }),
		...hidden(NEED_STATES, LISTED_NEED).map((state) =>
			newNeed(open.id, { state, title: canary() }),
		),
	];
	const events = [
		newEvent(blocked.id, { title: canary() }),
		...hidden(EVENT_STATES, PUBLIC_EVENT).map((state) =>
			newEvent(open.id, { state, title: canary() }),
		),
	];
	const news = [
		newNews(blocked.id, { title: canary() }),
		newNews(open.id, { title: canary(), visibleUntil: AGO }),
		...hidden(NEWS_STATES, PUBLIC_NEWS).map((state) =>
			newNews(open.id, { state, title: canary(), text: canary() }),
		),
	];
	// These will be found, but not before their day.
	const early = [ownWord(), ownWord()];
	needs.push(newNeed(open.id, { title: early[0], publishFrom: SOON }));
	news.push(newNews(open.id, { title: early[1], publishedAt: SOON }));
	const dates = events.map((each) => newDate(each.id, SOON));
	return { canary, canaries, early, open, things: { clubs, needs, events, dates, news } };
}

onBothDatabases((_kind, open) => {
	it('S60 gives nothing away of drafts, of what was refused or is over, and of private fields', async () => {
		const { database } = await open();
		const { canary, canaries, early, open: club, things } = lay();
		await database.transaction(async (tx) => {
			await writeThings(tx, things);
			await tx.insert(version).values({
				id: newId(),
				thingKind: 'club',
				thingId: club.id,
				number: 1,
				state: 'draft',
				content: { name: canary(), about: canary() },
			});
			const enquiryId = newId();
			await tx.insert(enquiry).values({ id: enquiryId, clubId: club.id });
			await tx.insert(enquiryContact).values({
				enquiryId,
				name: canary(),
				mail: canary(),
				phone: canary(),
				message: canary(),
				eraseAt: SOON,
			});
			await tx
				.insert(person)
				.values({ id: newId(), name: canary(), mail: `${canary()}@a.example` });
			await tx.insert(feedback).values({ id: newId(), message: canary(), contact: canary() });
		});
		expect(canaries.length).toBeGreaterThanOrEqual(40);
		const city = findCity('luebeck');
		if (!city) throw new Error('No such city');
		const clock = { now: () => NOW };
		const discovery = await openDiscovery({ database, clock, log: openLog('error'), city });
		await discovery.remake();

		// What the engine is filled from, and what typos are told by.
		const [entries, words] = await database.read((db) =>
			Promise.all([db.select().from(searchEntry), db.select().from(searchWord)]),
		);
		const kept = JSON.stringify(entries) + JSON.stringify(words);
		expect(kept).toContain('Offener Verein');
		let exported = '';
		for await (const batch of discovery.export()) exported += JSON.stringify(batch);
		expect(exported).toContain('Offenes Gesuch');
		// What devices take along.
		const pack = (await openPackShelf({ database, discovery, clock, city }).ask()).text;
		expect(pack).toContain('Offener Verein');
		expect(pack).toContain('Offenes Gesuch');
		const everything = await discovery.search({ ...EMPTY_QUERY, limit: 100 });
		expect(everything.total).toBe(2);
		for (const word of [...canaries, ...early]) {
			if (!early.includes(word)) expect(kept, word).not.toContain(word);
			expect(exported).not.toContain(word);
			expect(pack, word).not.toContain(word);
			const found = await discovery.search({ ...EMPTY_QUERY, q: word });
			expect(found.hits, word).toEqual([]);
			expect(JSON.stringify(found.facets)).not.toContain(word);
			const { clubs } = await discovery.suggest(word);
			expect(clubs, word).toEqual([]);
		}
		const counted = Object.values(everything.facets.type ?? []).map(({ key, count }) => [
			key,
			count,
		]);
		expect(Object.fromEntries(counted)).toEqual({ club: 1, need: 1 });
		await discovery.close();
	});
});
