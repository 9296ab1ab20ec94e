import { club, enquiry, enquiryContact, enquiryStep, fact, freshnessStep } from '$db/schema';
import { membership, need, person } from '$db/schema';
import { BETWEEN_RUNGS_MS, isQuietHour, LADDER } from '$lib/domain/enquiry/ladder';
import { BETWEEN_HOURS } from '$lib/domain/freshness/rounds';
import { toLocal } from '$lib/domain/time/local';
import { climbLadder } from '$lib/server/enquiries';
import { answerFreshness, climbFreshness } from '$lib/server/freshness';
import { tidyEmbedded, type Database } from '$lib/server/platform/database';
import { newId } from '$lib/server/platform/ids';
import { and, eq, inArray } from 'drizzle-orm';
import { expect } from 'vitest';
import type { TestPeople } from './people-platform';

// A city lives on while its clock is moved: needs run out, people ask, some are answered and some not, and the
// process is killed twice a week. Afterwards the books are checked.

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Turns come by day only, and a downtime takes its time: so late a need may be seen that ran out. */
const SLACK = 3 * DAY;

class Killed extends Error {}

export interface Life {
	days: number;
	clubs: number;
	needs: number;
	enquiries: number;
	/** Hours between two turns of the jobs. */
	every: number;
}

function grouped<T>(all: readonly T[], name: (one: T) => string): Map<string, T[]> {
	const groups = new Map<string, T[]>();
	for (const one of all) groups.set(name(one), [...(groups.get(name(one)) ?? []), one]);
	return groups;
}

/** The same city in every run. */
const seeded = (seed: number) => () => {
	seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
	return seed / 2 ** 32;
};

export async function liveOn(people: TestPeople, life: Life): Promise<void> {
	const random = seeded(20_261_121);
	const upTo = (most: number) => Math.floor(random() * most);
	const begin = people.clock.now().getTime();
	const end = begin + life.days * DAY;
	const { needs, mails } = await settle(people, life, random);
	const asks = Array.from({ length: life.enquiries }, () => ({
		at: begin + random() * (life.days - 1) * DAY,
		need: needs[upTo(needs.length)],
		// A third is never answered.
		answer: random() < 0.35 ? undefined : random() * 18 * DAY,
	})).sort((a, b) => a.at - b.at);
	const answers: { at: number; id: string }[] = [];
	const crashes = Array.from(
		{ length: Math.round((life.days / 7) * 2) },
		() => begin + random() * life.days * DAY,
	).sort((a, b) => a - b);
	let killed = 0;
	let seen = 0;
	let turns = 0;
	/** Turns that were not killed: after one of them nothing that was due is left. */
	const whole: number[] = [];
	/** When the question of a mail was answered. */
	const said = new Map<string, number>();

	for (let next = 0; people.clock.now().getTime() < end;) {
		const now = people.clock.now();
		while (next < asks.length && (asks[next]?.at ?? end) <= now.getTime()) {
			const asked = asks[next++];
			if (!asked?.need) break;
			const id = await ask(people, asked.need, now);
			if (asked.answer !== undefined) answers.push({ at: now.getTime() + asked.answer, id });
		}
		await answer(people, takeDue(answers, now), now);
		const dies = (crashes[0] ?? end) <= now.getTime();
		if (dies) {
			crashes.shift();
			killed++;
		}
		if (await turn(people, now, dies ? 1 + upTo(6) : undefined, random() < 0.5))
			whole.push(now.getTime());
		// Half of those who are asked press a button, and some of them twice.
		for (; seen < people.mails.length; seen++) {
			const key = /bestaetigen\/([\w-]+)/.exec(people.mails[seen]?.text ?? '')?.[1];
			if (!key || random() < 0.5) continue;
			const say = random() < 0.8 ? 'yes' : 'no';
			const { id = '' } = people.codes.opens('freshness', key) ?? {};
			if ((await answerFreshness(people, key, say)) === say && !said.has(id))
				said.set(id, now.getTime());
			await answerFreshness(people, key, say);
		}
		people.later((dies ? upTo(30) + life.every : life.every) * HOUR);
		// At night nothing happens: straight on to the morning.
		while (isQuietHour(toLocal(people.clock.now()))) people.later(HOUR);
		// As the job of the night does, though not each night: a year leaves much behind.
		if (++turns % 30 === 0) await tidyEmbedded(people.database);
	}
	expect(killed).toBeGreaterThanOrEqual(Math.floor(life.days / 7));
	await people.deliver();
	await checkEnquiries(people, whole);
	await checkFreshness(people, new Set(mails), said);
}

