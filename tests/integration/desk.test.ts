import {
	auditEntry,
	club,
	membership,
	news,
	person,
	review,
	reviewCheck,
	version,
} from '$db/schema';
import { bulkSchema, type Decision } from '$lib/domain/review/decision';
import { writtenNews } from '$lib/server/news';
import { newId } from '$lib/server/platform/ids';
import {
	addNote,
	assign,
	checkWaiting,
	countDesk,
	decideMany,
	decideReview,
	listDesk,
	listTextModules,
	lookAt,
	markOfModule,
	mendItem,
	moduleText,
	putOff,
	saveTextModule,
	showReview,
	undoReview,
} from '$lib/server/reviews';
import { markOf } from '$lib/server/platform/mark';
import { saveEntry } from '$lib/server/writing';
import { eq, inArray } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { addPerson, meet, openTestPeople, type TestPeople } from '../support/people-platform';
import { addRegistered } from '../support/register';
import { onBothDatabases } from '../support/store';
import { newClub, writeThings } from '../support/things';

const yes = (id: string, more: Partial<Decision> = {}): Decision => ({
	id,
	seen: 1,
	decision: 'approve',
	trust: false,
	reasonKey: null,
	reason: '',
	...more,
});
const officer = async (people: TestPeople) =>
	meet(people, await addPerson(people, { office: 'review' }), true);

const pickOf = (item: { id: string } | undefined) => `${item?.id ?? ''}.1.club`;

/** Clubs that wait on the desk, with the least that is needed. */
async function addWaiting(people: TestPeople, count: number) {
	const clubs = Array.from({ length: count }, () =>
		newClub({ state: 'waiting', publishedAt: null }),
	);
	const rows = clubs.map(({ id }) => ({
		id: newId(),
		kind: 'club',
		clubId: id ?? '',
		state: 'open',
		submittedAt: people.clock.now(),
	}));
	await people.database.transaction(async (tx) => {
		await writeThings(tx, { clubs });
		await tx.insert(review).values(rows);
	});
	return rows;
}

