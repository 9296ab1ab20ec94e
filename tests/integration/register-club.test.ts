import {
	address,
	auditEntry,
	club,
	membership,
	person,
	registration,
	review,
	version,
} from '$db/schema';
import type { Answers } from '$lib/domain/registration/steps';
import { Refused } from '$lib/domain/result';
import { findAlikeClubs, findClub } from '$lib/server/clubs';
import { openCodeFor, type Met } from '$lib/server/people';
import {
	askForClaim,
	askForClaimCode,
	askForProof,
	claimByMail,
	findDraft,
	forgetDrafts,
	hintOfMail,
	keepAnswers,
	proveMail,
	sendRegistration,
	type Draft,
} from '$lib/server/registration';
import { isTooSlow, isUnavailable } from '$lib/server/platform/database';
import { newId } from '$lib/server/platform/ids';
import { eq, like } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { addPerson, meet, openTestPeople, type TestPeople } from '../support/people-platform';
import { onBothDatabases } from '../support/store';

const DAY = 86_400_000;
const here = { address: '198.51.100.1', device: 'Firefox, Android', locale: 'de' };
const German = { locale: 'de' };

const answersFor = (name: string): Answers => ({
	name,
	legalForm: null,
	topics: ['umwelt-klima'],
	sentence: 'Wir pflanzen Bäume.',
	kind: 'ohne',
	contactMail: 'kontakt@verein.example',
	contactPhone: '030 23125 001',
	contactPersonPublic: false,
	contactMailPublic: true,
	contactPhonePublic: false,
});

async function draftOf(people: TestPeople, key: string): Promise<Draft> {
	const draft = await findDraft(people, key);
	if (!draft) throw new Error('No draft');
	return draft;
}

/** Answers, the code from the mail, an account: ready to be sent. */
async function readyDraft(people: TestPeople, more: { mail?: string } = {}) {
	const mail = more.mail ?? `${newId()}@verein.example`;
	const name = `Baumfreunde ${newId()} e. V.`;
	const key = await keepAnswers(people, undefined, answersFor(name), German);
	await askForProof(people, key, { personName: 'Nesrin Moorwisch', mail }, 'de');
	// A code that was used is not mailed any more.
	await people.deliver();
	const draft = await draftOf(people, key);
	const asked = await openCodeFor(people, { purpose: 'register', about: draft.id });
	if (!asked) throw new Error('No code');
	const code = people.codes.codeOf(asked);
	const proved = await proveMail(people, draft, { id: asked.id, code }, here);
	if (proved.kind !== 'in') throw new Error(`Not in: ${proved.kind}`);
	const met = await people.sessions.meet(proved.cookie.value);
	if (!met) throw new Error('Nobody was met');
	people.later(60_000);
	return { key, mail, name, met };
}

let network = 0;
const from = (more: { network?: string; trap?: string } = {}) => ({
	network: `10.${network++}.0/24`,
	trap: '',
	...more,
});

async function addClub(people: TestPeople, more: Partial<typeof club.$inferInsert> = {}) {
	const id = newId();
	const name = more.name ?? `Verein ${id}`;
	await people.database.transaction(async (tx) => {
		await tx.insert(club).values({
			id,
			slug: `verein-${id}`,
			name,
			sortName: name.toLowerCase(),
			legalForm: 'ev',
			state: 'approved',
			publishedAt: people.clock.now(),
			...more,
		});
		await tx.insert(address).values({ thingKind: 'club', slug: `verein-${id}`, thingId: id });
	});
	return { id, name };
}

