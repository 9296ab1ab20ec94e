import {
	address,
	auditEntry,
	club,
	enquiry,
	enquiryContact,
	enquiryStep,
	membership,
	need,
} from '$db/schema';
import { LADDER } from '$lib/domain/enquiry/ladder';
import { Refused } from '$lib/domain/result';
import {
	clarify,
	climbLadder,
	closeOrReopen,
	closeQuiet,
	eraseEnquiries,
	eraseNow,
	listInbox,
	note,
	openAnswer,
	passOn,
	reply,
	replyByKey,
	sendEnquiry,
	showToClub,
	showToVolunteer,
	usualReplyDays,
	withdraw,
	writeBack,
} from '$lib/server/enquiries';
import { newId } from '$lib/server/platform/ids';
import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { addPerson, meet, openTestPeople, type TestPeople } from '../support/people-platform';
import { onBothDatabases, type TestStore } from '../support/store';

const DAY = 86_400_000;

async function addNeed(people: TestPeople, clubId: string, state = 'open') {
	const id = newId();
	const slug = `hilfe-${id}`;
	const now = people.clock.now();
	await people.database.transaction(async (tx) => {
		await tx.insert(need).values({
			...{ id, slug, clubId, title: `Beete pflegen ${id.slice(-6)}`, kind: 'einmalig' },
			...{ effort: 'stunden', state, publishedAt: now },
			expiresAt: new Date(now.getTime() + 400 * DAY),
		});
		await tx.insert(address).values({ thingKind: 'need', slug, thingId: id });
	});
	return { id, slug };
}

const typed = (more: object = {}) => ({
	id: newId(),
	name: `Rosa ${newId().slice(-6)}`,
	mail: `${newId()}@freiwillig.example`,
	phone: '',
	message: 'Ist am Samstag noch Platz?',
	betreff: '',
	...more,
});

/** A verified club with an owner, an open need, and somebody who asked. */
async function asked(store: TestStore, more: object = {}) {
	const people = await openTestPeople(store);
	const owner = await addPerson(people, { clubRole: 'owner' });
	const clubId = owner.clubId ?? '';
	const about = await addNeed(people, clubId);
	const input = typed(more);
	const { key } = await sendEnquiry(people, about.slug, input, 'de');
	const who = await meet(people, owner);
	const id = people.codes.idOf('enquiry', key) ?? '';
	return { people, owner, who, clubId, about, input, key, id };
}

async function addColleague(people: TestPeople, clubId: string) {
	const colleague = await addPerson(people);
	await people.database.read((db) =>
		db.insert(membership).values({ id: newId(), personId: colleague.id, clubId, role: 'writer' }),
	);
	return colleague;
}