onBothDatabases((_kind, open, share) => {
	const one = async () => openTestPeople(await share());
	const rowOf = async (people: TestPeople, id: string) =>
		(await people.database.read((db) => db.select().from(review).where(eq(review.id, id))))[0];
	const clubOf = async (people: TestPeople, id: string) =>
		(await people.database.read((db) => db.select().from(club).where(eq(club.id, id))))[0];

	it('S54 a hundred times two at once: one decision, one mail, the other is told', async () => {
		const people = await openTestPeople(await open());
		const [a, b] = [await officer(people), await officer(people)];
		const owner = await addPerson(people);
		const items = await addWaiting(people, 100);
		await people.database.read((db) =>
			db
				.insert(membership)
				.values(
					items.map(({ clubId }) => ({ id: newId(), personId: owner.id, clubId, role: 'owner' })),
				),
		);
		const race = ({ id }: { id: string }) =>
			Promise.allSettled([
				decideReview(people, a, yes(id)),
				decideReview(people, b, yes(id, { decision: 'reject', reasonKey: 'werbung' })),
			]);
		const outcomes: Awaited<ReturnType<typeof race>>[] = [];
		// Five pairs side by side: more than the connections of a small pool.
		for (let at = 0; at < items.length; at += 5)
			outcomes.push(...(await Promise.all(items.slice(at, at + 5).map(race))));
		for (const pair of outcomes) {
			expect(pair.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
			const winner = pair[0].status === 'fulfilled' ? a : b;
			const lost = pair.find((one) => one.status === 'rejected');
			expect(lost?.reason).toMatchObject({
				code: 'conflict',
				detail: { decided: 1, by: winner.person.name },
			});
		}
		await people.deliver();
		expect(people.mails.filter(({ to }) => to === owner.mail)).toHaveLength(100);
		const deeds = await people.database.read((db) =>
			db
				.select({ thing: auditEntry.thingId })
				.from(auditEntry)
				.where(inArray(auditEntry.action, ['review.approve', 'review.reject'])),
		);
		expect(new Set(deeds.map(({ thing }) => thing)).size).toBe(100);
		expect(deeds).toHaveLength(100);
	}, 120_000);

	it('takes a yes back before anybody hears of it', async () => {
		const people = await one();
		const { clubId, reviewId, mail } = await addRegistered(people);
		const who = await officer(people);
		await decideReview(people, who, yes(reviewId, { trust: true }), { mailAfterSeconds: 12 });
		expect(await clubOf(people, clubId)).toMatchObject({ state: 'verified' });
		people.later(5_000);
		await undoReview(people, who, reviewId);
		expect(await clubOf(people, clubId)).toMatchObject({ state: 'waiting', publishedAt: null });
		expect(await rowOf(people, reviewId)).toMatchObject({ state: 'open', decidedAt: null });
		await people.database.read((db) => db.execute('update delivery set next_at = now()'));
		await people.deliver();
		const told = people.mails.filter(
			({ to, subject }) => to === mail && /öffentlich/.test(subject),
		);
		expect(told).toEqual([]);
		// And it can be decided anew.
		await decideReview(people, who, yes(reviewId, { seen: 3 }));
		expect(await clubOf(people, clubId)).toMatchObject({ state: 'approved' });
	});

	it('takes it back from the log, too: then the club learns that we look again', async () => {
		const people = await one();
		const { reviewId, clubId, mail } = await addRegistered(people);
		const who = await officer(people);
		const reason = { reasonKey: 'werbung' as const, reason: 'Das ist Werbung.' };
		await decideReview(people, who, yes(reviewId, { decision: 'reject', ...reason }));
		await people.deliver();
		people.later(30 * 60_000);
		await undoReview(people, who, reviewId);
		await people.deliver();
		expect((await clubOf(people, clubId))?.state).toBe('waiting');
		expect(people.mails.filter(({ to }) => to === mail).at(-1)?.subject).toContain('noch einmal');
		await expect(undoReview(people, who, reviewId)).rejects.toThrow('wrong-state');
		await decideReview(people, who, yes(reviewId, { seen: 3, decision: 'reject', ...reason }));
		people.later(61 * 60_000);
		await expect(undoReview(people, who, reviewId)).rejects.toThrow('wrong-state');
	});

	it('puts back what a change wrote over', async () => {
		const people = await one();
		const who = await officer(people);
		const row = newClub({ about: 'Alter Text', website: 'https://alt.example' });
		const [clubId, versionId, id] = [row.id ?? '', newId(), newId()];
		await people.database.transaction(async (tx) => {
			await writeThings(tx, { clubs: [row] });
			await tx.insert(version).values({
				id: versionId,
				thingKind: 'club',
				thingId: clubId,
				number: 2,
				state: 'waiting',
				content: { about: 'Neuer Text', website: 'https://neu.example' },
				risky: ['website'],
			});
			await tx.insert(review).values({
				id,
				kind: 'change',
				clubId,
				versionId,
				state: 'open',
				submittedAt: people.clock.now(),
			});
		});
		expect((await showReview(people, who, id)).shown.changes.map(({ field }) => field)).toEqual([
			'about',
			'website',
		]);
		await decideReview(people, who, yes(id));
		expect(await clubOf(people, clubId)).toMatchObject({ about: 'Neuer Text' });
		await undoReview(people, who, id);
		expect(await clubOf(people, clubId)).toMatchObject({
			about: 'Alter Text',
			website: 'https://alt.example',
			slug: row.slug,
		});
		const [kept] = await people.database.read((db) =>
			db.select().from(version).where(eq(version.id, versionId)),
		);
		expect(kept).toMatchObject({
			state: 'waiting',
			content: { about: 'Neuer Text', website: 'https://neu.example' },
		});
		await decideReview(people, who, yes(id, { seen: 3 }));
		expect(await clubOf(people, clubId)).toMatchObject({ about: 'Neuer Text' });
	});

	it('takes a claim back: nobody runs the entry who was not meant to', async () => {
		const people = await one();
		const who = await officer(people);
		const asks = await addPerson(people);
		const row = newClub({ claimed: false });
		const [clubId, membershipId, id] = [row.id ?? '', newId(), newId()];
		await people.database.transaction(async (tx) => {
			await writeThings(tx, { clubs: [row] });
			await tx
				.insert(membership)
				.values({ id: membershipId, personId: asks.id, clubId, role: 'owner', state: 'asked' });
			await tx.insert(review).values({
				id,
				kind: 'claim',
				clubId,
				membershipId,
				state: 'open',
				submitterId: asks.id,
				submittedAt: people.clock.now(),
			});
		});
		await decideReview(people, who, yes(id));
		expect((await meet(people, asks)).actor.memberships).toHaveLength(1);
		await undoReview(people, who, id);
		expect((await meet(people, asks)).actor.memberships).toEqual([]);
		expect(await clubOf(people, clubId)).toMatchObject({ claimed: false });
	});

	it('decides what a club wrote, new and as a change, and takes both back', async () => {
		const people = await one();
		const who = await officer(people);
		const writer = await addPerson(people, { clubRole: 'owner' });
		const clubId = writer.clubId ?? '';
		await people.database.read((db) =>
			db.update(club).set({ state: 'approved' }).where(eq(club.id, clubId)),
		);
		const met = await meet(people, writer);
		const id = newId();
		const say = async (text: string, seen: string) => {
			const content = {
				...{ title: 'Neues Boot', text, type: 'meldung' as const, topics: [] },
				...{ visibleUntil: '', picture: null },
			};
			await saveEntry(people, met, writtenNews, { clubId, id, content, seen });
			return markOf(content);
		};
		const publicText = async () => {
			const [row] = await people.database.read((db) =>
				db.select().from(news).where(eq(news.id, id)),
			);
			return row && { state: row.state, text: row.text, isNew: row.publishedAt === null };
		};
		const waiting = async () => {
			const { items } = await listDesk(people, who);
			const found = items.find(
				({ title, clubName }) => title === 'Neues Boot' && clubName.endsWith(writer.id.slice(-6)),
			);
			if (!found) throw new Error('Nothing on the desk');
			return found;
		};
		const seen = await say('Wir haben ein Boot.', '');
		const first = await waiting();
		expect(first.kind).toBe('news');
		await decideReview(people, who, yes(first.id));
		expect(await publicText()).toMatchObject({ state: 'published', isNew: false });
		await undoReview(people, who, first.id);
		expect(await publicText()).toMatchObject({ state: 'waiting', isNew: true });
		await decideReview(people, who, yes(first.id, { seen: 3 }));
		await say('Wir haben zwei Boote.', seen);
		const second = await waiting();
		expect((await showReview(people, who, second.id)).shown.changes).toMatchObject([
			{ field: 'text', before: 'Wir haben ein Boot.', after: 'Wir haben zwei Boote.' },
		]);
		await decideReview(people, who, yes(second.id));
		expect(await publicText()).toMatchObject({ text: 'Wir haben zwei Boote.' });
		await undoReview(people, who, second.id);
		expect(await publicText()).toMatchObject({ state: 'published', text: 'Wir haben ein Boot.' });
		await decideReview(
			people,
			who,
			yes(second.id, { seen: 3, decision: 'reject', reasonKey: 'werbung' }),
		);
		await undoReview(people, who, second.id);
		expect((await rowOf(people, second.id))?.state).toBe('open');
		await people.deliver();
		expect(people.mails.filter(({ to }) => to === writer.mail).at(-1)?.subject).toContain(
			'öffentlich',
		);
	});

	it('later, mine, and a note change nothing of what was looked at, and are written down', async () => {
		const people = await one();
		const who = await officer(people);
		const [item] = await addWaiting(people, 1);
		const id = item?.id ?? '';
		const before = (await countDesk(people, who)).count;
		await putOff(people, who, id);
		expect((await countDesk(people, who)).count).toBe(before - 1);
		expect((await listDesk(people, who)).items.find((one) => one.id === id)).toMatchObject({
			later: true,
		});
		people.later(86_400_000);
		expect((await countDesk(people, who)).count).toBe(before);
		await assign(people, who, id);
		const note = { review: id, id: newId(), text: 'Angerufen, niemand da.' };
		await addNote(people, who, note);
		await addNote(people, who, note);
		const shown = await showReview(people, who, id);
		expect(shown).toMatchObject({
			assignee: who.person.name,
			item: { revision: 1 },
			notes: [{ text: 'Angerufen, niemand da.', by: who.person.name }],
		});
		const deeds = await people.database.read((db) =>
			db
				.select()
				.from(auditEntry)
				.where(eq(auditEntry.thingId, item?.clubId ?? '')),
		);
		expect(deeds.map(({ action }) => action).sort()).toEqual([
			'review.assign',
			'review.later',
			'review.note',
			'review.note',
		]);
		expect(JSON.stringify(deeds)).not.toContain('Angerufen');
		await decideReview(people, who, yes(id));
		await expect(putOff(people, who, id)).rejects.toThrow('conflict');
	});

	it('S53 several like ones in one go; whatever changed meanwhile stays on the desk', async () => {
		const people = await one();
		const who = await officer(people);
		const items = await addWaiting(people, 3);
		const pick = items.map(({ id }, at) => ({ id, seen: at === 2 ? 7 : 1, kind: 'club' }));
		const yesToAll = { decision: 'approve' as const, reasonKey: null, reason: '', pick };
		expect(await decideMany(people, who, yesToAll)).toEqual({ decided: 2, left: 1 });
		const states = await Promise.all(items.map(({ id }) => rowOf(people, id)));
		expect(states.map((row) => row?.state)).toEqual(['approved', 'approved', 'open']);
	});

	it('S53 turns fifty down with one reason, each in the words of its own language', async () => {
		const people = await openTestPeople(await open());
		const who = await officer(people);
		const editor = await meet(people, await addPerson(people, { office: 'curate' }), true);
		const module = { decision: 'reject', reasonKey: 'werbung', seen: markOfModule('') } as const;
		const words = { de: 'Bitte ohne Werbung.', en: 'No advertising, please.' };
		for (const locale of ['de', 'en'] as const)
			await saveTextModule(people, editor, { ...module, locale, text: words[locale] });
		const items = await addWaiting(people, 50);
		const english = await addPerson(people);
		await people.database.read(async (db) => {
			await db.update(person).set({ locale: 'en' }).where(eq(person.id, english.id));
			await db
				.update(review)
				.set({ submitterId: english.id })
				.where(eq(review.id, items[0]?.id ?? ''));
		});
		const pick = items.map(({ id }) => ({ id, seen: 1, kind: 'club' }));
		const no = { decision: 'reject' as const, reasonKey: 'werbung' as const, reason: '', pick };
		expect(await decideMany(people, who, no)).toEqual({ decided: 50, left: 0 });
		expect(await rowOf(people, items[0]?.id ?? '')).toMatchObject({
			...{ state: 'rejected', reasonKey: 'werbung', reason: words.en },
		});
		expect((await rowOf(people, items[1]?.id ?? ''))?.reason).toBe(words.de);
		expect(bulkSchema.safeParse({ decision: 'reject', pick: pickOf(items[0]) }).success).toBe(
			false,
		);
		const tooMany = Array.from({ length: 51 }, () => pickOf({ id: newId() })).join(',');
		expect(bulkSchema.safeParse({ decision: 'approve', pick: tooMany }).success).toBe(false);
	});

	it('keeps text modules per reason and language, and two who write at once do not collide silently', async () => {
		const people = await one();
		const curator = await meet(people, await addPerson(people, { office: 'curate' }), true);
		const first = {
			decision: 'ask',
			reasonKey: 'unklar',
			locale: 'de',
			text: 'Was macht ihr?',
			seen: markOfModule(''),
		} as const;
		await expect(saveTextModule(people, await officer(people), first)).rejects.toThrow(
			'not-allowed',
		);
		await saveTextModule(people, curator, first);
		const text = async (locale: 'de' | 'en') =>
			moduleText(await listTextModules(people, curator), {
				...{ decision: 'ask', reasonKey: 'unklar', locale },
			});
		expect(await text('de')).toBe('Was macht ihr?');
		expect(await text('en')).not.toBe('Was macht ihr?');
		// Somebody else opened it before that.
		await expect(
			saveTextModule(people, curator, { ...first, text: 'Wer seid ihr?' }),
		).rejects.toThrow('conflict');
		await saveTextModule(people, curator, {
			...{ ...first, text: '', seen: markOfModule('Was macht ihr?') },
		});
		expect(await text('de')).toMatch(/2 Sätzen/);
	});

	it('says with every yes what the coordination wants said, in the language of the reader', async () => {
		const people = await openTestPeople(await open());
		const curator = await meet(people, await addPerson(people, { office: 'curate' }), true);
		await saveTextModule(people, curator, {
			...{ decision: 'approve', reasonKey: 'freigabe', locale: 'de', seen: markOfModule('') },
			text: 'Schaut doch beim Stammtisch vorbei.',
		});
		const { reviewId, mail } = await addRegistered(people);
		await decideReview(people, await officer(people), yes(reviewId));
		await people.deliver();
		const letter = people.mails.filter(({ to }) => to === mail).at(-1);
		expect(letter?.text).toContain('> Schaut doch beim Stammtisch vorbei.');
	});

	it('mends a word on the spot: the version of the club is kept, it is written down, the club hears of it', async () => {
		const people = await one();
		const who = await officer(people);
		const { clubId, reviewId, mail } = await addRegistered(people);
		const before = await clubOf(people, clubId);
		const patch = { sentence: 'Wir singen im Chor.', name: before?.name };
		const looked = (await rowOf(people, reviewId))?.revision ?? 0;
		const fix = (seen: number, more = patch) =>
			mendItem(people, who, { id: reviewId, seen, patch: more });
		await expect(fix(looked + 7)).rejects.toThrow('conflict');
		expect(await fix(looked)).toEqual(['sentence']);
		expect((await clubOf(people, clubId))?.sentence).toBe('Wir singen im Chor.');
		// Whoever looked at the older words decides nothing.
		await expect(decideReview(people, who, yes(reviewId, { seen: looked }))).rejects.toThrow(
			'conflict',
		);
		const kept = await people.database.read((db) =>
			db.select().from(version).where(eq(version.thingId, clubId)),
		);
		expect(
			kept.filter(({ content }) => content.sentence === before?.sentence).length,
		).toBeGreaterThan(0);
		await people.deliver();
		const letter = people.mails.filter(({ to }) => to === mail).at(-1);
		expect(letter?.subject).toContain('verbessert');
		const deeds = await people.database.read((db) =>
			db.select().from(auditEntry).where(eq(auditEntry.action, 'review.mended')),
		);
		expect(deeds.find(({ thingId }) => thingId === clubId)?.changed).toEqual(['sentence']);
		expect(JSON.stringify(deeds)).not.toContain('singen');
		// Nothing differs: nothing happened.
		expect(await fix(looked + 1)).toEqual([]);
		await decideReview(people, who, yes(reviewId, { seen: looked + 1 }));
		expect(await clubOf(people, clubId)).toMatchObject({
			...{ state: 'approved', sentence: 'Wir singen im Chor.' },
		});
		await expect(fix(looked + 2)).rejects.toThrow('conflict');
	});

	it('mends what a club wrote, and a change that waits; what is public stays until the yes', async () => {
		const people = await one();
		const who = await officer(people);
		const writer = await addPerson(people, { clubRole: 'owner' });
		const clubId = writer.clubId ?? '';
		await people.database.read((db) =>
			db.update(club).set({ state: 'approved' }).where(eq(club.id, clubId)),
		);
		const id = newId();
		const content = {
			...{ title: 'Nues Boot', text: 'Wir haben ein Boot.', type: 'meldung' as const },
			...{ topics: [], visibleUntil: '', picture: null },
		};
		await saveEntry(people, await meet(people, writer), writtenNews, {
			...{ clubId, id, content, seen: '' },
		});
		const [item] = await people.database.read((db) =>
			db.select().from(review).where(eq(review.thingId, id)),
		);
		const reviewId = item?.id ?? '';
		const patch = { title: 'Neues Boot', text: content.text };
		expect(await mendItem(people, who, { id: reviewId, seen: 1, patch })).toEqual(['title']);
		const shown = await showReview(people, who, reviewId);
		expect(shown.shown).toMatchObject({ type: 'thing', thing: { title: 'Neues Boot' } });
		await decideReview(people, who, yes(reviewId, { seen: 2 }));
		const [row] = await people.database.read((db) => db.select().from(news).where(eq(news.id, id)));
		expect(row).toMatchObject({ state: 'published', title: 'Neues Boot' });
		await undoReview(people, who, reviewId);
		expect((await showReview(people, who, reviewId)).shown).toMatchObject({
			...{ thing: { title: 'Neues Boot' } },
		});
		// Nobody mends their own club.
		const both = await meet(people, writer, true);
		const own = { ...both, actor: { ...both.actor, office: who.actor.office } };
		await expect(mendItem(people, own, { id: reviewId, seen: 4, patch })).rejects.toThrow(
			'not-allowed',
		);
	});

	it('shows who else has an item open, for as long as they do', async () => {
		const people = await openTestPeople(await open());
		const [a, b] = [await officer(people), await officer(people)];
		const [first, second] = await addWaiting(people, 2);
		const [id, other] = [first?.id ?? '', second?.id ?? ''];
		expect(await lookAt(people, a, id)).toEqual([]);
		expect(await lookAt(people, b, id)).toEqual([a.person.name]);
		expect(await lookAt(people, a, id)).toEqual([b.person.name]);
		const seenBy = async (who: typeof a) =>
			(await listDesk(people, who)).items.find((item) => item.id === id)?.looking;
		expect(await seenBy(b)).toEqual([a.person.name]);
		expect((await showReview(people, b, id)).looking).toEqual([a.person.name]);
		// Gone on to the next: seen there and nowhere else.
		await lookAt(people, a, other);
		expect(await seenBy(b)).toEqual([]);
		await lookAt(people, a, id);
		people.later(41_000);
		expect(await lookAt(people, b, id)).toEqual([]);
		await expect(lookAt(people, b, newId())).rejects.toThrow('not-found');
	});

	it('looks at what waits before somebody opens it, and puts what is serious first', async () => {
		const people = await openTestPeople(await open());
		const who = await officer(people);
		const calm = newClub({ state: 'waiting', sentence: 'Wir singen.', topics: ['kultur-musik'] });
		const copy = newClub({ state: 'waiting', about: 'Jetzt klicken: https://bit.ly/gewinn' });
		const items = [calm, copy].map((row, at) => ({
			id: newId(),
			kind: 'club',
			clubId: row.id ?? '',
			state: 'open',
			submittedAt: new Date(people.clock.now().getTime() + at),
		}));
		await people.database.transaction(async (tx) => {
			await writeThings(tx, { clubs: [calm, copy] });
			await tx.insert(review).values(items);
		});
		expect(await checkWaiting(people.database, people.clock.now())).toBe(2);
		expect(await checkWaiting(people.database, people.clock.now())).toBe(0);
		expect((await listDesk(people, who)).items.map(({ id }) => id)).toEqual([
			items[1]?.id,
			items[0]?.id,
		]);
		const shown = await showReview(people, who, items[1]?.id ?? '');
		expect(shown.findings.map(({ key }) => key)).toContain('blocked-domain');
		await people.database.read((db) =>
			db
				.update(review)
				.set({ revision: 2 })
				.where(eq(review.id, items[0]?.id ?? '')),
		);
		expect(await checkWaiting(people.database, people.clock.now())).toBe(1);
		const [kept] = await people.database.read((db) =>
			db
				.select()
				.from(reviewCheck)
				.where(eq(reviewCheck.reviewId, items[0]?.id ?? '')),
		);
		expect(kept?.revision).toBe(2);
	});
});