/** Clubs with two people each, and needs that run out one after the other. */
async function settle(people: TestPeople, life: Life, random: () => number) {
	const now = people.clock.now();
	const clubs = Array.from({ length: life.clubs }, () => newId());
	const team = clubs.flatMap((clubId) =>
		(['owner', 'writer'] as const).map((role) => ({ clubId, role, personId: newId() })),
	);
	const needs = Array.from({ length: life.needs }, (_, at) => ({
		id: newId(),
		clubId: clubs[at % clubs.length] ?? '',
		// Spread over the whole life and beyond it.
		days: 11 + random() * life.days,
	}));
	const addOf = (id: string) => `${id}@verein.example`;
	await people.database.transaction(async (tx) => {
		for (let at = 0; at < clubs.length; at += 200)
			await tx.insert(club).values(
				clubs.slice(at, at + 200).map((id) => ({
					...{ id, slug: `v-${id}`, name: `Verein ${id}`, sortName: id, legalForm: 'ev' },
					...{ state: 'verified', confirmedAt: now, publishedAt: now },
				})),
			);
		for (let at = 0; at < team.length; at += 200) {
			const some = team.slice(at, at + 200);
			await tx
				.insert(person)
				.values(some.map(({ personId: id }) => ({ id, name: 'Jemand', mail: addOf(id) })));
			await tx.insert(membership).values(some.map((one) => ({ id: newId(), ...one })));
		}
		for (let at = 0; at < needs.length; at += 200)
			await tx.insert(need).values(
				needs.slice(at, at + 200).map(({ id, clubId, days }) => ({
					...{ id, clubId, slug: `n-${id}`, title: `Hilfe ${id}`, kind: 'regelmaessig' },
					...{ effort: 'stunden-pro-woche', state: 'open', publishedAt: now },
					expiresAt: new Date(now.getTime() + days * DAY),
				})),
			);
	});
	return { needs, mails: team.map(({ personId }) => addOf(personId)) };
}

async function ask(
	people: TestPeople,
	about: { id: string; clubId: string },
	now: Date,
): Promise<string> {
	const id = newId();
	await people.database.transaction(async (tx) => {
		await tx.insert(enquiry).values({ id, clubId: about.clubId, needId: about.id, createdAt: now });
		await tx.insert(enquiryContact).values({
			...{ enquiryId: id, name: 'Rosa', mail: `${id}@freiwillig.example`, message: 'Noch Platz?' },
			eraseAt: new Date(now.getTime() + 400 * DAY),
		});
	});
	return id;
}

function takeDue(answers: { at: number; id: string }[], now: Date): string[] {
	const due = answers.filter(({ at }) => at <= now.getTime());
	for (const one of due) answers.splice(answers.indexOf(one), 1);
	return due.map(({ id }) => id);
}

async function answer(people: TestPeople, ids: string[], now: Date): Promise<void> {
	if (ids.length === 0) return;
	await people.database.read((db) =>
		db
			.update(enquiry)
			.set({ state: 'answered', answeredAt: now })
			.where(and(inArray(enquiry.id, ids), eq(enquiry.state, 'sent'))),
	);
}

/**
 * One turn of both jobs, and whether it came to its end. Killed in the middle: at the end of a transaction, before the database heard of it or
 * right after; what follows in that turn does not happen, and no mail goes out.
 */
async function turn(
	people: TestPeople,
	now: Date,
	diesAt: number | undefined,
	heard: boolean,
): Promise<boolean> {
	if (diesAt === undefined) {
		await climbLadder(people, now);
		await climbFreshness(people, now);
		await people.deliver();
		return true;
	}
	let left = diesAt;
	const database = Object.create(people.database, {
		transaction: {
			value: async <T>(work: Parameters<Database['transaction']>[0]) => {
				const last = --left <= 0;
				const done = await people.database.transaction(async (tx) => {
					const made = await work(tx);
					if (last && !heard) throw new Killed();
					return made;
				});
				if (last) throw new Killed();
				return done as T;
			},
		},
	}) as Database;
	try {
		await climbLadder({ ...people, database }, now);
		await climbFreshness({ ...people, database }, now);
	} catch (error) {
		if (!(error instanceof Killed)) throw error;
	}
	return false;
}

