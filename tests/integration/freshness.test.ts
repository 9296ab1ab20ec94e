import { auditEntry, club, event, freshnessStep, membership, need } from '$db/schema';
import {
	answerFreshness,
	climbFreshness,
	countUnconfirmed,
	listUnconfirmed,
	openFreshness,
} from '$lib/server/freshness';
import { newId } from '$lib/server/platform/ids';
import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { addPerson, openTestPeople, type TestPeople } from '../support/people-platform';
import { onBothDatabases } from '../support/store';
import { newClub, writeThings } from '../support/things';

const DAY = 86_400_000;

onBothDatabases((_kind, open, share) => {
	const start = async (store = share()) => {
		const people = await openTestPeople(await store);
		const owner = await addPerson(people, { clubRole: 'owner' });
		const clubId = owner.clubId ?? '';
		// Confirmed in good time, so that only what a test adds is due.
		await confirm(people, clubId, 0);
		return { people, owner, clubId };
	};
	const confirm = (people: TestPeople, id: string, daysAgo: number) =>
		people.database.read((db) =>
			db
				.update(club)
				.set({ confirmedAt: new Date(people.clock.now().getTime() - daysAgo * DAY) })
				.where(eq(club.id, id)),
		);
	async function addNeed(people: TestPeople, clubId: string, days: number, state = 'open') {
		const id = newId();
		const now = people.clock.now();
		await people.database.read((db) =>
			db.insert(need).values({
				...{ id, slug: `hilfe-${id}`, clubId, title: `Beete ${id.slice(-6)}`, state },
				...{ kind: 'regelmaessig', effort: 'stunden', publishedAt: now },
				expiresAt: new Date(now.getTime() + days * DAY),
			}),
		);
		return id;
	}
	async function addSeries(people: TestPeople, clubId: string, daysAgo: number) {
		const id = newId();
		const at = new Date(people.clock.now().getTime() - daysAgo * DAY);
		await people.database.read((db) =>
			db.insert(event).values({
				...{ id, slug: `treff-${id}`, clubId, title: `Treff ${id.slice(-6)}`, type: 'treff' },
				...{ localStart: '2026-01-06T18:00', minutes: 60, rule: 'FREQ=WEEKLY', state: 'planned' },
				...{ publishedAt: at, confirmedAt: at },
			}),
		);
		return id;
	}
	const turn = async (people: TestPeople) => {
		await climbFreshness(people, people.clock.now());
		await people.deliver();
	};
	/** A turn every hour, day and night, as the job runs. */
	async function live(people: TestPeople, days: number, each?: () => Promise<void>) {
		for (let hour = 0; hour < days * 24; hour += 2) {
			await turn(people);
			await each?.();
			people.later(2 * 3_600_000);
		}
	}
	const lettersTo = (people: TestPeople, mail: string) =>
		people.mails.filter(({ to, subject }) => to === mail && /Stimmt das noch/.test(subject));
	const keyIn = (text: string | undefined) =>
		/bestaetigen\/([\w-]{70})/.exec(text ?? '')?.[1] ?? '';
	const stepsOf = (people: TestPeople, id: string) =>
		people.database.read((db) =>
			db.select().from(freshnessStep).where(eq(freshnessStep.thingId, id)),
		);
	const needOf = async (people: TestPeople, id: string) =>
		(await people.database.read((db) => db.select().from(need).where(eq(need.id, id))))[0];

	it('asks about a need twice, then it runs out, and nobody is asked a third time', async () => {
		const { people, owner, clubId } = await start();
		const id = await addNeed(people, clubId, 12);
		await live(people, 16);
		const letters = lettersTo(people, owner.mail);
		expect(letters.map(({ subject }) => subject.startsWith('Noch einmal'))).toEqual([false, true]);
		expect(letters[0]?.text).toContain('Ja, stimmt noch:');
		expect(letters[0]?.text).toMatch(/bestaetigen\/[\w-]{70}\?antwort=nein/);
		expect(letters[0]?.text).toContain(`/mein-verein/eintraege/${id}?verein=`);
		expect((await stepsOf(people, id)).map(({ step }) => step).sort()).toEqual([
			...['again', 'ask', 'end'],
		]);
		expect(await needOf(people, id)).toMatchObject({ state: 'expired' });
		// Late is not too late: the same key brings it back.
		await answerFreshness(people, keyIn(letters[0]?.text), 'yes');
		expect(await needOf(people, id)).toMatchObject({ state: 'open' });
	});

	it('what an archived club had is asked about by nobody, and ends as soon as the club is back', async () => {
		const { people, owner, clubId } = await start();
		const setClub = (state: string) =>
			people.database.read((db) => db.update(club).set({ state }).where(eq(club.id, clubId)));
		const ids: string[] = [];
		for (const state of ['open', 'paused', 'full'])
			ids.push(await addNeed(people, clubId, 12, state));
		const states = async () =>
			(await Promise.all(ids.map((id) => needOf(people, id)))).map((row) => row?.state);
		await setClub('archived');
		await live(people, 16);
		expect(lettersTo(people, owner.mail)).toEqual([]);
		expect(await states()).toEqual(['open', 'paused', 'full']);
		await setClub('verified');
		await live(people, 1);
		expect(await states()).toEqual(['expired', 'expired', 'expired']);
	});

	it('a hundred old clubs of one person keep nobody else waiting', async () => {
		const { people, owner } = await start(open());
		const now = people.clock.now().getTime();
		const clubs = Array.from({ length: 101 }, () =>
			newClub({ confirmedAt: new Date(now - 400 * DAY) }),
		);
		await people.database.transaction(async (tx) => {
			await writeThings(tx, { clubs });
			await tx.insert(membership).values(
				clubs.map(({ id = '' }) => ({
					...{ id: newId(), personId: owner.id, clubId: id, role: 'owner' },
				})),
			);
		});
		const other = await addPerson(people, { clubRole: 'owner' });
		await confirm(people, other.clubId ?? '', 395);
		await turn(people);
		expect(lettersTo(people, owner.mail)).toHaveLength(1);
		expect(lettersTo(people, other.mail)).toHaveLength(1);
	});

	it('looking changes nothing; a yes is one tap, once, and begins another round', async () => {
		const { people, owner, clubId } = await start();
		const id = await addNeed(people, clubId, 5);
		await turn(people);
		const [letter] = lettersTo(people, owner.mail);
		const key = keyIn(letter?.text);
		const before = await needOf(people, id);
		for (let times = 0; times < 3; times++)
			expect(await openFreshness(people, key)).toMatchObject({ state: 'open', kind: 'need' });
		expect(await needOf(people, id)).toEqual(before);

		const all = await Promise.all(
			Array.from({ length: 6 }, () => answerFreshness(people, key, 'yes')),
		);
		expect(new Set(all)).toEqual(new Set(['yes']));
		const after = await needOf(people, id);
		expect(after?.state).toBe('open');
		expect(after?.expiresAt.getTime()).toBeGreaterThan(people.clock.now().getTime() + 85 * DAY);
		// Said once it is said: the other button of the same mail changes nothing any more.
		expect(await answerFreshness(people, key, 'no')).toBe('yes');
		expect((await needOf(people, id))?.state).toBe('open');
		await live(people, 20);
		expect(lettersTo(people, owner.mail)).toHaveLength(1);
	});

	it('after long silence the coordination sees the series and the need that nobody answers for', async () => {
		const { people, owner, clubId } = await start();
		const silent = await addNeed(people, clubId, 12);
		const series = await addSeries(people, clubId, 199);
		const said = await addSeries(people, clubId, 100);
		const seen = async () =>
			(
				await people.database.read((db) =>
					listUnconfirmed(db, people.clock.now(), { limit: 50, offset: 0 }),
				)
			).things.filter(({ id }) => [silent, series, said].includes(id));
		expect(await seen()).toEqual([]);
		await live(people, 16);
		expect((await seen()).map(({ id, kind }) => [id, kind])).toEqual([
			[series, 'event'],
			[silent, 'need'],
		]);
		// How many there are is said on every page of the list, and beyond its end.
		for (const [limit, offset] of [
			[1, 0],
			[1, 1],
			[1, 1_000],
		] as const)
			expect(
				(
					await people.database.read((db) =>
						listUnconfirmed(db, people.clock.now(), { limit, offset }),
					)
				).count,
			).toBe((await people.database.read((db) => countUnconfirmed(db, people.clock.now()))).count);
		// One tap, and it stands among the others again.
		for (const { text } of lettersTo(people, owner.mail).slice(0, 2))
			await answerFreshness(people, keyIn(text), 'yes');
		expect(await seen()).toEqual([]);
	});

	it('a no ends it, and nobody asks again', async () => {
		const { people, owner, clubId } = await start();
		const id = await addNeed(people, clubId, 9);
		const series = await addSeries(people, clubId, 190);
		await live(people, 3);
		const letters = lettersTo(people, owner.mail);
		expect(letters).toHaveLength(2);
		for (const { text } of letters) await answerFreshness(people, keyIn(text), 'no');
		expect(await needOf(people, id)).toMatchObject({ state: 'done' });
		const [row] = await people.database.read((db) =>
			db.select().from(event).where(eq(event.id, series)),
		);
		expect(row?.state).toBe('withdrawn');
		await live(people, 20);
		expect(lettersTo(people, owner.mail)).toHaveLength(2);
	});

	it('opens nothing with a key that is bent, of another kind or too old', async () => {
		const { people, owner, clubId } = await start();
		const id = await addNeed(people, clubId, 5);
		await turn(people);
		const key = keyIn(lettersTo(people, owner.mail)[0]?.text);
		const [step] = await stepsOf(people, id);
		const foreign = people.codes.keyOf('answer', step?.id ?? '');
		for (const bad of ['', 'x', `${key.slice(0, -1)}${key.endsWith('A') ? 'B' : 'A'}`, foreign]) {
			expect(await openFreshness(people, bad)).toBeUndefined();
			await expect(answerFreshness(people, bad, 'yes')).rejects.toMatchObject({ code: 'gone' });
		}
		people.later(121 * DAY);
		expect(await openFreshness(people, key)).toBeUndefined();
	});

	it('S38 a key is for one person, and opens nothing once they left the team', async () => {
		const { people, owner, clubId } = await start();
		const other = await addPerson(people);
		const row = { id: newId(), personId: other.id, clubId, role: 'owner' };
		await people.database.read((db) => db.insert(membership).values(row));
		const id = await addNeed(people, clubId, 5);
		await turn(people);
		const [mine, theirs] = [owner, other].map(({ mail }) =>
			keyIn(lettersTo(people, mail)[0]?.text),
		);
		if (!mine || !theirs) throw new Error('Not everybody was asked');
		expect(mine).not.toBe(theirs);
		// Cut down to the key of nobody, or with the other's name put into it, it is none.
		const bytes = Buffer.from(theirs, 'base64url');
		const bent = [
			Buffer.concat([bytes.subarray(0, 16), bytes.subarray(32)]),
			Buffer.concat([
				...[bytes.subarray(0, 16), Buffer.from(mine, 'base64url').subarray(16, 32)],
				bytes.subarray(32),
			]),
		].map((each) => each.toString('base64url'));
		for (const bad of bent) expect(await openFreshness(people, bad)).toBeUndefined();
		await people.database.read((db) =>
			db.update(membership).set({ state: 'removed' }).where(eq(membership.id, row.id)),
		);
		expect(await openFreshness(people, theirs)).toBeUndefined();
		await expect(answerFreshness(people, theirs, 'no')).rejects.toThrow('gone');
		expect((await needOf(people, id))?.state).toBe('open');
		expect(await answerFreshness(people, mine, 'yes')).toBe('yes');
		const deeds = await people.database.read((db) =>
			db.select().from(auditEntry).where(eq(auditEntry.thingId, id)),
		);
		expect(deeds.find(({ action }) => action === 'need.freshness-yes')?.actorId).toBe(owner.id);
	});

	it('S17 who writes for a club is asked about its entries, and not whether the club goes on', async () => {
		const { people, owner, clubId } = await start();
		const writer = await addPerson(people);
		const row = { id: newId(), personId: writer.id, clubId, role: 'writer' };
		await people.database.read((db) => db.insert(membership).values(row));
		await confirm(people, clubId, 400);
		await turn(people);
		people.later(20 * DAY);
		await turn(people);
		expect(lettersTo(people, owner.mail)).toHaveLength(2);
		expect(lettersTo(people, writer.mail)).toEqual([]);
		const [step] = await stepsOf(people, clubId);
		const own = people.codes.keyOf('freshness', step?.id ?? '', writer.id);
		await expect(answerFreshness(people, own, 'no')).rejects.toThrow('gone');
	});

	it('the mailbox of a club answers as long as the club has no team', async () => {
		const { people, owner, clubId } = await start();
		const contactMail = `${newId()}@verein.example`;
		await people.database.transaction(async (tx) => {
			await tx.delete(membership).where(eq(membership.clubId, clubId));
			await tx.update(club).set({ contactMail }).where(eq(club.id, clubId));
		});
		const id = await addNeed(people, clubId, 5);
		await turn(people);
		const text = lettersTo(people, contactMail)[0]?.text ?? '';
		const key = /bestaetigen\/([\w-]+)/.exec(text)?.[1] ?? '';
		expect(await openFreshness(people, key)).toMatchObject({ state: 'open' });
		const row = { id: newId(), personId: owner.id, clubId, role: 'owner' };
		await people.database.read((db) => db.insert(membership).values(row));
		await expect(answerFreshness(people, key, 'no')).rejects.toThrow('gone');
		expect((await needOf(people, id))?.state).toBe('open');
	});

	it('one mail a day, none at night, and a club with many entries keeps nobody waiting', async () => {
		const { people, owner, clubId } = await start();
		for (let at = 0; at < 5; at++) await addNeed(people, clubId, 6 + at / 10);
		const other = await addPerson(people, { clubRole: 'owner' });
		await confirm(people, other.clubId ?? '', 335);
		// Works for both: one mail a day all the same.
		await people.database.read((db) =>
			db.insert(membership).values({
				...{ id: newId(), personId: owner.id, clubId: other.clubId ?? '', role: 'owner' },
			}),
		);
		const perDay = new Map<string, number>();
		let seen = 0;
		await live(people, 6, () => {
			const letters = lettersTo(people, owner.mail);
			for (; seen < letters.length; seen++) {
				const local = people.clock.now();
				expect(local.getUTCHours() + 1).toBeGreaterThanOrEqual(8);
				expect(local.getUTCHours() + 1).toBeLessThan(20);
				const day = local.toISOString().slice(0, 10);
				perDay.set(day, (perDay.get(day) ?? 0) + 1);
			}
			return Promise.resolve();
		});
		expect(Math.max(...perDay.values())).toBe(1);
		expect(perDay.size).toBeGreaterThanOrEqual(5);
	});

	it('a club is asked, asked again, and after more than a year and a half archived; after a downtime, too', async () => {
		const { people, owner, clubId } = await start();
		await confirm(people, clubId, 700);
		// Years of silence: nothing is skipped and nothing comes at once.
		await turn(people);
		await Promise.all([turn(people), turn(people), turn(people)]);
		expect(lettersTo(people, owner.mail)).toHaveLength(1);
		people.later(40 * DAY);
		await turn(people);
		expect(lettersTo(people, owner.mail)).toHaveLength(2);
		people.later(89 * DAY);
		await turn(people);
		const stateOf = async () =>
			(await people.database.read((db) => db.select().from(club).where(eq(club.id, clubId))))[0]
				?.state;
		expect(await stateOf()).toBe('verified');
		people.later(2 * DAY);
		await turn(people);
		expect(await stateOf()).toBe('archived');
		expect(lettersTo(people, owner.mail)).toHaveLength(2);
	});

	it('a club that nobody can reach is left to the coordination, never archived by itself', async () => {
		const { people, clubId } = await start();
		await people.database.read((db) => db.delete(membership).where(eq(membership.clubId, clubId)));
		await confirm(people, clubId, 900);
		await turn(people);
		people.later(400 * DAY);
		await turn(people);
		expect((await stepsOf(people, clubId)).map(({ step, told }) => [step, told])).toEqual([
			['ask', 0],
		]);
	});
});
