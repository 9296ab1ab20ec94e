import { auditEntry, membership, person, session, signInCode } from '$db/schema';
import { Refused } from '$lib/domain/result';
import {
	askForCode,
	askProof,
	endDevice,
	listDevices,
	listOwnClubs,
	signInByCode,
} from '$lib/server/people';
import { forgetCodes, waitingCode, type SessionCookie } from '$lib/server/people';
import { newId } from '$lib/server/platform/ids';
import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import {
	addPerson,
	meet,
	openTestPeople,
	type TestPeople,
	type TestPerson,
} from '../support/people-platform';
import { onBothDatabases } from '../support/store';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const here = { address: '198.51.100.1', device: 'Firefox, Android' };

async function codeFor(people: TestPeople, mail: string) {
	const { id } = await askForCode(people, { mail, locale: 'de' }, here);
	return { id, code: people.codes.codeOf({ id, mail }) };
}

async function signIn(people: TestPeople, who: TestPerson, shared = false): Promise<SessionCookie> {
	const { id, code } = await codeFor(people, who.mail);
	const outcome = await signInByCode(people, { id, code, shared }, here);
	if (outcome.kind !== 'in') throw new Error(`Not in: ${outcome.kind}`);
	return outcome.cookie;
}

const enter = async (people: TestPeople, id: string, code: string) =>
	(await signInByCode(people, { id, code, shared: false }, here)).kind;

/** Another code than the right one. */
const wrong = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

