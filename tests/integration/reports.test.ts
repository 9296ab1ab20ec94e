import {
	auditEntry,
	enquiry,
	enquiryContact,
	enquiryStep,
	membership,
	need,
	queryCount,
	queryText,
	report,
} from '$db/schema';
import { reportSchema, type Verdict } from '$lib/domain/report/schema';
import { listLog, listCare, showToday, verifyLog } from '$lib/server/care';
import { listUnanswered, remindClub } from '$lib/server/enquiries';
import { newId } from '$lib/server/platform/ids';
import {
	countReports,
	decideReport,
	findReportable,
	forgetReports,
	listReports,
	objectTo,
	sendReport,
	showReport,
	showReportTo,
	takeReport,
} from '$lib/server/reports';
import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { addPerson, meet, openTestPeople, type TestPeople } from '../support/people-platform';
import { onBothDatabases } from '../support/store';
import { newClub, newNeed, writeThings } from '../support/things';

const officer = async (people: TestPeople, office = 'review') =>
	meet(people, await addPerson(people, { office }), true);
const DAY = 86_400_000;

onBothDatabases((_kind, open, share) => {
	const one = async () => openTestPeople(await share());

	/** A need of a club with an owner, and somebody who says it is dangerous. */
	async function reported(people: TestPeople, reasonKey = 'gefaehrlich') {
		const owner = await addPerson(people, { clubRole: 'owner' });
		const row = newNeed(owner.clubId ?? '');
		await people.database.transaction((tx) => writeThings(tx, { needs: [row] }));
		const about = await people.database.read((db) => findReportable(db, 'need', row.slug));
		if (!about) throw new Error('Nothing to report');
		const mail = `${newId()}@leserin.example`;
		const input = reportSchema.parse({
			...{ id: newId(), reasonKey, name: 'Rania', mail },
			message: 'Da ist ein offener Schacht.',
		});
		const { key } = await sendReport(people, about, input, 'de');
		return { owner, row, about, input, key, mail, id: people.codes.idOf('report', key) ?? '' };
	}
	const verdict = (id: string, more: Partial<Verdict> = {}): Verdict => ({
		...{ id, seen: 1, verdict: 'uphold', measure: 'taken-down' },
		decision: 'Der Schacht ist nicht gesichert.',
		...more,
	});
	const stateOf = async (people: TestPeople, id: string) =>
		(await people.database.read((db) => db.select().from(need).where(eq(need.id, id))))[0]?.state;

	it('S57 thirty reports are cards on a desk, and nothing goes by itself', async () => {
		const people = await one();
		const { row, about, input, id } = await reported(people);
		for (let count = 0; count < 29; count++)
			await sendReport(people, about, { ...input, id: newId() }, 'de');
		// Sent twice it is one.
		await sendReport(people, about, input, 'de');
		const who = await officer(people);
		expect((await showReport(people, who, id)).same).toBe(30);
		expect(await stateOf(people, row.id ?? '')).toBe('open');
	});

	it('a receipt, a reasoned decision to both sides, and neither learns who the other is', async () => {
		const people = await one();
		const { owner, row, key, mail, id } = await reported(people);
		await people.deliver();
		expect(people.mails.filter(({ to }) => to === mail)).toMatchObject([
			{ subject: expect.stringContaining('angekommen') as string },
		]);
		expect(await showReportTo(people, key)).toMatchObject({ state: 'open', mayObject: false });
		const clubKey = people.codes.keyOf('report-club', id, owner.id);
		expect(await showReportTo(people, clubKey)).toBeUndefined();
		await decideReport(people, await officer(people), verdict(id));
		await people.deliver();
		expect(await stateOf(people, row.id ?? '')).toBe('withdrawn');
		expect(people.told.map(({ type }) => type)).toContain('need.changed');
		const letters = [mail, owner.mail].map((to) => people.mails.filter((m) => m.to === to).at(-1));
		for (const letter of letters) {
			expect(letter?.text).toContain('> Der Schacht ist nicht gesichert.');
			expect(letter?.text).toContain('widersprechen');
		}
		expect(letters[1]?.text).not.toContain('Rania');
		expect(letters[1]?.text).not.toContain('offener Schacht');
		expect(letters[1]?.text).toContain(`/meldung/${clubKey}`);
		expect(await showReportTo(people, clubKey)).toMatchObject({ side: 'club', message: '' });
		const deeds = await people.database.read((db) =>
			db
				.select()
				.from(auditEntry)
				.where(eq(auditEntry.thingId, row.id ?? '')),
		);
		expect(deeds.map(({ action }) => action)).toEqual(['report.sent', 'report.uphold']);
		expect(JSON.stringify(deeds)).not.toMatch(/Rania|Schacht|@/);
	});

	it('a club that reports under the id in its own link is not given the link of who reported', async () => {
		const people = await one();
		const { about, input, key, id } = await reported(people);
		const again = await sendReport(people, about, { ...input, id }, 'de');
		expect(people.codes.idOf('report', again.key)).not.toBe(id);
		expect((await sendReport(people, about, input, 'de')).key).toBe(key);
	});

	it('either side objects once, and then somebody looks again', async () => {
		const people = await one();
		const { key, id, owner } = await reported(people, 'falsch');
		const who = await officer(people);
		await expect(objectTo(people, key, 'Zu früh')).rejects.toThrow('wrong-state');
		await decideReport(people, who, verdict(id, { verdict: 'dismiss', measure: 'none' }));
		await objectTo(people, key, 'Doch, schaut genauer.');
		await objectTo(people, key, 'Noch einmal.');
		expect(await showReportTo(people, key)).toMatchObject({
			state: 'checking',
			objection: 'Doch, schaut genauer.',
			mayObject: false,
		});
		await decideReport(people, who, verdict(id, { seen: 3, measure: 'mended' }));
		const clubKey = people.codes.keyOf('report-club', id, owner.id);
		// S38: whoever looks after the club no longer objects no more, by whatever key.
		const role = (to: string) =>
			people.database.read((db) =>
				db.update(membership).set({ role: to }).where(eq(membership.personId, owner.id)),
			);
		await role('writer');
		for (const dead of [clubKey, people.codes.keyOf('report-club', id)]) {
			expect(await showReportTo(people, dead)).toBeUndefined();
			await expect(objectTo(people, dead, 'Doch.')).rejects.toThrow('not-found');
		}
		await role('owner');
		await objectTo(people, clubKey, 'Das stimmt nicht.');
		expect((await showReport(people, who, id)).objections.map(({ side }) => side)).toEqual([
			'reader',
			'club',
		]);
	});

	it('urgent ones first, with a nearer day; two who decide at once are one decision', async () => {
		const people = await openTestPeople(await open());
		const slow = await reported(people, 'veraltet');
		const fast = await reported(people);
		const [a, b] = [await officer(people), await officer(people)];
		const { open: waiting } = await listReports(people, a);
		expect(waiting.map(({ id }) => id)).toEqual([fast.id, slow.id]);
		expect(
			waiting.map(({ dueAt }) => (dueAt.getTime() - people.clock.now().getTime()) / DAY),
		).toEqual([1, 7]);
		expect(await countReports(people, a)).toMatchObject({ count: 2, urgent: 1 });
		const outcomes = await Promise.allSettled([
			decideReport(people, a, verdict(fast.id)),
			decideReport(people, b, verdict(fast.id, { verdict: 'dismiss' })),
		]);
		expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
		await people.deliver();
		expect(people.mails.filter(({ to }) => to === fast.owner.mail)).toHaveLength(1);
		const reader = await officer(people, 'read');
		await expect(decideReport(people, reader, verdict(slow.id))).rejects.toThrow('not-allowed');
	});

	it('is erased half a year after the decision, and not before', async () => {
		const people = await one();
		const { id } = await reported(people);
		await decideReport(people, await officer(people), verdict(id));
		const after = (days: number) => new Date(people.clock.now().getTime() + days * DAY);
		const there = async () =>
			(await people.database.read((db) => db.select().from(report).where(eq(report.id, id))))
				.length;
		await forgetReports(people.database, after(183));
		expect(await there()).toBe(1);
		await forgetReports(people.database, after(184));
		expect(await there()).toBe(0);
	});

	it('day seven: the coordination sees that nobody answered, and not who asked', async () => {
		const people = await one();
		const owner = await addPerson(people, { clubRole: 'owner' });
		const row = newNeed(owner.clubId ?? '');
		const id = newId();
		const at = new Date(people.clock.now().getTime() - 8 * DAY);
		await people.database.transaction(async (tx) => {
			await writeThings(tx, { needs: [row] });
			await tx.insert(enquiry).values({
				id,
				clubId: owner.clubId ?? '',
				needId: row.id,
				createdAt: at,
				waitingSince: at,
			});
			await tx.insert(enquiryContact).values({
				...{ enquiryId: id, name: 'Samira Geheim', mail: 'samira@leserin.example' },
				...{ phone: '030 23125 123', message: 'Ich möchte helfen.', eraseAt: at },
			});
		});
		const who = await officer(people);
		const mine = async () => (await listUnanswered(people, who)).filter((one) => one.id === id);
		expect(await mine()).toEqual([]);
		await people.database.read((db) =>
			db.insert(enquiryStep).values({ enquiryId: id, step: 'coordination', at }),
		);
		const [seen] = await mine();
		expect(seen).toMatchObject({ need: { title: row.title }, reminded: 0 });
		expect(JSON.stringify(seen)).not.toMatch(/Samira|@|23125|helfen/);
		expect((await showToday(people, who)).unanswered.count).toBeGreaterThan(0);
		await remindClub(people, who, id);
		// Whoever reminded them looks after it from now on.
		expect((await showToday(people, who)).unanswered.owners).toContainEqual({
			name: who.person.name,
			count: 1,
			oldest: at,
		});
		await people.deliver();
		expect(people.mails.filter(({ to }) => to === owner.mail)).toHaveLength(1);
		await expect(remindClub(people, who, id)).rejects.toThrow('too-often');
		expect((await mine())[0]?.reminded).toBe(1);
		await people.database.read((db) =>
			db.update(enquiry).set({ state: 'answered' }).where(eq(enquiry.id, id)),
		);
		expect(await mine()).toEqual([]);
	});

	it('a report is taken, taken over and given back, and the day says who has how many since when', async () => {
		const people = await openTestPeople(await open());
		const first = await reported(people);
		const since = people.clock.now();
		people.later(2 * DAY);
		const second = await reported(people, 'falsch');
		const later = people.clock.now();
		const [a, b] = [await officer(people), await officer(people)];
		const owners = async () => (await showToday(people, a)).reports.owners;
		expect(await owners()).toEqual([{ name: null, count: 2, oldest: since }]);
		await takeReport(people, a, first.id);
		await takeReport(people, b, second.id);
		const sorted = [
			{ name: a.person.name, count: 1, oldest: since },
			{ name: b.person.name, count: 1, oldest: later },
		].sort((x, y) => x.name.localeCompare(y.name));
		expect(await owners()).toEqual(sorted);
		await takeReport(people, b, first.id);
		expect(await owners()).toEqual([{ name: b.person.name, count: 2, oldest: since }]);
		expect(await showReport(people, a, first.id)).toMatchObject({
			taker: b.person.name,
			// What was looked at is the same as before.
			report: { state: 'checking', revision: 1 },
		});
		await takeReport(people, b, first.id);
		expect((await showReport(people, a, first.id)).report.state).toBe('open');
		await decideReport(people, a, verdict(first.id));
		await expect(takeReport(people, b, first.id)).rejects.toThrow('conflict');
		const reader = await officer(people, 'read');
		await expect(takeReport(people, reader, second.id)).rejects.toThrow('not-allowed');
		const deeds = await people.database.read((db) =>
			db
				.select()
				.from(auditEntry)
				.where(eq(auditEntry.thingId, first.row.id ?? ''))
				.orderBy(auditEntry.id),
		);
		expect(deeds.map(({ action }) => action)).toEqual([
			...['report.sent', 'report.take', 'report.take', 'report.give-back', 'report.uphold'],
		]);
	});

	it('what ends within seven days stands on a list of its own, the nearest end first', async () => {
		const people = await openTestPeople(await open());
		const who = await officer(people);
		const owner = await addPerson(people, { clubRole: 'owner' });
		const now = people.clock.now().getTime();
		const [soon, sooner, far, past, resting] = [6, 1, 8, -1, 3].map((days) =>
			newNeed(owner.clubId ?? '', {
				expiresAt: new Date(now + days * DAY),
				...(days === 3 ? { state: 'paused' } : {}),
			}),
		);
		const needs = [soon, sooner, far, past, resting].flatMap((one) => (one ? [one] : []));
		await people.database.transaction((tx) => writeThings(tx, { needs }));
		const { things, count } = await listCare(people, who, 'laeuft-aus', 1);
		expect(things.map(({ id }) => id)).toEqual([sooner?.id, soon?.id]);
		expect(things[0]).toMatchObject({ since: sooner?.expiresAt, clubId: owner.clubId });
		expect(count).toBe(2);
		expect((await showToday(people, who)).expiring).toMatchObject({
			...{ count: 2, clubs: 1, next: sooner?.expiresAt },
		});
	});

	it('words without hits: asked on three days, not long ago, without digits, @ and names', async () => {
		const people = await openTestPeople(await open());
		const who = await officer(people);
		const clubs = [newClub({ contactPerson: 'Samira Leise' })];
		const asked: [text: string, days: number][] = [
			...([
				['imkerei', 3],
				['segeln', 2],
				['raum 7', 3],
				['a@b', 3],
			] as [string, number][]),
			...([
				['samira', 3],
				['hilfe für leise', 4],
				['nähcafé', 4],
				['anna-leise?', 4],
			] as [string, number][]),
		];
		// Nobody misses it any more: somebody offers it now.
		const over: [text: string, days: number] = ['fechten', 5];
		const now = people.clock.now().getTime();
		await people.database.transaction(async (tx) => {
			await writeThings(tx, { clubs });
			for (const [text, days] of [...asked, over]) {
				const ago = text === over[0] ? 15 : 0;
				const hash = `hash ${text}`;
				await tx.insert(queryText).values({ hash, text });
				for (let at = 0; at < days; at++) {
					const day = new Date(now - (ago + at) * DAY).toISOString().slice(0, 10);
					await tx.insert(queryCount).values({ hash, day, what: 'none', count: 2 });
				}
			}
		});
		expect((await showToday(people, who)).words.map(({ text, days }) => [text, days])).toEqual([
			['nähcafé', 4],
			['imkerei', 3],
		]);
	});

	it('shows what waits, what is stale, and who did what', async () => {
		const people = await openTestPeople(await open());
		const who = await officer(people);
		expect(await showToday(people, who)).toMatchObject({
			reviews: { count: 0 },
			reports: { count: 0 },
			unanswered: { count: 0 },
			words: [],
		});
		const year = 365 * DAY;
		const now = people.clock.now().getTime();
		const clubs = [
			newClub({ claimed: true, confirmedAt: new Date(now - year - 1) }),
			newClub({ claimed: true, confirmedAt: new Date(now - year + 1) }),
			newClub({ claimed: false, confirmedAt: new Date(now) }),
		];
		await people.database.transaction((tx) => writeThings(tx, { clubs }));
		const names = async (list: 'veraltet' | 'ohne-verein') =>
			(await listCare(people, who, list, 1)).things.map(({ id }) => id);
		expect(await names('veraltet')).toEqual([clubs[0]?.id]);
		expect(await names('ohne-verein')).toEqual([clubs[2]?.id]);
		const { id, row } = await reported(people);
		await decideReport(people, who, verdict(id));
		const log = await listLog(people, who, { q: who.person.name, people: true, page: 1 });
		expect(log.entries).toMatchObject([
			{ action: 'report.uphold', by: who.person.name, title: row.title, thingKind: 'need' },
		]);
		expect((await listLog(people, who, { q: '%', people: false, page: 1 })).entries).toEqual([]);
		// By what it is about, and by the words for what was done.
		for (const more of [{ q: row.title }, { q: 'Meldung', actions: ['report.uphold'] }])
			expect(
				(await listLog(people, who, { people: true, page: 1, ...more })).entries.map(
					({ action }) => action,
				),
			).toContain('report.uphold');
		expect(await verifyLog(people, who)).toMatchObject({ ok: true });
		const stranger = await meet(people, await addPerson(people));
		await expect(listLog(people, stranger, { q: '', people: false, page: 1 })).rejects.toThrow(
			'not-allowed',
		);
	});
});
