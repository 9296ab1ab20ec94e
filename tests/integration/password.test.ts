import { auditEntry, club, password, passwordTry } from '$db/schema';
import type { Refused } from '$lib/domain/result';
import {
	dropPassword,
	forgetPasswordTries,
	hasPassword,
	setPassword,
	signInByPassword,
	waitAfter,
} from '$lib/server/people';
import { newId } from '$lib/server/platform/ids';
import { openPasswords } from '$lib/server/platform/passwords';
import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { addPerson, meet, openTestPeople, type TestPeople } from '../support/people-platform';
import { onBothDatabases } from '../support/store';

const HOUR = 3_600_000;
const GOOD = 'vier muede Igel am Zaun';
const here = { address: '198.51.100.1', device: 'Firefox, Android' };

onBothDatabases((kind, open, share) => {
	const one = share;
	const tryIt = (people: TestPeople, mail: string, typed: string) =>
		signInByPassword(people, { mail, password: typed, shared: false }, here);
	async function withPassword(people: TestPeople, more: Parameters<typeof addPerson>[1] = {}) {
		const who = await addPerson(people, more);
		const met = await meet(people, who);
		expect(await setPassword(people, met, GOOD)).toEqual({});
		return { ...who, met };
	}

	it('S06 is kept as Argon2id says, signs in, and is told to its owner', async () => {
		const people = await openTestPeople(await one());
		const who = await addPerson(people);
		const elsewhere = await meet(people, who);
		const met = await meet(people, who);
		await setPassword(people, met, GOOD);
		expect((await people.sessions.list(who.id)).map(({ id }) => id)).toEqual([met.sessionId]);
		expect(elsewhere.sessionId).not.toBe(met.sessionId);
		const [kept] = await people.database.read((db) =>
			db.select().from(password).where(eq(password.personId, who.id)),
		);
		expect(kept?.hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
		const outcome = await tryIt(people, who.mail, GOOD);
		expect(outcome.kind).toBe('in');
		if (outcome.kind !== 'in') return;
		// By password alone nobody is strong.
		expect((await people.sessions.meet(outcome.cookie.value))?.actor.strong).toBe(false);
		// What the table holds opens nothing.
		expect((await tryIt(people, who.mail, kept?.hash ?? '')).kind).toBe('wrong');
		await people.deliver();
		expect(people.mails.map(({ to }) => to)).toEqual([who.mail]);
		expect(people.mails[0]?.text).not.toContain(GOOD);
		const deeds = await people.database.read((db) =>
			db.select().from(auditEntry).where(eq(auditEntry.thingId, who.id)),
		);
		expect(JSON.stringify(deeds)).not.toContain(GOOD);
	});

	it('S15 nobody gets one that is guessed first, and the coordination a longer one', async () => {
		const people = await openTestPeople(await one());
		const who = await addPerson(people, { clubRole: 'owner' });
		const met = await meet(people, who);
		expect(await setPassword(people, met, 'Luebeck2026')).toEqual({ problem: 'password_common' });
		// Not the one they were given: that is made by chance, and may be one of the guessed ones.
		const label = 'Verein Kvastrup';
		await people.database.read((db) =>
			db
				.update(club)
				.set({ name: label })
				.where(eq(club.id, who.clubId ?? '')),
		);
		expect(await setPassword(people, met, label)).toEqual({ problem: 'password_own' });
		expect(await hasPassword(people, met)).toBe(false);
		const office = await meet(people, await addPerson(people, { office: 'review' }));
		expect(await setPassword(people, office, 'kx7pwfuu')).toEqual({
			problem: 'password_too_short',
		});
		await setPassword(people, met, 'kx7pwfuu');
		expect(await hasPassword(people, met)).toBe(true);
		await dropPassword(people, met);
		expect((await tryIt(people, who.mail, 'kx7pwfuu')).kind).toBe('wrong');
	});

	it('S10 is not set by whoever finds an open device', async () => {
		const people = await openTestPeople(await one());
		const met = await meet(people, await addPerson(people));
		const stale = { ...met, actor: { ...met.actor, fresh: false } };
		await expect(setPassword(people, stale, GOOD)).rejects.toThrow('prove-first');
		await expect(dropPassword(people, stale)).rejects.toThrow('prove-first');
	});

	it('S03 each wrong one makes the next wait, twice as long, 25 seconds at most; never locked, told once a day', async () => {
		const people = await openTestPeople(await open());
		const who = await withPassword(people);
		await people.deliver();
		people.mails.length = 0;
		let waited = 0;
		for (let wrong = 1; wrong <= 12; wrong++) {
			expect((await tryIt(people, who.mail, 'falsch')).kind).toBe('wrong');
			const wait = waitAfter(wrong);
			expect(wait).toBe(Math.min(25_000, 200 * 2 ** (wrong - 1)));
			people.later(wait - 1);
			// Too early: even the right one is not looked at.
			await expect(tryIt(people, who.mail, GOOD)).rejects.toMatchObject({ code: 'too-often' });
			people.later(1);
			waited += wait;
		}
		expect(waited).toBeGreaterThan(100_000);
		await people.deliver();
		expect(people.mails.map(({ to }) => to)).toEqual([who.mail]);
		expect((await tryIt(people, who.mail, GOOD)).kind).toBe('in');
		expect(await people.database.read((db) => db.select().from(passwordTry))).toEqual([]);
	});

	it('S03 of forty at once one is looked at', async () => {
		const people = await openTestPeople(await open());
		const who = await withPassword(people);
		const all = await Promise.allSettled(
			Array.from({ length: 40 }, () => tryIt(people, who.mail, 'falsch')),
		);
		expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
		const refused = all.flatMap((each) =>
			each.status === 'rejected' ? [each.reason as Refused] : [],
		);
		expect(new Set(refused.map(({ code }) => code))).toEqual(new Set(['too-often']));
		people.later(25 * HOUR);
		expect(await forgetPasswordTries(people.database, people.clock.now(), 24)).toBe(1);
	});

	it('S14 whoever nobody knows is answered the same, counted the same, and takes as long', async () => {
		const people = await openTestPeople(await open());
		const who = await withPassword(people);
		const without = await addPerson(people);
		const spent: Record<string, number[]> = { known: [], without: [], unknown: [] };
		await tryIt(people, 'warm@nirgends.example', 'x');
		for (let at = 0; at < 12; at++) {
			people.later(60_000);
			for (const [which, mail] of [
				['known', who.mail],
				['without', without.mail],
				['unknown', 'niemand@nirgends.example'],
			] as const) {
				const started = performance.now();
				expect(await tryIt(people, mail, 'falsch')).toEqual({ kind: 'wrong' });
				spent[which]?.push(performance.now() - started);
			}
		}
		const median = (all: number[] = []) => all.sort((a, b) => a - b)[6] ?? 0;
		// An Argon2id takes 16 ms and more: leaving it out would show.
		for (const which of ['without', 'unknown'])
			expect(median(spent[which]), which).toBeGreaterThan(median(spent.known) * 0.5);
		await expect(tryIt(people, 'niemand@nirgends.example', 'x')).rejects.toThrow('too-often');
		expect(kind).toBeTruthy();
	});

	it('S02 fifty wrong ones of everybody in ten minutes slow everybody down, and are noted', async () => {
		const people = await openTestPeople(await open());
		let looked = 0;
		for (let at = 0; at < 60; at++)
			await tryIt(people, `${newId()}@nirgends.example`, 'Sommer2026').then(
				() => looked++,
				(error: unknown) => expect(error).toMatchObject({ code: 'too-often' }),
			);
		// One more for each second that went by.
		expect(looked).toBeGreaterThanOrEqual(50);
		expect(looked).toBeLessThan(60);
		expect(people.logged.join()).toContain('sign-in.brake');
	}, 90_000);
});

it('S04 two are worked out at once, twenty wait, the rest is told so at once', async () => {
	const passwords = openPasswords();
	const kept = await passwords.hash(GOOD);
	const started = performance.now();
	const refusedAfter: number[] = [];
	const all = await Promise.allSettled(
		Array.from({ length: 300 }, () =>
			passwords.fits(kept, GOOD).catch((error: unknown) => {
				refusedAfter.push(performance.now() - started);
				throw error;
			}),
		),
	);
	expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(22);
	expect(refusedAfter).toHaveLength(278);
	expect(Math.max(...refusedAfter)).toBeLessThan(1_000);
	expect(await passwords.fits(kept, GOOD)).toBe(true);
	expect(await passwords.fits(kept, `${GOOD}!`)).toBe(false);
	expect(await passwords.fits(undefined, 'nobody has this one')).toBe(false);
});