onBothDatabases((kind, open, share) => {
	// Most need only persons of their own; what counts over everybody opens a fresh one.
	const one = share;

	it('mails a code that signs in, in the language of the person, once', async () => {
		const people = await openTestPeople(await one());
		const who = await addPerson(people, { locale: 'en', clubRole: 'writer' });
		const { id, code } = await codeFor(people, who.mail);
		await people.deliver();
		expect(people.mails).toHaveLength(1);
		const [mail] = people.mails;
		expect(mail?.to).toBe(who.mail);
		expect(mail?.text).toContain(code);
		expect(mail?.html).toContain(code);
		expect(mail?.text).toContain('Hello');
		expect(mail?.text).not.toMatch(/https?:/);
		expect(mail?.messageId).toMatch(/^<[0-9a-f-]{36}@test>$/);
		expect(await waitingCode(people, id)).toEqual({ id, mail: who.mail, late: false, againIn: 60 });
		const outcome = await signInByCode(people, { id, code, shared: false }, here);
		expect(outcome.kind).toBe('in');
		const met =
			outcome.kind === 'in' ? await people.sessions.meet(outcome.cookie.value) : undefined;
		expect(met?.person.id).toBe(who.id);
		expect(met?.actor).toEqual({
			personId: who.id,
			memberships: [{ clubId: who.clubId, role: 'writer' }],
			strong: false,
			fresh: true,
		});
		if (met) expect((await listOwnClubs(people, met)).map((c) => c.id)).toEqual([who.clubId]);
		const deeds = await people.database.read((db) =>
			db.select().from(auditEntry).where(eq(auditEntry.thingId, who.id)),
		);
		expect(deeds.map((deed) => deed.action)).toEqual(['session.began']);
		expect(people.logged.join()).not.toContain(who.mail);
	});

	it('S14 tells nobody whether an address has an account, except by the mail itself', async () => {
		const people = await openTestPeople(await open());
		const stranger = `niemand-${newId()}@verein.example`;
		const { id, code } = await codeFor(people, stranger);
		await people.deliver();
		expect(people.mails.map((mail) => mail.to)).toEqual([stranger]);
		expect(people.mails[0]?.text).not.toContain(code);
		expect(await waitingCode(people, id)).toMatchObject({ mail: stranger });
		// Not even the right code makes somebody of nobody.
		expect(await enter(people, id, code)).toBe('wrong');
		const sessions = await people.database.read((db) => db.select().from(session));
		expect(sessions).toEqual([]);
	});

	it('S11 takes a code once, for ten minutes, for its own asking, and only the newest', async () => {
		const people = await openTestPeople(await one());
		const who = await addPerson(people);
		const other = await addPerson(people);
		const first = await codeFor(people, who.mail);
		expect(await enter(people, first.id, first.code)).toBe('in');
		expect(await enter(people, first.id, first.code)).toBe('over');

		const old = await codeFor(people, who.mail);
		people.later(10 * MINUTE);
		expect(await enter(people, old.id, old.code)).toBe('over');
		const young = await codeFor(people, who.mail);
		people.later(10 * MINUTE - 1_000);
		expect(await enter(people, young.id, young.code)).toBe('in');

		const foreign = await codeFor(people, other.mail);
		const mine = await codeFor(people, who.mail);
		if (foreign.code !== mine.code)
			expect(await enter(people, foreign.id, mine.code)).toBe('wrong');
		const newest = await codeFor(people, who.mail);
		expect(await enter(people, mine.id, mine.code)).toBe('over');
		expect(await enter(people, newest.id, newest.code)).toBe('in');
		expect(await enter(people, newId(), '123456')).toBe('over');
	});

	it('S11 takes five guesses, however many come at once', async () => {
		const people = await openTestPeople(await open());
		const who = await addPerson(people);
		const { id, code } = await codeFor(people, who.mail);
		const guesses = await Promise.all(
			Array.from({ length: 40 }, () => enter(people, id, wrong(code))),
		);
		expect(guesses.filter((kind) => kind === 'wrong')).toHaveLength(4);
		expect(guesses.filter((kind) => kind === 'over')).toHaveLength(36);
		expect(await enter(people, id, code)).toBe('over');
	});

	it('lets one of two win who enter the same code at once', async () => {
		const people = await openTestPeople(await one());
		const who = await addPerson(people);
		const { id, code } = await codeFor(people, who.mail);
		const kinds = await Promise.all([1, 2, 3, 4].map(() => enter(people, id, code)));
		expect(kinds.sort()).toEqual(['in', 'over', 'over', 'over']);
	});

	it('S03 asks for patience after five codes an hour for one address, known or not', async () => {
		const people = await openTestPeople(await one());
		const who = await addPerson(people);
		for (const mail of [who.mail, `niemand-${newId()}@verein.example`]) {
			const asked: (string | number)[] = [];
			// Twice the limit: an hour may turn in between.
			for (let i = 0; i < 11; i++)
				asked.push(
					await askForCode(people, { mail, locale: 'de' }, here).then(
						() => 'sent',
						(error: unknown) => (error instanceof Refused ? error.code : 'broken'),
					),
				);
			expect(asked.slice(0, 5)).toEqual(Array(5).fill('sent'));
			expect(asked).toContain('too-often');
			expect(asked).not.toContain('broken');
		}
	});

	it('S03 a stranger who asks for codes of an address keeps nobody from theirs, and fills no mailbox', async () => {
		const people = await openTestPeople(await one());
		const who = await addPerson(people);
		const ask = (address: string) =>
			askForCode(people, { mail: who.mail, locale: 'de' }, { address }).then(
				() => 'sent',
				(error: unknown) => (error instanceof Refused ? error.code : 'broken'),
			);
		const strange: string[] = [];
		for (let i = 0; i < 11; i++) strange.push(await ask('203.0.113.66'));
		expect(strange).toContain('too-often');
		expect(await ask(here.address)).toBe('sent');
		const many: string[] = [];
		for (let i = 0; i < 45; i++) many.push(await ask(`203.0.113.${100 + i}`));
		expect(many).toContain('too-often');
		// Signed in, and asked once more who they are: that counts for itself.
		const met = await meet(people, who);
		expect((await askProof(people, met)).way).toBe('mail');
	});

	it('S02 lets everybody in one by one while many codes are wrong, and says so to those who administer', async () => {
		const people = await openTestPeople(await open());
		const [admin, reader] = [
			await addPerson(people, { office: 'administer' }),
			await addPerson(people, { office: 'read' }),
		];
		const codes = [];
		for (let i = 0; i < 16; i++) codes.push(await codeFor(people, (await addPerson(people)).mail));
		const answers: string[] = [];
		for (const { id, code } of codes)
			for (let guess = 0; guess < 4; guess++)
				answers.push(
					await signInByCode(
						people,
						{ id, code: wrong(code), shared: false },
						{ ...here, address: '203.0.113.9' },
					).then(
						(outcome) => outcome.kind,
						(error: unknown) => (error instanceof Refused ? error.code : 'broken'),
					),
				);
		expect(answers.slice(0, 50)).toEqual(Array(50).fill('wrong'));
		expect(answers).toContain('too-often');
		expect(people.logged.join()).toContain('sign-in.brake');
		// Once a day, however long it goes on.
		await people.deliver();
		const told = (mail: string) =>
			people.mails.filter(({ to, subject }) => to === mail && /Anmeldeversuche/.test(subject));
		expect([told(admin.mail).length, told(reader.mail).length]).toEqual([1, 0]);
		// Somebody else, elsewhere, still gets in.
		const last = codes.at(-1);
		const outcome = last
			? await signInByCode(
					people,
					{ id: last.id, code: last.code, shared: false },
					{ ...here, address: '192.0.2.77' },
				)
			: undefined;
		expect(['in', 'over']).toContain(outcome?.kind);
		const fresh = await codeFor(people, (await addPerson(people)).mail);
		const elsewhere = { ...here, address: '192.0.2.78' };
		expect((await signInByCode(people, { ...fresh, shared: false }, elsewhere)).kind).toBe('in');
	});

	it('S05 begins anew at every sign-in: what was there before is over', async () => {
		const people = await openTestPeople(await one());
		const who = await addPerson(people);
		const before = (await signIn(people, who)).value;
		const { id, code } = await codeFor(people, who.mail);
		const input = { id, code, shared: false };
		const again = await signInByCode(people, input, { ...here, before });
		expect(again.kind === 'in' && again.cookie.value).not.toBe(before);
		expect(await people.sessions.meet(before)).toBeUndefined();
	});

	it('S06 keeps nothing that signs in', async () => {
		const people = await openTestPeople(await open());
		const who = await addPerson(people);
		const token = (await signIn(people, who)).value;
		expect(token.length).toBeGreaterThanOrEqual(40);
		const { id, code } = await codeFor(people, who.mail);
		const [kept] = await people.database.read((db) => db.select().from(session));
		for (const value of [kept?.hash, kept?.id, who.id])
			expect(await people.sessions.meet(value ?? '')).toBeUndefined();
		const dump = JSON.stringify(
			await people.database.read(async (db) => [
				await db.select().from(session),
				await db.select().from(signInCode),
			]),
		);
		expect(dump).not.toContain(token);
		expect(dump.replaceAll(id, '')).not.toContain(`"${code}"`);
	});

	it('S08 takes a role that is gone at the next request', async () => {
		const people = await openTestPeople(await one());
		const who = await addPerson(people, { clubRole: 'owner', office: 'curate' });
		const { value } = await signIn(people, who);
		expect((await people.sessions.meet(value))?.actor.memberships).toHaveLength(1);
		await people.database.transaction(async (tx) => {
			await tx.update(membership).set({ state: 'removed' }).where(eq(membership.personId, who.id));
		});
		expect((await people.sessions.meet(value))?.actor.memberships).toEqual([]);
		await people.database.transaction(async (tx) => {
			await tx.update(person).set({ erasedAt: new Date() }).where(eq(person.id, who.id));
		});
		expect(await people.sessions.meet(value)).toBeUndefined();
	});

	const lifetimes: [string, Parameters<typeof addPerson>[1], boolean, number, number][] = [
		['coordination', { office: 'curate' }, false, 30 * MINUTE, 12 * HOUR],
		['club', { clubRole: 'writer' }, false, 14 * DAY, 90 * DAY],
		['volunteer', {}, false, 30 * DAY, 180 * DAY],
		['shared device', { clubRole: 'owner' }, true, 30 * MINUTE, 12 * HOUR],
	];
	it.each(lifetimes)(
		'S09 %s: over when unused, and at last in any case',
		async (_w, more, shared, idle, most) => {
			const people = await openTestPeople(await one());
			const who = await addPerson(people, more);
			const unused = (await signIn(people, who, shared)).value;
			people.later(idle - 1_000);
			expect(await people.sessions.meet(unused)).toBeDefined();
			people.later(idle);
			expect(await people.sessions.meet(unused)).toBeUndefined();

			const used = (await signIn(people, who, shared)).value;
			const step = idle - 2 * MINUTE;
			let age = 0;
			for (; age + step < most; age += step) {
				people.later(step);
				expect(await people.sessions.meet(used)).toBeDefined();
			}
			people.later(most - age - 1_000);
			expect(await people.sessions.meet(used)).toBeDefined();
			people.later(1_000);
			expect(await people.sessions.meet(used)).toBeUndefined();
		},
	);

	it('S75 ends a lost device from another one, and nobody else’s', async () => {
		const people = await openTestPeople(await one());
		const who = await addPerson(people);
		const lost = (await signIn(people, who)).value;
		people.later(MINUTE);
		const met = await people.sessions.meet((await signIn(people, who)).value);
		const stranger = await people.sessions.meet(
			(await signIn(people, await addPerson(people))).value,
		);
		if (!met || !stranger) throw new Error('Nobody met');
		const devices = await listDevices(people, met);
		expect(devices.map((device) => device.here)).toEqual([true, false]);
		const [, other] = devices;
		await expect(endDevice(people, stranger, other?.id ?? '')).rejects.toThrow(
			new Refused('not-found'),
		);
		expect(await people.sessions.meet(lost)).toBeDefined();
		await endDevice(people, met, other?.id ?? '');
		expect(await people.sessions.meet(lost)).toBeUndefined();
		await expect(endDevice(people, met, other?.id ?? '')).rejects.toThrow(new Refused('not-found'));
		await expect(endDevice(people, met, 'kein-geraet')).rejects.toThrow(new Refused('not-found'));
	});

	it('keeps twenty devices of a person, the oldest goes', async () => {
		const people = await openTestPeople(await one());
		const who = await addPerson(people);
		const begin = () =>
			people.database.transaction((tx) =>
				people.sessions.begin(tx, who.id, { device: '', shared: false, strong: false }),
			);
		const first = await begin();
		for (let i = 0; i < 20; i++) {
			people.later(1_000);
			await begin();
		}
		expect(await people.sessions.list(who.id)).toHaveLength(20);
		expect(await people.sessions.meet(first.value)).toBeUndefined();
	});

	it('P6 forgets codes after a day and sessions a month after their end', async () => {
		const people = await openTestPeople(await open());
		const who = await addPerson(people, { clubRole: 'owner' });
		await signIn(people, who);
		people.later(23 * HOUR);
		expect(await forgetCodes(people.database, people.clock.now(), 24)).toBe(0);
		people.later(2 * HOUR);
		expect(await forgetCodes(people.database, people.clock.now(), 24)).toBe(1);
		people.later(13 * DAY + 29 * DAY);
		expect(await people.sessions.sweep(30)).toBe(0);
		people.later(2 * DAY);
		expect(await people.sessions.sweep(30)).toBe(1);
	});

	if (kind === 'embedded')
		it('a token is known by its cookie: __Host- over https, never readable by scripts', async () => {
			const store = await open();
			const people = await openTestPeople(store);
			const who = await addPerson(people);
			const plain = await signIn(people, who);
			expect(plain.name).toBe('session');
			expect(plain.attributes).toMatchObject({ httpOnly: true, sameSite: 'lax', path: '/' });
			expect((await signIn(people, who, true)).attributes.maxAge).toBeUndefined();
			const { openSessions } = await import('$lib/server/people');
			const secure = openSessions({ database: store.database, clock: people.clock, secure: true });
			expect(secure.cookieName).toBe('__Host-session');
			expect(secure.blankCookie().attributes).toMatchObject({ secure: true, maxAge: 0 });
		});
});