onBothDatabases((_kind, _open, share) => {
	const one = share;
	const rowOf = async (people: TestPeople, id: string) =>
		(await people.database.read((db) => db.select().from(enquiry).where(eq(enquiry.id, id))))[0];

	it('reaches the club and tells the volunteer, and leaves no contact in the audit', async () => {
		const { people, owner, input, key, id } = await asked(await one());
		await people.deliver();
		const toClub = people.mails.filter(({ to }) => to === owner.mail);
		expect(toClub).toHaveLength(1);
		expect(toClub[0]?.text).toContain(input.message);
		expect(toClub[0]?.text).toMatch(/http:\/\/test\/antwort\/[\w-]{48}\?mit=gern/);
		// What reaches the club by mail is the message; the address stands behind the sign-in.
		expect(toClub[0]?.text).not.toContain(input.mail);
		const copy = people.mails.filter(({ to }) => to === input.mail);
		expect(copy).toHaveLength(1);
		expect(copy[0]?.text).toContain(`http://test/anfrage/${key}`);
		const deeds = await people.database.read((db) =>
			db.select().from(auditEntry).where(eq(auditEntry.thingId, id)),
		);
		expect(deeds.map(({ action }) => action)).toEqual(['enquiry.sent']);
		for (const secret of [input.mail, input.name, input.message])
			expect(JSON.stringify([deeds, people.logged])).not.toContain(secret);
	});

	it('R18 is one enquiry however often it is sent, and another one when something else is said', async () => {
		const { people, owner, about, input, key } = await asked(await one());
		const again = await Promise.all(
			Array.from({ length: 20 }, () => sendEnquiry(people, about.slug, input, 'de')),
		);
		expect(new Set(again.map((one) => one.key))).toEqual(new Set([key]));
		const other = await sendEnquiry(
			people,
			about.slug,
			{ ...input, message: 'Und Sonntag?' },
			'de',
		);
		expect(other.key).not.toBe(key);
		// Changed while the first one was still on its way: both are read.
		const id = newId();
		const two = await Promise.all(
			['Vormittags?', 'Nachmittags?'].map((message) =>
				sendEnquiry(people, about.slug, { ...input, id, message }, 'de'),
			),
		);
		expect(new Set(two.map((one) => one.key)).size).toBe(2);
		await people.deliver();
		expect(people.mails.filter(({ to }) => to === owner.mail)).toHaveLength(4);
	});

	it('takes none where nobody asks for help', async () => {
		const people = await openTestPeople(await one());
		const owner = await addPerson(people, { clubRole: 'owner' });
		for (const state of ['full', 'paused', 'draft', 'withdrawn']) {
			const { slug } = await addNeed(people, owner.clubId ?? '', state);
			await expect(sendEnquiry(people, slug, typed(), 'de')).rejects.toThrow(Refused);
		}
		await expect(sendEnquiry(people, 'gibt-es-nicht', typed(), 'de')).rejects.toThrow('not-found');
	});

	it('S46 stops machines: the hidden field, and more than twenty a day for one club', async () => {
		const { people, about } = await asked(await one());
		await expect(sendEnquiry(people, about.slug, typed({ betreff: 'x' }), 'de')).rejects.toThrow(
			'too-often',
		);
		for (let sent = 1; sent < 20; sent++) await sendEnquiry(people, about.slug, typed(), 'de');
		await expect(sendEnquiry(people, about.slug, typed(), 'de')).rejects.toThrow('too-often');
	});

	it('is answered in the inbox: mail, status page, clock', async () => {
		const { people, who, input, key, id, about } = await asked(await one());
		expect((await listInbox(people, who)).map((row) => row.id)).toContain(id);
		people.later(DAY);
		const message = { id: newId(), message: 'Komm gern vorbei!', enough: true };
		await reply(people, who, id, message);
		await reply(people, who, id, message);
		await people.deliver();
		const letters = people.mails.filter(
			({ to, text }) => to === input.mail && text.includes('Komm gern'),
		);
		expect(letters).toHaveLength(1);
		const shown = await showToVolunteer(people, key);
		expect(shown?.state).toBe('answered');
		expect(shown?.messages).toMatchObject([{ text: 'Komm gern vorbei!', name: who.person.name }]);
		expect(await rowOf(people, id)).toMatchObject({ waitingSince: null, state: 'answered' });
		// "Schon genug Hilfe": the need takes no more, and the search hears of it.
		const [row] = await people.database.read((db) =>
			db.select().from(need).where(eq(need.id, about.id)),
		);
		expect(row?.state).toBe('full');
		expect(people.told.map(({ thingId }) => thingId)).toContain(about.id);
	});

	it('is answered from the mail, without signing in, by whoever is in the team today', async () => {
		const { people, owner, clubId, id, key } = await asked(await one());
		await people.deliver();
		const mail = people.mails.find(({ to }) => to === owner.mail);
		const answer = /antwort\/([\w-]{48})/.exec(mail?.text ?? '')?.[1] ?? '';
		expect(await openAnswer(people, answer)).toMatchObject({ enquiryId: id });
		// A key opens what it was made for and nothing else.
		expect(await showToVolunteer(people, answer)).toBeUndefined();
		expect(await openAnswer(people, key)).toBeUndefined();
		const message = { id: newId(), message: 'Gern!', enough: false };
		await replyByKey(people, answer, message);
		expect((await showToVolunteer(people, key))?.messages).toMatchObject([
			{ text: 'Gern!', name: owner.name },
		]);
		await people.database.read((db) =>
			db.update(membership).set({ state: 'removed' }).where(eq(membership.clubId, clubId)),
		);
		await expect(replyByKey(people, answer, { ...message, id: newId() })).rejects.toThrow('gone');
	});

	it('S38 a mail that was late tells nobody who left meanwhile what somebody wrote', async () => {
		const { people, owner, clubId, id, who } = await asked(await one());
		const colleague = await addColleague(people, clubId);
		await passOn(people, who, id, colleague.id);
		await people.database.read((db) =>
			db.update(membership).set({ state: 'removed' }).where(eq(membership.clubId, clubId)),
		);
		await people.deliver();
		for (const { mail } of [owner, colleague])
			expect(people.mails.filter(({ to }) => to === mail)).toEqual([]);
	});

	it('asks a club that nobody looks after at the address it is known by', async () => {
		const people = await openTestPeople(await one());
		const other = await addPerson(people, { clubRole: 'owner' });
		const clubId = other.clubId ?? '';
		await people.database.read((db) => db.delete(membership).where(eq(membership.clubId, clubId)));
		const contactMail = `${newId()}@verein.example`;
		await people.database.read((db) =>
			db.update(club).set({ contactMail }).where(eq(club.id, clubId)),
		);
		const { slug } = await addNeed(people, clubId);
		const { key } = await sendEnquiry(people, slug, typed(), 'de');
		await people.deliver();
		const mail = people.mails.find(({ to }) => to === contactMail);
		const answer = /antwort\/([\w-]{48})/.exec(mail?.text ?? '')?.[1] ?? '';
		await replyByKey(people, answer, { id: newId(), message: 'Ja!', enough: false });
		expect((await showToVolunteer(people, key))?.messages).toMatchObject([{ text: 'Ja!' }]);
	});

	it('only a reply or a talk stops the clock: not looking, noting, passing on', async () => {
		const { people, who, clubId, id } = await asked(await one());
		const colleague = await addColleague(people, clubId);
		await showToClub(people, who, id);
		await note(people, who, id, { id: newId(), note: 'Kennt Ayşe.' });
		await passOn(people, who, id, colleague.id);
		expect(await rowOf(people, id)).toMatchObject({ state: 'sent', assigneeId: colleague.id });
		expect((await rowOf(people, id))?.waitingSince).not.toBeNull();
		await people.deliver();
		expect(people.mails.map(({ to }) => to)).toContain(colleague.mail);
		await clarify(people, who, id, { way: 'angerufen', day: '2026-11-21' });
		expect(await rowOf(people, id)).toMatchObject({
			...{ state: 'clarified', waitingSince: null, clarifiedOn: '2026-11-21' },
			clarifiedBy: who.person.id,
		});
		await expect(passOn(people, who, id, newId())).rejects.toThrow('not-found');
		// Whoever left the team looks after nothing any more, and can be handed nothing.
		await people.database.read((db) =>
			db.update(membership).set({ state: 'left' }).where(eq(membership.personId, colleague.id)),
		);
		expect((await listInbox(people, who))[0]?.assignee).toBeNull();
		await passOn(people, who, id, '');
		await expect(passOn(people, who, id, colleague.id)).rejects.toThrow('not-found');
	});

	it('pressed or sent twice it is so once, also when something else happened in between', async () => {
		const { people, who, key, id } = await asked(await one());
		const answer = { id: newId(), message: 'Komm!', enough: false };
		const words = { id: newId(), message: 'Gern.' };
		await reply(people, who, id, answer);
		await writeBack(people, key, words);
		for (const action of ['close', 'reopen', 'close'] as const) {
			await closeOrReopen(people, who, id, action);
			await closeOrReopen(people, who, id, action);
		}
		await reply(people, who, id, answer);
		await writeBack(people, key, words);
		expect((await rowOf(people, id))?.state).toBe('closed');
		await expect(reply(people, who, id, { ...answer, id: newId() })).rejects.toThrow('wrong-state');
		const seen = await showToClub(people, who, id);
		expect(seen.messages.map(({ text }) => text).sort()).toEqual(['Gern.', 'Komm!']);
		await eraseNow(people, key);
		await eraseNow(people, key);
		expect((await rowOf(people, id))?.state).toBe('erased');
	});

	it('another club learns nothing of it', async () => {
		const { people, id } = await asked(await one());
		const stranger = await meet(people, await addPerson(people, { clubRole: 'owner' }));
		await expect(showToClub(people, stranger, id)).rejects.toThrow('not-found');
		await expect(
			reply(people, stranger, id, { id: newId(), message: 'x', enough: false }),
		).rejects.toThrow('not-found');
		expect((await listInbox(people, stranger)).map((row) => row.id)).not.toContain(id);
	});

	it('the volunteer writes back, withdraws, and has everything erased', async () => {
		const { people, owner, who, key, id, input } = await asked(await one());
		await reply(people, who, id, { id: newId(), message: 'Komm!', enough: false });
		await writeBack(people, key, { id: newId(), message: 'Ich bringe Kuchen mit.' });
		expect((await rowOf(people, id))?.waitingSince).not.toBeNull();
		await people.deliver();
		expect(people.mails.at(-1)).toMatchObject({ to: owner.mail });
		expect(people.mails.at(-1)?.text).toContain('Kuchen');
		await withdraw(people, key);
		await withdraw(people, key);
		expect((await rowOf(people, id))?.state).toBe('withdrawn');
		await expect(writeBack(people, key, { id: newId(), message: 'x' })).rejects.toThrow(Refused);
		await eraseNow(people, key);
		expect(await showToVolunteer(people, key)).toMatchObject({ state: 'erased', mine: null });
		const { rows } = await people.database.read(async (db) => ({
			rows: await db.select().from(enquiryContact).where(eq(enquiryContact.enquiryId, id)),
		}));
		expect(rows).toEqual([]);
		await people.deliver();
		expect(people.mails.filter(({ to }) => to === input.mail).length).toBeGreaterThan(0);
	});

	it('erases seven days after the end, and not before', async () => {
		const { people, who, id } = await asked(await one());
		await people.deliver();
		await reply(people, who, id, { id: newId(), message: 'Komm!', enough: false });
		await closeOrReopen(people, who, id, 'close');
		await people.deliver();
		people.later(6 * DAY);
		await eraseEnquiries(people.database, people.clock.now());
		expect((await rowOf(people, id))?.state).toBe('closed');
		people.later(2 * DAY);
		await eraseEnquiries(people.database, people.clock.now());
		expect((await rowOf(people, id))?.state).toBe('erased');
	});

	it('closes by itself a month after the last word, not before, and says so in the audit', async () => {
		const { people, who, id } = await asked(await one());
		await people.deliver();
		await reply(people, who, id, { id: newId(), message: 'Komm!', enough: false });
		people.later(29 * DAY);
		await closeQuiet(people.database, people.clock.now());
		expect((await rowOf(people, id))?.state).toBe('answered');
		people.later(2 * DAY);
		await closeQuiet(people.database, people.clock.now());
		expect(await rowOf(people, id)).toMatchObject({ state: 'closed', waitingSince: null });
		const noted = await people.database.read((db) =>
			db.select().from(auditEntry).where(eq(auditEntry.thingId, id)),
		);
		expect(noted.filter(({ action }) => action === 'enquiry.close')).toMatchObject([
			{ actorId: null, detail: { from: 'answered', to: 'closed' } },
		]);
	});

	it('a conversation that goes on after its end is not erased in the middle of it', async () => {
		const { people, who, key, id } = await asked(await one());
		const later = async (days: number) => {
			await people.deliver();
			people.later(days * DAY);
			await eraseEnquiries(people.database, people.clock.now());
			return (await rowOf(people, id))?.state;
		};
		await reply(people, who, id, { id: newId(), message: 'Komm!', enough: false });
		await closeOrReopen(people, who, id, 'close');
		expect(await later(5)).toBe('closed');
		await writeBack(people, key, { id: newId(), message: 'Und am Sonntag?' });
		expect(await later(60)).toBe('answered');
		await reply(people, who, id, { id: newId(), message: 'Auch.', enough: false });
		expect(await later(60)).toBe('answered');
		await closeOrReopen(people, who, id, 'close');
		await closeOrReopen(people, who, id, 'reopen');
		expect(await later(89)).toBe('answered');
		expect(await later(2)).toBe('erased');
	});

	it('a club that sends the form again under the id it sees is not given the link of who asked', async () => {
		const { people, about, input, key, id } = await asked(await one());
		const again = await sendEnquiry(people, about.slug, { ...input, id }, 'de');
		expect(people.codes.idOf('enquiry', again.key)).not.toBe(id);
		expect(again.key).not.toBe(key);
	});

	it('climbs the ladder once: reminder, colleague, city and alternatives, pause', async () => {
		const { people, owner, clubId, about, input, id } = await asked(await one());
		const colleague = await addColleague(people, clubId);
		await people.deliver();
		const since = async (work: () => Promise<unknown>) => {
			const before = people.mails.length;
			await work();
			// Two processes at once, and once more by mistake.
			const climb = () => climbLadder(people, people.clock.now());
			await Promise.all([climb(), climb()]);
			await climb();
			await people.deliver();
			return people.mails
				.slice(before)
				.map(({ to }) => to)
				.filter((to) => [owner.mail, colleague.mail, input.mail].includes(to));
		};
		const later = (days: number) => () => Promise.resolve(people.later(days * DAY));
		expect(await since(later(1.9))).toEqual([]);
		expect(await since(later(0.2))).toEqual([owner.mail]);
		expect(await since(later(2.8))).toEqual([]);
		expect(await since(later(0.2))).toEqual([colleague.mail]);
		expect(await since(later(1.8))).toEqual([]);
		expect(await since(later(0.2))).toEqual([input.mail]);
		const state = async () => {
			const rows = await people.database.read((db) =>
				db.select().from(need).where(eq(need.id, about.id)),
			);
			return rows[0]?.state;
		};
		expect(await since(later(6.8))).toEqual([]);
		expect(await state()).toBe('open');
		expect(await since(later(0.2))).toEqual([]);
		expect(await state()).toBe('paused');
		const deeds = await people.database.read((db) =>
			db.select().from(auditEntry).where(eq(auditEntry.thingId, id)),
		);
		expect(deeds.map(({ action }) => action).sort()).toEqual(
			['sent', ...LADDER.map(({ step }) => step)].map((step) => `enquiry.${step}`).sort(),
		);
	});

	it('takes one rung at a time after a long pause of ours: nobody is passed over', async () => {
		const { people, about, id } = await asked(await one());
		people.later(20 * DAY);
		const rungs = async () => {
			await climbLadder(people, people.clock.now());
			const steps = await people.database.read((db) =>
				db.select().from(enquiryStep).where(eq(enquiryStep.enquiryId, id)),
			);
			return steps.length;
		};
		expect(await rungs()).toBe(1);
		expect(await rungs()).toBe(1);
		for (const count of [2, 3, 4]) {
			people.later(DAY);
			expect(await rungs()).toBe(count);
		}
		const [row] = await people.database.read((db) =>
			db.select().from(need).where(eq(need.id, about.id)),
		);
		expect(row?.state).toBe('paused');
	});

	it('reminds nobody at night and nobody after an answer', async () => {
		const { people, who, id } = await asked(await one());
		await people.deliver();
		people.later(3 * DAY);
		const [day] = people.clock.now().toISOString().split('T');
		const at = (time: string) => climbLadder(people, new Date(`${day}T${time}:00+01:00`));
		// From eight to eight, on the clock of the city.
		expect([await at('20:00'), await at('23:30'), await at('07:59')]).toEqual([0, 0, 0]);
		expect(await at('08:00')).toBeGreaterThan(0);
		await reply(people, who, id, { id: newId(), message: 'Komm!', enough: false });
		await people.deliver();
		const before = people.mails.length;
		for (let day = 0; day < 15; day += 3) {
			people.later(3 * DAY);
			await climbLadder(people, people.clock.now());
		}
		await people.deliver();
		expect(people.mails.slice(before).filter(({ to }) => to === who.person.mail)).toEqual([]);
		const steps = await people.database.read((db) =>
			db.select().from(enquiryStep).where(eq(enquiryStep.enquiryId, id)),
		);
		expect(steps.map(({ step }) => step)).toEqual(['reminder']);
	});

	it('says how fast a club answers from five answers on', async () => {
		const { people, who, clubId, about } = await asked(await one());
		const usual = () =>
			people.database.read((db) => usualReplyDays(db, clubId, people.clock.now()));
		for (let answered = 0; answered < 5; answered++) {
			expect(await usual()).toBeUndefined();
			const { key } = await sendEnquiry(people, about.slug, typed(), 'de');
			people.later(1.5 * DAY);
			await reply(people, await meet(people, who.person), people.codes.idOf('enquiry', key) ?? '', {
				...{ id: newId(), message: 'Ja', enough: false },
			});
		}
		expect(await usual()).toBe(2);
	});
});
