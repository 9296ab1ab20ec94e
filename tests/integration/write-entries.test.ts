import {
	auditEntry,
	club,
	entryDraft,
	event,
	eventDate,
	need,
	news,
	review,
	version,
} from '$db/schema';
import type { EventContent } from '$lib/domain/event/content';
import type { NeedContent } from '$lib/domain/need/content';
import type { NewsContent } from '$lib/domain/news/content';
import { Refused } from '$lib/domain/result';
import {
	dropDraft,
	forgetEntryDrafts,
	keepDraft,
	lastContent,
	listClashes,
	listDrafts,
	listOwnEntries,
	openOwnEntry,
	readDraft,
} from '$lib/server/entries';
import { layAhead, listDates, writtenEvent } from '$lib/server/events';
import { findNeed, writtenNeed } from '$lib/server/needs';
import { findNews, writtenNews } from '$lib/server/news';
import { newId } from '$lib/server/platform/ids';
import { markOf } from '$lib/server/platform/mark';
import { decideEntry, moveEntry, saveEntry } from '$lib/server/writing';
import { and, eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { addPerson, meet, openTestPeople, type TestPeople } from '../support/people-platform';
import { onBothDatabases } from '../support/store';

const newsOf = (more: Partial<NewsContent> = {}): NewsContent => ({
	title: 'Neues Boot',
	text: 'Wir haben ein Boot.',
	type: 'meldung',
	topics: [],
	visibleUntil: '',
	picture: null,
	...more,
});
const needOf = (more: Partial<NeedContent> = {}): NeedContent => ({
	...{ title: 'Beete umgraben', summary: '', text: 'Spaten sind da.', kind: 'einmalig' },
	...{ effort: 'halber-tag', hours: null, topics: [], activities: [], audiences: [] },
	...{ date: '2026-12-05', time: '10:00', endTime: '13:00', days: [], times: [] },
	...{ mode: 'vor-ort', helpers: 3, german: null, languages: [], minAge: null, maxAge: null },
	...{ forTwo: null, withChildren: null, access: [], requires: [], rewards: [] },
	...{ insured: null, urgent: false, until: '2026-12-05', place: 'verein', picture: null },
	...more,
});
const eventOf = (more: Partial<EventContent> = {}): EventContent => ({
	...{ title: 'Chorprobe', text: '', type: 'treff', topics: [], audiences: [], link: '' },
	...{ price: '', registration: 'keine', capacity: null, languages: [], access: [] },
	...{ localStart: '2026-12-01T19:00', minutes: 90, rule: null, leftOut: [], added: [] },
	...{ place: 'verein', picture: null },
	...more,
});

onBothDatabases((_kind, _open, share) => {
	const one = share;

	async function begin(clubState = 'verified', role: 'owner' | 'writer' = 'writer') {
		const people = await openTestPeople(await one());
		const who = await addPerson(people, { clubRole: role });
		const clubId = who.clubId ?? '';
		await people.database.read((db) =>
			db
				.update(club)
				.set({ state: clubState, publishedAt: people.clock.now(), district: 'st-juergen' })
				.where(eq(club.id, clubId)),
		);
		const met = await meet(people, who);
		const slug = (
			await people.database.read((db) => db.select().from(club).where(eq(club.id, clubId)))
		)[0]?.slug;
		return { people, clubId, met, slug: slug ?? '' };
	}
	const told = async (people: TestPeople, id: string) => {
		await people.deliver();
		return people.told.filter((fact) => fact.thingId === id).map(({ type }) => type);
	};

	it('a writer of a trusted club publishes at once: row, version, audit and fact are one', async () => {
		const { people, clubId, met, slug } = await begin();
		const id = newId();
		const saved = await saveEntry(people, met, writtenNews, {
			...{ clubId, id, content: newsOf(), seen: '' },
		});
		expect(saved).toMatchObject({ kind: 'published', state: 'published' });
		const found = await people.database.read((db) =>
			findNews(db, slug, saved.kind === 'conflict' ? '' : saved.slug, people.clock.now()),
		);
		expect(found).toMatchObject({ kind: 'here', news: { text: 'Wir haben ein Boot.' } });
		expect(await told(people, id)).toEqual(['news.changed']);
		const kept = await people.database.read((db) =>
			db.select().from(version).where(eq(version.thingId, id)),
		);
		expect(kept).toMatchObject([{ number: 1, state: 'approved' }]);
		const deeds = await people.database.read((db) =>
			db.select().from(auditEntry).where(eq(auditEntry.thingId, id)),
		);
		expect(deeds).toMatchObject([{ action: 'news.written', thingKind: 'news' }]);
	});

	it('one id is one entry, however often it is sent, also at once', async () => {
		const { people, clubId, met } = await begin();
		for (const [written, content] of [
			[writtenNeed, needOf()],
			[writtenEvent, eventOf()],
			[writtenNews, newsOf()],
		] as const) {
			const id = newId();
			const send = () =>
				saveEntry(people, met, written as typeof writtenNews, {
					...{ clubId, id, content: content as unknown as NewsContent, seen: '' },
				});
			const all = await Promise.all([send(), send(), send()]);
			expect(all.map(({ kind }) => kind).sort(), written.kind).toEqual([
				'published',
				'same',
				'same',
			]);
			expect(await told(people, id)).toHaveLength(1);
		}
	});

	it('the same once more under a new id is the first one, unless something is another, or it was long ago', async () => {
		const { people, clubId, met, slug } = await begin();
		const send = (content: NewsContent) =>
			saveEntry(people, met, writtenNews, { ...{ clubId, id: newId(), content, seen: '' } });
		const first = await send(newsOf());
		expect(await send(newsOf())).toEqual({ ...first, kind: 'same' });
		expect(await send(newsOf({ text: 'Wir haben zwei Boote.' }))).toMatchObject({
			kind: 'published',
		});
		// Two forms of the same words at the same moment, without a script: one of them is the other one.
		const twice = newsOf({ title: 'Auf einmal' });
		const both = await Promise.all([send(twice), send(twice), send(twice)]);
		expect(both.map(({ kind }) => kind).sort()).toEqual(['published', 'same', 'same']);
		expect(new Set(both.map((saved) => saved.kind !== 'conflict' && saved.id)).size).toBe(1);
		people.later(11 * 60_000);
		// Said again on another day it is meant so, and the first one stays what it was.
		const later = await send(newsOf());
		expect(later).toMatchObject({ kind: 'published' });
		if (later.kind === 'conflict' || first.kind === 'conflict')
			throw new Error('Nobody else wrote');
		expect(later.id).not.toBe(first.id);
		expect(later.slug).not.toBe(first.slug);
		const shown = await people.database.read((db) =>
			findNews(db, slug, first.slug, people.clock.now()),
		);
		expect(shown).toMatchObject({ kind: 'here' });
		// What was taken back may be said again.
		const again = await send(newsOf({ title: 'Nochmal' }));
		if (again.kind === 'conflict') throw new Error('Nobody else wrote');
		await moveEntry(people, met, writtenNews, {
			...{ clubId, id: again.id, action: 'withdraw', reason: '' },
		});
		expect(await send(newsOf({ title: 'Nochmal' }))).toMatchObject({ kind: 'published' });
	});

	it('a club that is not trusted waits, and what is approved stays public', async () => {
		const { people, clubId, met, slug } = await begin('approved');
		const id = newId();
		const first = await saveEntry(people, met, writtenNews, {
			...{ clubId, id, content: newsOf(), seen: '' },
		});
		expect(first).toMatchObject({ kind: 'waiting', state: 'waiting' });
		const desk = await people.database.read((db) =>
			db.select().from(review).where(eq(review.thingId, id)),
		);
		expect(desk).toMatchObject([{ kind: 'news', state: 'open', clubId }]);
		const by = { deciderId: met.actor.personId, now: people.clock.now(), reason: '' };
		const approve = (item: (typeof desk)[number]) =>
			people.database.transaction((tx) =>
				decideEntry(
					people,
					tx,
					writtenNews,
					{ clubId, versionId: item.versionId ?? '', located: undefined },
					'approve',
					by,
				),
			);
		for (const item of desk) await approve(item);
		await people.database.read((db) =>
			db.update(review).set({ state: 'approved' }).where(eq(review.thingId, id)),
		);
		const opened = await openOwnEntry(people, met, { clubId, id });
		expect(opened.row.state).toBe('published');
		const edited = await saveEntry(people, met, writtenNews, {
			...{ clubId, id, seen: opened.seen, content: newsOf({ text: 'Zwei Boote.' }) },
		});
		expect(edited.kind).toBe('waiting');
		const still = await people.database.read((db) =>
			findNews(db, slug, opened.row.slug, people.clock.now()),
		);
		expect(still).toMatchObject({ kind: 'here', news: { text: 'Wir haben ein Boot.' } });
		expect(await openOwnEntry(people, met, { clubId, id })).toMatchObject({
			content: { text: 'Zwei Boote.' },
			changeWaits: true,
		});
		const [change] = await people.database.read((db) =>
			db
				.select()
				.from(review)
				.where(and(eq(review.thingId, id), eq(review.state, 'open'))),
		);
		if (!change) throw new Error('Nothing waits');
		await approve(change);
		const now = await people.database.read((db) =>
			findNews(db, slug, opened.row.slug, people.clock.now()),
		);
		expect(now).toMatchObject({ kind: 'here', news: { text: 'Zwei Boote.' } });
	});

	it('R17 the second of two sees both texts, and loses none', async () => {
		const { people, clubId, met } = await begin();
		const id = newId();
		await saveEntry(people, met, writtenNeed, { clubId, id, content: needOf(), seen: '' });
		const seen = markOf(needOf());
		const mine = needOf({ text: 'Mit Kuchen.' });
		const theirs = needOf({ text: 'Mit Suppe.' });
		const save = (content: NeedContent) =>
			saveEntry(people, met, writtenNeed, { clubId, id, content, seen });
		expect((await save(theirs)).kind).toBe('published');
		const second = await save(mine);
		expect(second).toMatchObject({ kind: 'conflict', theirs: { text: 'Mit Suppe.' } });
		if (second.kind !== 'conflict') throw new Error('No conflict');
		const third = await saveEntry(people, met, writtenNeed, {
			...{ clubId, id, content: mine, seen: second.seen },
		});
		expect(third.kind).toBe('published');
		const states = await people.database.read((db) =>
			db.select({ state: version.state }).from(version).where(eq(version.thingId, id)),
		);
		expect(states.map(({ state }) => state).sort()).toEqual([
			'approved',
			'superseded',
			'superseded',
		]);
	});

	it('pauses, resumes, extends, fills and withdraws; pressed twice is pressed once', async () => {
		const { people, clubId, met } = await begin();
		const id = newId();
		await saveEntry(people, met, writtenNeed, { clubId, id, content: needOf(), seen: '' });
		const press = (action: string) => moveEntry(people, met, writtenNeed, { clubId, id, action });
		expect(await press('pause')).toBe('paused');
		expect(await press('pause')).toBe('paused');
		expect(await press('resume')).toBe('open');
		await press('extend');
		const [row] = await people.database.read((db) => db.select().from(need).where(eq(need.id, id)));
		expect(row?.expiresAt.toISOString().slice(0, 10)).toBe('2027-02-19');
		expect(await press('fill')).toBe('full');
		expect(await press('withdraw')).toBe('withdrawn');
		await expect(press('pause')).rejects.toMatchObject({ code: 'wrong-state' });
		await expect(press('publish')).rejects.toBeInstanceOf(Refused);
		// Two presses changed nothing: one fact less.
		expect(await told(people, id)).toHaveLength(6);
		expect(
			await people.database.read((db) => findNeed(db, row?.slug ?? '', people.clock.now())),
		).toMatchObject({ kind: 'gone' });
	});

	it('an event by a simple rule stands on its dates, keeps what was said of one, and says why it is off', async () => {
		const { people, clubId, met } = await begin();
		const id = newId();
		const content = eventOf({ rule: 'FREQ=WEEKLY', leftOut: ['2026-12-22T19:00'] });
		await saveEntry(people, met, writtenEvent, { clubId, id, content, seen: '' });
		const dates = () =>
			people.database.read((db) => listDates(db, { from: people.clock.now(), clubId, limit: 500 }));
		const before = await dates();
		expect(before.slice(0, 4).map(({ localStart }) => localStart)).toEqual([
			'2026-12-01T19:00',
			'2026-12-08T19:00',
			'2026-12-15T19:00',
			'2026-12-29T19:00',
		]);
		expect(before.length).toBeGreaterThan(50);
		await people.database.read((db) =>
			db
				.update(eventDate)
				.set({ state: 'cancelled', reason: 'Sturm' })
				.where(and(eq(eventDate.eventId, id), eq(eventDate.localStart, '2026-12-08T19:00'))),
		);
		const longer = { ...content, minutes: 120 };
		await saveEntry(people, met, writtenEvent, {
			...{ clubId, id, content: longer, seen: markOf(content) },
		});
		expect((await dates())[1]).toMatchObject({ dateState: 'cancelled', minutes: 120 });
		people.later(200 * 86_400_000);
		await layAhead(people.database, people.clock.now());
		const [last] = (await dates()).slice(-1);
		expect(last?.localStart.slice(0, 7)).toBe('2028-07');
		await moveEntry(people, met, writtenEvent, {
			...{ clubId, id, action: 'cancel', reason: 'Der Saal ist zu.' },
		});
		const [row] = await people.database.read((db) =>
			db.select().from(event).where(eq(event.id, id)),
		);
		expect(row).toMatchObject({ state: 'cancelled', reason: 'Der Saal ist zu.', sequence: 2 });
	});

	it('strangers find nothing, of what others wrote and of their drafts', async () => {
		const { people, clubId, met } = await begin();
		const other = await begin();
		const id = newId();
		await saveEntry(people, met, writtenNews, { clubId, id, content: newsOf(), seen: '' });
		await keepDraft(people, met, { clubId, id, kind: 'news', values: { text: 'x' }, revision: 0 });
		const foreign = { clubId: other.clubId, id };
		for (const attempt of [
			() => saveEntry(people, other.met, writtenNews, { ...foreign, content: newsOf(), seen: '' }),
			() => saveEntry(people, other.met, writtenNews, { clubId, id, content: newsOf(), seen: '' }),
			() => moveEntry(people, other.met, writtenNews, { ...foreign, action: 'withdraw' }),
			() => openOwnEntry(people, other.met, foreign),
			() => openOwnEntry(people, other.met, { clubId, id }),
			() => keepDraft(people, other.met, { ...foreign, kind: 'news', values: {}, revision: 0 }),
			() => listOwnEntries(people, other.met, clubId),
			() => listDrafts(people, other.met, clubId),
		])
			await expect(attempt(), attempt.toString()).rejects.toMatchObject({ code: 'not-found' });
		expect(await readDraft(people, other.met, foreign)).toBeUndefined();
		const picture = { id: newId(), alt: 'Boot', credit: '' };
		await expect(
			saveEntry(people, met, writtenNews, {
				...{ clubId, id: newId(), content: newsOf({ picture }), seen: '' },
			}),
		).rejects.toMatchObject({ code: 'not-found' });
	});

	it('clubs that were turned down or blocked write nothing', async () => {
		for (const state of ['rejected', 'blocked', 'archived', 'draft']) {
			const { people, clubId, met } = await begin(state);
			await expect(
				saveEntry(people, met, writtenNews, {
					...{ clubId, id: newId(), content: newsOf(), seen: '' },
				}),
			).rejects.toMatchObject({ code: 'wrong-state' });
		}
	});

	it('keeps drafts as typed, shows two who write to each other, and forgets them', async () => {
		const { people, clubId, met } = await begin();
		const id = newId();
		const keep = (who: typeof met, text: string, revision: number) =>
			keepDraft(people, who, { clubId, id, kind: 'news', values: { text }, revision });
		expect(await keep(met, 'Wir\u0000 haben', 0)).toBe(1);
		expect(await keep(met, 'Wir haben ein', 1)).toBe(2);
		const colleague = await addPerson(people);
		await people.database.read((db) =>
			db.execute(
				`insert into membership (id, person_id, club_id, role, state) values ('${newId()}', '${colleague.id}', '${clubId}', 'writer', 'active')`,
			),
		);
		const second = await meet(people, colleague);
		await expect(keep(second, 'Etwas anderes', 1)).rejects.toMatchObject({ code: 'conflict' });
		expect(await listDrafts(people, second, clubId)).toMatchObject([
			{ id, values: { text: 'Wir haben ein' }, revision: 2 },
		]);
		await saveEntry(people, met, writtenNews, { clubId, id, content: newsOf(), seen: '' });
		expect(await listDrafts(people, met, clubId)).toEqual([]);
		const other = newId();
		await keepDraft(people, met, {
			...{ clubId, id: other, kind: 'need', values: { title: 'a' }, revision: 0 },
		});
		people.later(29 * 86_400_000);
		await forgetEntryDrafts(people.database, people.clock.now());
		expect(await readDraft(people, met, { clubId, id: other })).toBeDefined();
		people.later(2 * 86_400_000);
		await forgetEntryDrafts(people.database, people.clock.now());
		expect(await readDraft(people, met, { clubId, id: other })).toBeUndefined();
		await dropDraft(people, met, { clubId, id: other });
		expect(
			await people.database.read((db) =>
				db.select().from(entryDraft).where(eq(entryDraft.clubId, clubId)),
			),
		).toEqual([]);
	});

	it('offers what was written last, and hints at what else is on that evening', async () => {
		const { people, clubId, met } = await begin();
		expect(await lastContent(people, met, { clubId, kind: 'event' })).toBeUndefined();
		const id = newId();
		const first = eventOf({ localStart: '2026-12-03T19:00', title: 'Lesung' });
		await saveEntry(people, met, writtenEvent, { clubId, id, content: first, seen: '' });
		expect(await lastContent(people, met, { clubId, kind: 'event' })).toMatchObject({
			content: { title: 'Lesung' },
		});
		const other = await begin();
		const ask = (localStart: string, district: string) =>
			listClashes(people, other.met, {
				...{ clubId: other.clubId, id: newId(), localStart, district },
			});
		expect(await ask('2026-12-03T20:00', 'st-juergen')).toMatchObject([{ title: 'Lesung' }]);
		expect(await ask('2026-12-03T20:00', 'travemuende')).toEqual([]);
		expect(await ask('2026-12-03T10:00', 'st-juergen')).toEqual([]);
		expect(
			await people.database.read((db) => db.select().from(news).where(eq(news.clubId, clubId))),
		).toEqual([]);
	});
});
