import { auditEntry, installation, officeRole, recoveryCode, secondFactor } from '$db/schema';
import {
	askForAdministrator,
	becomeAdministrator,
	beginFactor,
	confirmFactor,
	dropFactor,
	factorState,
	isAdministratorKey,
	setPassword,
	showFactor,
	type Met,
	type SessionCookie,
} from '$lib/server/people';
import { newId } from '$lib/server/platform/ids';
import { stepAt, totpAt } from '$lib/server/people/totp';
import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { addPerson, meet, openTestPeople, type TestPeople } from '../support/people-platform';
import { onBothDatabases } from '../support/store';

const HALF = 30_000;
const here = { address: '198.51.100.1', device: 'Firefox, Android' };

onBothDatabases((_kind, open, share) => {
	const one = share;

	/** What the app on the phone of this person shows now. */
	async function appOf(people: TestPeople, who: Met): Promise<() => string> {
		const [factor] = await people.database.read((db) =>
			db.select().from(secondFactor).where(eq(secondFactor.personId, who.person.id)),
		);
		if (!factor) throw new Error('No factor');
		const secret = people.codes.sharedSecret(factor.nonce);
		return () => totpAt(secret, stepAt(people.clock.now()));
	}
	async function again(people: TestPeople, cookie: SessionCookie): Promise<Met> {
		const met = await people.sessions.meet(cookie.value);
		if (!met) throw new Error('Nobody was met');
		return met;
	}
	async function setUp(people: TestPeople) {
		const person = await addPerson(people, { office: 'review' });
		const met = await meet(people, person);
		const begun = await beginFactor(people, met, 'Tohoop');
		expect(begun?.uri).toMatch(/^otpauth:\/\/totp\/Tohoop%3A/);
		const app = await appOf(people, met);
		const shown = await confirmFactor(people, met, app());
		if (shown.kind !== 'right') throw new Error('Not right');
		return {
			person,
			app,
			met: await again(people, shown.cookie),
			recovery: shown.recovery ?? [],
			before: met,
		};
	}

	it('reads the codes of RFC 6238', () => {
		const secret = Buffer.from('12345678901234567890');
		for (const [second, code] of [
			[59, '287082'],
			[1_111_111_109, '081804'],
			[20_000_000_000, '353130'],
		] as const)
			expect(totpAt(secret, stepAt(new Date(second * 1000)))).toBe(code);
	});

	it('S05 is set up by its first code, makes the session strong under a new token, and gives ten codes', async () => {
		const people = await openTestPeople(await one());
		const { met, before, recovery } = await setUp(people);
		expect([before.actor.strong, met.actor.strong]).toEqual([false, true]);
		expect(met.sessionId).not.toBe(before.sessionId);
		expect(new Set(recovery).size).toBe(10);
		expect(await factorState(people, met)).toEqual({ confirmed: true, left: 10 });
		// Nobody sets up another one beside it.
		expect(await beginFactor(people, met, 'Tohoop')).toBeUndefined();
	});

	it('S16 takes a code of the app once, and a recovery code once', async () => {
		const people = await openTestPeople(await one());
		const { person, app, recovery } = await setUp(people);
		people.later(HALF);
		const code = app();
		const both = await Promise.all([
			showFactor(people, await meet(people, person), code),
			showFactor(people, await meet(people, person), code),
		]);
		expect(both.map(({ kind }) => kind).sort()).toEqual(['right', 'wrong']);
		const [first = ''] = recovery;
		expect(
			(await showFactor(people, await meet(people, person), ` ${first.toUpperCase()} `)).kind,
		).toBe('right');
		expect((await showFactor(people, await meet(people, person), first)).kind).toBe('wrong');
		const kept = await people.database.read((db) =>
			db.select().from(recoveryCode).where(eq(recoveryCode.personId, person.id)),
		);
		// S06: what stands in the table opens nothing.
		expect(JSON.stringify(kept)).not.toContain(first);
		const [hash = ''] = kept.filter(({ usedAt }) => !usedAt).map((row) => row.hash);
		expect((await showFactor(people, await meet(people, person), hash)).kind).toBe('wrong');
	});

	it('S16 of whoever set it up a code by mail alone proves nothing, also outside of the coordination', async () => {
		const people = await openTestPeople(await one());
		const person = await addPerson(people);
		const first = await meet(people, person);
		expect([first.owesStep, first.actor.fresh]).toEqual([false, true]);
		await beginFactor(people, first, 'Tohoop');
		// Begun is not set up: nobody is asked for what their app never showed.
		expect((await meet(people, person)).owesStep).toBe(false);
		const app = await appOf(people, first);
		expect((await confirmFactor(people, first, app())).kind).toBe('right');
		people.later(HALF);
		const byMail = await meet(people, person);
		expect([byMail.owesStep, byMail.actor.fresh]).toEqual([true, false]);
		await expect(setPassword(people, byMail, 'vier muede Igel am Zaun')).rejects.toThrow(
			'prove-first',
		);
		const shown = await showFactor(people, byMail, app());
		if (shown.kind !== 'right') throw new Error('Not right');
		const met = await again(people, shown.cookie);
		expect([met.owesStep, met.actor.fresh, met.actor.strong]).toEqual([false, true, true]);
	});

	it('S16 for another phone it is set up anew, by whoever can show the old one or a recovery code', async () => {
		const people = await openTestPeople(await one());
		const { person, met, recovery } = await setUp(people);
		const [first = '', second = ''] = recovery;
		await expect(dropFactor(people, await meet(people, person))).rejects.toThrow('prove-first');
		people.later(HALF);
		const elsewhere = await showFactor(people, await meet(people, person), first);
		if (elsewhere.kind !== 'right') throw new Error('Not right');
		const here = await again(people, elsewhere.cookie);
		await dropFactor(people, here);
		expect(await people.sessions.list(person.id)).toHaveLength(1);
		expect(await factorState(people, met)).toEqual({ confirmed: false, left: 0 });
		expect((await showFactor(people, await meet(people, person), second)).kind).toBe('wrong');
		await people.deliver();
		expect(people.mails.at(-1)).toMatchObject({
			to: person.mail,
			subject: 'Zweiter Schritt bei Tohoop entfernt',
		});
		expect(await beginFactor(people, here, 'Tohoop')).toBeDefined();
		await expect(dropFactor(people, here)).rejects.toThrow('wrong-state');
	});

	it('S11 takes five guesses in five minutes', async () => {
		const people = await openTestPeople(await open());
		const { person } = await setUp(people);
		const met = await meet(people, person);
		for (let at = 0; at < 5; at++)
			expect((await showFactor(people, met, 'nope')).kind).toBe('wrong');
		await expect(showFactor(people, met, 'nope')).rejects.toThrow('too-often');
	});

	it('S80 the first administrator comes by a link from the terminal: half an hour, once, the newest', async () => {
		const people = await openTestPeople(await open());
		const old = await askForAdministrator(people);
		const key = await askForAdministrator(people);
		expect([await isAdministratorKey(people, old), await isAdministratorKey(people, key)]).toEqual([
			false,
			true,
		]);
		people.later(30 * 60_000);
		expect(await isAdministratorKey(people, key)).toBe(false);
		const fresh = await askForAdministrator(people);
		const who = { name: 'Klaas Moorstedt', mail: `${newId()}@verein.example`, locale: 'de' };
		const both = await Promise.allSettled([
			becomeAdministrator(people, fresh, who, here),
			becomeAdministrator(people, fresh, who, here),
		]);
		expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
		const cookie = both.find((each) => each.status === 'fulfilled')?.value;
		const met = cookie && (await people.sessions.meet(cookie.value));
		expect(met?.actor).toMatchObject({ office: { role: 'administer' }, strong: false });
		expect(await people.database.read((db) => db.select().from(officeRole))).toHaveLength(1);
		const left = await people.database.read((db) =>
			db.select().from(installation).where(eq(installation.key, 'administrator.asked')),
		);
		expect(left).toEqual([]);
		const deeds = await people.database.read((db) => db.select().from(auditEntry));
		expect(deeds.map(({ action }) => action)).toContain('administrator.began');
		await expect(becomeAdministrator(people, 'x', who, here)).rejects.toThrow('gone');
	});
});