async function checkEnquiries(people: TestPeople, whole: readonly number[]): Promise<void> {
	const now = people.clock.now().getTime();
	const [all, steps, told] = await people.database.read(async (db) => [
		await db.select().from(enquiry),
		await db.select().from(enquiryStep),
		await db.select().from(fact).where(eq(fact.type, 'enquiry.unanswered')),
	]);
	const counts = { reminded: 0, spared: 0 };
	const byId = grouped(steps, ({ enquiryId }) => enquiryId);
	const toldOf = grouped(told, ({ thingId }) => thingId);
	for (const one of all) {
		const taken = byId.get(one.id) ?? [];
		const open = one.answeredAt?.getTime() ?? now;
		expect(new Set(taken.map(({ step }) => step)).size).toBe(taken.length);
		for (const { step, at } of taken) {
			const rung = LADDER.find((known) => known.step === step);
			expect(at.getTime() - one.createdAt.getTime()).toBeGreaterThanOrEqual(rung?.afterMs ?? NaN);
			expect(at.getTime(), `${step} after the answer`).toBeLessThan(open);
		}
		for (const [rung, { step, afterMs }] of LADDER.entries()) {
			const below = taken.find((known) => known.step === LADDER[rung - 1]?.step);
			if (rung > 0 && !below) break;
			const due = Math.max(
				one.createdAt.getTime() + afterMs,
				below ? below.at.getTime() + BETWEEN_RUNGS_MS : 0,
			);
			const seenBy = whole.find((at) => at >= due);
			if (seenBy === undefined || seenBy >= open) continue;
			const climbed = taken.find((known) => known.step === step);
			expect(climbed?.at.getTime(), `${step} is missing or late`).toBeLessThanOrEqual(seenBy);
		}
		// A reminder to the first, then one to the colleague: told exactly as often as the rungs were taken.
		const rungs = taken.filter(({ step }) => step === 'reminder' || step === 'second-person');
		expect((toldOf.get(one.id) ?? []).length).toBeGreaterThanOrEqual(rungs.length);
		expect(
			new Set((toldOf.get(one.id) ?? []).map(({ payload }) => JSON.stringify(payload))).size,
			'somebody was reminded twice',
		).toBe((toldOf.get(one.id) ?? []).length);
		if (rungs.length > 0) counts.reminded++;
		else counts.spared++;
	}
	expect(Math.min(counts.reminded, counts.spared)).toBeGreaterThan(all.length / 20);
}

async function checkFreshness(
	people: TestPeople,
	team: ReadonlySet<string>,
	answered: ReadonlyMap<string, number>,
): Promise<void> {
	const now = people.clock.now().getTime();
	const [steps, needs, told] = await people.database.read(async (db) => [
		await db.select().from(freshnessStep),
		// What an archived club had nobody sees and nobody is asked about: it ends when the club comes back.
		(await db.select().from(need).innerJoin(club, eq(club.id, need.clubId))).map((row) => ({
			...row.need,
			gone: row.club.state === 'archived',
		})),
		await db.select().from(fact).where(eq(fact.type, 'freshness.asked')),
	]);
	const facts = grouped(told, ({ thingId }) => thingId);
	for (const { id, told: whom } of steps) expect((facts.get(id) ?? []).length).toBe(whom);
	const rounds = grouped(steps, ({ thingId, since }) => `${thingId} ${since.toISOString()}`);
	for (const [name, round] of rounds) {
		const names = round.map(({ step }) => step);
		expect(new Set(names).size, name).toBe(names.length);
		// Answered: nothing more of this round, for its clock was moved or the thing is over. A mail that a crash
		// held back may ask about what ended meanwhile; the answer counts from when it was given.
		for (const { id, answer } of round) {
			if (answer === null) continue;
			const said = answered.get(id) ?? NaN;
			expect(round.filter(({ at }) => !(at.getTime() <= said))).toEqual([]);
		}
	}
	for (const one of needs)
		if (['open', 'paused', 'full'].includes(one.state) && !one.gone)
			expect(one.expiresAt.getTime(), 'ran out and nobody saw it').toBeGreaterThan(now - SLACK);
	// One such mail a day at most, whatever a club has.
	const mailed = grouped(
		steps.filter((one) => one.told > 0),
		({ clubId }) => clubId,
	);
	for (const some of mailed.values()) {
		const times = some.map(({ at }) => at.getTime()).sort((a, b) => a - b);
		for (const [at, time] of times.entries())
			if (at > 0) expect(time - (times[at - 1] ?? 0)).toBeGreaterThanOrEqual(BETWEEN_HOURS * HOUR);
	}
	const letters = people.mails.filter(({ text }) => text.includes('/bestaetigen/'));
	expect(letters.every(({ to }) => team.has(to))).toBe(true);
	expect(new Set(letters.map(({ messageId }) => messageId)).size, 'a mail went out twice').toBe(
		letters.length,
	);
	expect(letters.length).toBeGreaterThan(needs.length / 4);
}