onBothDatabases((_kind, open, share) => {
	const one = share;

	it('keeps every answer for thirty days, under a key that nobody can make up', async () => {
		const people = await openTestPeople(await open());
		const key = await keepAnswers(people, undefined, { name: 'Chor' }, German);
		expect(await keepAnswers(people, key, { sentence: 'Wir singen.' }, German)).toBe(key);
		expect((await draftOf(people, key)).answers).toEqual({ name: 'Chor', sentence: 'Wir singen.' });
		const bent = key.slice(0, -1) + (key.endsWith('A') ? 'B' : 'A');
		for (const guess of [bent, '', 'x', key.slice(1), undefined])
			expect(await findDraft(people, guess)).toBeUndefined();
		people.later(30 * DAY - 1);
		expect(await findDraft(people, key)).toBeDefined();
		people.later(2);
		expect(await findDraft(people, key)).toBeUndefined();
		expect(await forgetDrafts(people.database, people.clock.now())).toBe(1);
	});

	it('S14 S16 mails a code to whoever registers, makes an account by it, once, and signs in', async () => {
		const people = await openTestPeople(await one());
		const { mail, met, key } = await readyDraft(people);
		await people.deliver();
		const [letter] = people.mails.filter(({ to }) => to === mail);
		expect(letter?.text).toMatch(/^ {4}\d{6}$/m);
		// The draft goes on elsewhere from the same mail.
		expect(letter?.text).toContain(`http://test/verein-eintragen/weiter/${key}`);
		expect(letter?.html).toContain(key);
		expect(met.person).toMatchObject({ mail, name: 'Nesrin Moorwisch' });
		const again = await readyDraft(people, { mail });
		expect(again.met.person.id).toBe(met.person.id);
		const known = await people.database.read((db) =>
			db.select().from(person).where(eq(person.mail, mail)),
		);
		expect(known).toHaveLength(1);
		expect(people.logged.join()).not.toContain(mail);
	});

	it('sends everything or nothing: club, version, owner, desk, audit and mail', async () => {
		const people = await openTestPeople(await one());
		const { key, met, name, mail } = await readyDraft(people);
		const { clubId } = await sendRegistration(people, met, await draftOf(people, key), from());
		await people.deliver();
		const read = await people.database.read(async (db) => ({
			clubs: await db.select().from(club).where(eq(club.id, clubId)),
			versions: await db.select().from(version).where(eq(version.thingId, clubId)),
			members: await db.select().from(membership).where(eq(membership.clubId, clubId)),
			desk: await db.select().from(review).where(eq(review.clubId, clubId)),
			deeds: await db.select().from(auditEntry).where(eq(auditEntry.thingId, clubId)),
		}));
		expect(read.clubs).toMatchObject([
			{ name, state: 'waiting', legalForm: 'ev', publishedAt: null, claimed: true, placeId: null },
		]);
		expect(read.clubs[0]).toMatchObject({ contactMailPublic: true, contactPhonePublic: false });
		expect(read.versions).toMatchObject([{ number: 1, state: 'waiting' }]);
		expect(read.members).toMatchObject([
			{ personId: met.person.id, role: 'owner', state: 'active' },
		]);
		expect(read.desk).toMatchObject([{ kind: 'club', state: 'open', revision: 1 }]);
		expect(read.deeds.map(({ action }) => action)).toEqual(['club.submit']);
		expect(people.mails.filter(({ to }) => to === mail).at(-1)?.subject).toContain(name);
		// S50: nothing of it is public, and the search hears nothing of it.
		const slug = read.clubs[0]?.slug ?? '';
		expect(await people.database.read((db) => findClub(db, slug))).toBeUndefined();
		expect(people.told).toEqual([]);
		// The answers are with the club now, and nowhere else.
		expect(await draftOf(people, key)).toMatchObject({ answers: {}, clubId });
	});

	it('a hundred presses at once are one club', async () => {
		const people = await openTestPeople(await open());
		const { key, met, name } = await readyDraft(people);
		const draft = await draftOf(people, key);
		const sent = await Promise.allSettled(
			Array.from({ length: 100 }, () => sendRegistration(people, met, draft, from())),
		);
		// A busy database may ask some to come back; whoever is answered is told of one and the same club.
		const refused = sent.flatMap((one) =>
			one.status === 'rejected' ? [one.reason as unknown] : [],
		);
		expect(refused.filter((error) => !isUnavailable(error) && !isTooSlow(error))).toEqual([]);
		const answered = sent.flatMap((one) => (one.status === 'fulfilled' ? [one.value.clubId] : []));
		const again = await sendRegistration(people, met, draft, from());
		expect(new Set([...answered, again.clubId]).size).toBe(1);
		const clubs = await people.database.read((db) =>
			db.select().from(club).where(eq(club.name, name)),
		);
		expect(clubs).toHaveLength(1);
		expect(await people.database.read((db) => db.select().from(review))).toHaveLength(1);
	}, 60_000);

	it('two clubs of one name have two addresses, also when they come at once', async () => {
		const people = await openTestPeople(await open());
		const name = 'Elterninitiative Möwennest';
		const drafts = [];
		for (let at = 0; at < 4; at++) {
			const ready = await readyDraft(people);
			await keepAnswers(people, ready.key, { name }, German);
			drafts.push({ ...ready, draft: await draftOf(people, ready.key) });
		}
		await Promise.all(drafts.map(({ met, draft }) => sendRegistration(people, met, draft, from())));
		const slugs = await people.database.read((db) =>
			db.select({ slug: club.slug }).from(club).where(like(club.slug, 'elterninitiative-%')),
		);
		expect(slugs.map(({ slug }) => slug).sort()).toEqual([
			'elterninitiative-moewennest',
			'elterninitiative-moewennest-2',
			'elterninitiative-moewennest-3',
			'elterninitiative-moewennest-4',
		]);
	});

	it('S51 turns machines down: too quick, a field nobody sees, the sixth from one network', async () => {
		const people = await openTestPeople(await open());
		const { key, met } = await readyDraft(people);
		const draft = await draftOf(people, key);
		const quick = { ...draft, createdAt: people.clock.now() };
		await expect(sendRegistration(people, met, quick, from())).rejects.toThrow('too-often');
		await expect(sendRegistration(people, met, draft, from({ trap: 'x' }))).rejects.toThrow(
			'too-often',
		);
		const network = '198.51.100.0/24';
		const outcomes: string[] = [];
		for (let at = 0; at < 7; at++) {
			const ready = await readyDraft(people);
			outcomes.push(
				await sendRegistration(people, ready.met, await draftOf(people, ready.key), {
					network,
					trap: '',
				}).then(
					() => 'sent',
					(error: unknown) => (error instanceof Refused ? error.code : 'failed'),
				),
			);
		}
		expect(outcomes).toEqual([...Array<string>(5).fill('sent'), 'too-often', 'too-often']);
		expect(await people.database.read((db) => db.select().from(review))).toHaveLength(5);
	}, 60_000);

	it('S18 nobody sends the draft of another person', async () => {
		const people = await openTestPeople(await one());
		const mine = await readyDraft(people);
		const other = await readyDraft(people);
		const draft = await draftOf(people, mine.key);
		await expect(sendRegistration(people, other.met, draft, from())).rejects.toThrow('not-found');
	});

	it('finds what is there already, however it is typed', async () => {
		const people = await openTestPeople(await open());
		const found = async (name: string, city = 'Lübeck') =>
			(await people.database.read((db) => findAlikeClubs(db, name, city))).map((one) => one.name);
		await addClub(people, {
			name: 'Möwenchor Travemünde e. V.',
			sortName: 'mowenchor travemunde e v',
		});
		await addClub(people, { name: 'Ruderclub Wakenitz', sortName: 'ruderclub wakenitz' });
		await addClub(people, {
			name: 'Möwenchor Geheim',
			sortName: 'mowenchor geheim',
			state: 'waiting',
		});
		const chor = ['Möwenchor Travemünde e. V.'];
		for (const typed of [
			'Möwenchor',
			'moewenchor travemünde',
			'Mövenchor Travemünde',
			'MÖWENCHOR e.V.',
		])
			expect(await found(typed), typed).toEqual(chor);
		expect(await found('e. V.')).toEqual([]);
		// Where every second club carries the city's name, it tells nothing apart.
		await addClub(people, { name: 'Bootshaus Lübeck', sortName: 'bootshaus lubeck' });
		expect(await found('Verein für Lübeck')).toEqual([]);
		expect(await found('Verein für Lübeck', 'Bamberg')).toEqual(['Bootshaus Lübeck']);
		expect(await found('Kegelfreunde')).toEqual([]);
		expect(await found('%')).toEqual([]);
	});

	/** Somebody who has begun to claim this club. */
	async function claimant(people: TestPeople, clubId: string) {
		const who = await addPerson(people);
		const met = await meet(people, who);
		const key = await keepAnswers(people, undefined, {}, { ...German, claimsId: clubId });
		return { met, draft: await draftOf(people, key), key };
	}
	const isMine = async (people: TestPeople, met: Met, clubId: string) =>
		(await meet(people, { id: met.person.id })).actor.memberships.some(
			(one) => one.clubId === clubId,
		);

	it('an entry is taken over by a code from the address it is known by, once', async () => {
		const people = await openTestPeople(await one());
		const mail = `kontakt-${newId()}@verein.example`;
		const { id: clubId } = await addClub(people, { contactMail: mail });
		const { met, draft } = await claimant(people, clubId);
		const late = await claimant(people, clubId);
		await askForClaimCode(people, met, draft, 'de');
		const asked = await openCodeFor(people, { purpose: 'claim', about: draft.id });
		if (!asked) throw new Error('No code');
		await people.deliver();
		expect(people.mails.at(-1)).toMatchObject({ to: mail });
		const code = people.codes.codeOf(asked);
		const wrong = code === '000000' ? '000001' : '000000';
		// The code of one claim opens no other.
		expect(
			(await claimByMail(people, late.met, late.draft, { id: asked.id, code }, here)).kind,
		).toBe('over');
		expect((await claimByMail(people, met, draft, { id: asked.id, code: wrong }, here)).kind).toBe(
			'wrong',
		);
		expect((await claimByMail(people, met, draft, { id: asked.id, code }, here)).kind).toBe(
			'taken',
		);
		expect(await isMine(people, met, clubId)).toBe(true);
		await people.deliver();
		expect(people.told.map(({ thingId }) => thingId)).toEqual([clubId]);
		await expect(
			askForClaimCode(people, late.met, await draftOf(people, late.key), 'de'),
		).rejects.toThrow('wrong-state');
		expect(await isMine(people, late.met, clubId)).toBe(false);
	});

	it('whoever signed in with that address needs no second code, and nobody else gets by without', async () => {
		const people = await openTestPeople(await one());
		const { met, draft, key } = await claimant(people, (await addClub(people)).id);
		await expect(claimByMail(people, met, draft, undefined, here)).rejects.toThrow('not-allowed');
		const clubId = draft.claims?.id ?? '';
		await people.database.read((db) =>
			db
				.update(club)
				.set({ contactMail: met.person.mail ?? '' })
				.where(eq(club.id, clubId)),
		);
		const again = await draftOf(people, key);
		expect((await claimByMail(people, met, again, undefined, here)).kind).toBe('taken');
		expect(hintOfMail('kontakt@verein.example')).toBe('k•••@verein.example');
	});

	it('a request to the coordination gives no right before it is decided', async () => {
		const people = await openTestPeople(await one());
		const { id: clubId } = await addClub(people);
		const { met, draft } = await claimant(people, clubId);
		await Promise.all([1, 2, 3].map(() => askForClaim(people, met, draft, 'Kassenwart seit März')));
		const desk = await people.database.read((db) =>
			db.select().from(review).where(eq(review.clubId, clubId)),
		);
		expect(desk).toMatchObject([{ kind: 'claim', state: 'open', note: 'Kassenwart seit März' }]);
		expect(await isMine(people, met, clubId)).toBe(false);
		const rows = await people.database.read((db) =>
			db.select().from(registration).where(eq(registration.id, draft.id)),
		);
		expect(rows[0]?.sentAt).not.toBeNull();
	});
});
