import { mailChange, passkey, password, person, secondFactor } from '$db/schema';
import {
	askMailChange,
	askProof,
	confirmMailChange,
	forgetMailChanges,
	prove,
	undoMailChange,
	undoableMailChange,
	waitingMailChange,
	type Met,
} from '$lib/server/people';
import { newId } from '$lib/server/platform/ids';
import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { addPerson, meet, openTestPeople, type TestPeople } from '../support/people-platform';
import { onBothDatabases } from '../support/store';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const freshMail = () => `${newId()}@neu.example`;

onBothDatabases((_kind, _open, share) => {
	const one = share;
	const mailOf = async (people: TestPeople, id: string) =>
		(await people.database.read((db) => db.select().from(person).where(eq(person.id, id))))[0]
			?.mail;

	async function codeFor(people: TestPeople, met: Met): Promise<string> {
		const waiting = await waitingMailChange(people, met);
		if (!waiting) throw new Error('Nothing waits');
		return people.codes.codeOf({ id: waiting.codeId, mail: waiting.mail });
	}
	async function changed(people: TestPeople) {
		const who = await addPerson(people);
		const met = await meet(people, who);
		const mail = freshMail();
		await askMailChange(people, met, mail);
		expect((await confirmMailChange(people, met, { code: await codeFor(people, met) })).kind).toBe(
			'right',
		);
		await people.deliver();
		const told = people.mails.filter(({ to }) => to === who.mail).at(-1);
		const key = /zurueckholen\/([\w-]+)/.exec(told?.text ?? '')?.[1] ?? '';
		return { who, met, mail, key };
	}

	it('S41 counts only once a code from the new mailbox was shown; the old one is told', async () => {
		const people = await openTestPeople(await one());
		const who = await addPerson(people);
		const elsewhere = await meet(people, who);
		const met = await meet(people, who);
		const mail = freshMail();
		await askMailChange(people, met, mail);
		await people.deliver();
		expect(people.mails.map(({ to }) => to)).toEqual([mail]);
		const code = await codeFor(people, met);
		const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, '0');
		expect((await confirmMailChange(people, met, { code: wrong })).kind).toBe('wrong');
		expect(await mailOf(people, who.id)).toBe(who.mail);
		expect((await confirmMailChange(people, met, { code })).kind).toBe('right');
		expect(await mailOf(people, who.id)).toBe(mail);
		// The same code is no second change.
		expect((await confirmMailChange(people, met, { code })).kind).toBe('over');
		const devices = await people.sessions.list(who.id);
		expect(devices.map(({ id }) => id)).toEqual([met.sessionId]);
		expect(elsewhere.sessionId).not.toBe(met.sessionId);
		await people.deliver();
		const told = people.mails.filter(({ to }) => to === who.mail);
		expect(told.map(({ text }) => text).join()).toContain('http://test/anmelden/zurueckholen/');
		// Neither address in the history.
		expect(people.logged.join()).not.toContain(mail);
	});

	it('S41 an address that somebody has opens nothing, and its owner is told', async () => {
		const people = await openTestPeople(await one());
		const [who, other] = [await addPerson(people), await addPerson(people)];
		const met = await meet(people, who);
		await askMailChange(people, met, other.mail);
		const code = await codeFor(people, met);
		await people.deliver();
		expect(people.mails.map(({ to }) => to)).toEqual([other.mail]);
		expect(people.mails[0]?.text).not.toContain(code);
		expect(people.mails[0]?.text).not.toContain(other.name);
		expect((await confirmMailChange(people, met, { code })).kind).toBe('wrong');
		expect(await mailOf(people, who.id)).toBe(who.mail);
	});

	it('S41 S40 for 72 hours the old mailbox takes it back, with all that came since', async () => {
		const people = await openTestPeople(await one());
		const { who, met, mail, key } = await changed(people);
		expect(key).toHaveLength(48);
		people.later(2 * HOUR);
		// Whoever has it makes it theirs: another address, a password, a passkey.
		const thief = await meet(people, who);
		const third = freshMail();
		await askMailChange(people, thief, third);
		await confirmMailChange(people, thief, { code: await codeFor(people, thief) });
		const at = people.clock.now();
		await people.database.read(async (db) => {
			await db.insert(password).values({ personId: who.id, hash: 'x', createdAt: at });
			await db.insert(passkey).values({
				id: newId(),
				personId: who.id,
				name: 'x',
				credentialId: newId(),
				publicKey: 'x',
				createdAt: at,
			});
			// Looked at by its owner long ago, set up by the thief.
			await db.insert(secondFactor).values({
				personId: who.id,
				nonce: newId(),
				createdAt: new Date(at.getTime() - 100 * HOUR),
				confirmedAt: at,
			});
		});
		people.later(70 * HOUR - 1);
		expect((await undoableMailChange(people, key))?.oldMail).toBe(who.mail);
		await undoMailChange(people, key);
		expect(await mailOf(people, who.id)).toBe(who.mail);
		expect(await people.sessions.list(who.id)).toEqual([]);
		const [passwords, passkeys, changes, factors] = await people.database.read(async (db) => [
			await db.select().from(password).where(eq(password.personId, who.id)),
			await db.select().from(passkey).where(eq(passkey.personId, who.id)),
			await db.select().from(mailChange).where(eq(mailChange.personId, who.id)),
			await db.select().from(secondFactor).where(eq(secondFactor.personId, who.id)),
		]);
		expect([passwords, passkeys, factors]).toEqual([[], [], []]);
		expect(changes.map(({ state }) => state)).toEqual(['undone', 'undone']);
		// Once; and the second address takes nothing back any more.
		await expect(undoMailChange(people, key)).rejects.toThrow('gone');
		await people.deliver();
		const second = people.mails.filter(({ to }) => to === mail).at(-1);
		const others = /zurueckholen\/([\w-]+)/.exec(second?.text ?? '')?.[1] ?? '';
		await expect(undoMailChange(people, others)).rejects.toThrow('gone');
		expect(met.person.mail).toBe(who.mail);
	});

	it('S41 after 72 hours, or with a key that was made up, nothing is taken back', async () => {
		const people = await openTestPeople(await one());
		const { key, mail, who } = await changed(people);
		for (const guess of ['', 'x', key.replace(/^./, (sign) => (sign === 'A' ? 'B' : 'A'))])
			await expect(undoMailChange(people, guess)).rejects.toThrow('gone');
		people.later(72 * HOUR);
		await expect(undoMailChange(people, key)).rejects.toThrow('gone');
		expect(await mailOf(people, who.id)).toBe(mail);
		people.later(24 * HOUR + 1);
		await forgetMailChanges(people.database, people.clock.now(), 96);
		const left = await people.database.read((db) =>
			db.select().from(mailChange).where(eq(mailChange.personId, who.id)),
		);
		expect(left).toEqual([]);
	});

	it('S10 ten minutes after the sign-in a code is asked for once more, and opens for ten minutes', async () => {
		const people = await openTestPeople(await one());
		const who = await addPerson(people);
		await meet(people, who);
		const how = { device: '', shared: false, strong: false };
		const cookie = await people.database.transaction((tx) =>
			people.sessions.begin(tx, who.id, how),
		);
		const now = async () => {
			const met = await people.sessions.meet(cookie.value);
			if (!met) throw new Error('Nobody was met');
			return met;
		};
		people.later(10 * MINUTE - 1);
		expect((await now()).actor.fresh).toBe(true);
		people.later(1);
		const stale = await now();
		await expect(askMailChange(people, stale, freshMail())).rejects.toThrow('prove-first');
		const asked = await askProof(people, stale);
		if (asked.way !== 'mail') throw new Error('Not by mail');
		// Asked twice is one mail.
		expect(await askProof(people, stale)).toEqual(asked);
		await people.deliver();
		expect(people.mails.map(({ to }) => to)).toEqual([who.mail]);
		const code = people.codes.codeOf({ id: asked.id, mail: asked.to });
		const other = await meet(people, await addPerson(people));
		expect((await prove(people, other, { id: asked.id, code })).kind).toBe('over');
		expect((await prove(people, stale, { id: 'x', code })).kind).toBe('over');
		expect((await prove(people, stale, { id: asked.id, code: 'nope' })).kind).toBe('wrong');
		expect((await now()).actor.fresh).toBe(false);
		expect((await prove(people, stale, { id: asked.id, code })).kind).toBe('right');
		expect((await prove(people, stale, { id: asked.id, code })).kind).toBe('over');
		expect((await now()).actor.fresh).toBe(true);
		people.later(10 * MINUTE);
		expect((await now()).actor.fresh).toBe(false);
	});
});
