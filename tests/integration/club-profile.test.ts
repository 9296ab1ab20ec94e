import { club, review, version } from '$db/schema';
import type { ClubContent } from '$lib/domain/club/content';
import type { Section } from '$lib/domain/club/sections';
import {
	answerReview,
	findClub,
	markOfSection,
	readClub,
	readOwnProfile,
	saveSection,
	withdrawChange,
} from '$lib/server/clubs';
import { decideReview, listDesk } from '$lib/server/reviews';
import type { Met } from '$lib/server/people';
import { and, eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { addPerson, meet, openTestPeople, type TestPeople } from '../support/people-platform';
import { addRegistered } from '../support/register';
import { onBothDatabases } from '../support/store';

onBothDatabases((_kind, _open, share) => {
	const one = share;

	/** A club in this state with its owner. */
	async function addOwned(people: TestPeople, state: string) {
		const who = await addPerson(people, { clubRole: 'owner' });
		const clubId = who.clubId ?? '';
		await people.database.read((db) =>
			db
				.update(club)
				.set({ state, publishedAt: people.clock.now(), contactMail: 'alt@verein.example' })
				.where(eq(club.id, clubId)),
		);
		return { clubId, met: await meet(people, who) };
	}
	async function save(
		people: TestPeople,
		met: Met,
		clubId: string,
		section: Section,
		patch: Partial<ClubContent>,
		seen?: string,
	) {
		const { wanted } = await readOwnProfile(people, met, clubId);
		return saveSection(people, met, {
			clubId,
			section,
			patch,
			seen: seen ?? markOfSection(wanted, section),
		});
	}
	const contentOf = async (people: TestPeople, id: string) =>
		(await people.database.read((db) => readClub(db, id)))?.content;
	const officer = async (people: TestPeople) =>
		meet(people, await addPerson(people, { office: 'review' }), true);
	const openReview = async (people: TestPeople, clubId: string) =>
		(
			await people.database.read((db) =>
				db
					.select()
					.from(review)
					.where(and(eq(review.clubId, clubId), eq(review.state, 'open'))),
			)
		)[0];

	it('a trusted club publishes at once, and the search hears of it', async () => {
		const people = await openTestPeople(await one());
		const { clubId, met } = await addOwned(people, 'verified');
		const saved = await save(people, met, clubId, 'ueber-uns', { sentence: 'Wir singen.' });
		expect(saved).toEqual({ kind: 'saved', published: ['sentence'], waiting: [], hidden: false });
		expect(await contentOf(people, clubId)).toMatchObject({ sentence: 'Wir singen.' });
		await people.deliver();
		expect(people.told.map(({ thingId }) => thingId)).toEqual([clubId]);
		expect(await openReview(people, clubId)).toBeUndefined();
		const kept = await people.database.read((db) =>
			db.select().from(version).where(eq(version.thingId, clubId)),
		);
		expect(kept).toMatchObject([{ number: 1, state: 'approved' }]);
		expect(await save(people, met, clubId, 'ueber-uns', { sentence: 'Wir singen.' })).toEqual({
			kind: 'same',
		});
	});

	it('S40 a risky edit waits while the approved one stays public, and becomes public by a yes', async () => {
		const people = await openTestPeople(await one());
		const { clubId, met } = await addOwned(people, 'verified');
		const name = 'Ganz neuer Name e. V.';
		await save(people, met, clubId, 'name', { name, legalForm: 'ev' });
		const mixed = await save(people, met, clubId, 'kontakt', {
			contactMail: 'neu@verein.example',
			contactRole: 'Vorsitz',
		});
		expect(mixed).toMatchObject({ published: ['contactRole'], waiting: ['contactMail'] });
		expect(await contentOf(people, clubId)).toMatchObject({
			contactMail: 'alt@verein.example',
			contactRole: 'Vorsitz',
		});
		expect((await contentOf(people, clubId))?.name).not.toBe(name);
		const profile = await readOwnProfile(people, met, clubId);
		expect(profile.waiting.sort()).toEqual(['contactMail', 'name']);
		expect(profile.wanted).toMatchObject({ name, contactMail: 'neu@verein.example' });
		const item = await openReview(people, clubId);
		const who = await officer(people);
		expect(
			(await listDesk(people, who)).items.find(({ id }) => id === item?.id)?.risky.sort(),
		).toEqual(['contactMail', 'name']);
		const slug = profile.row.slug;
		await decideReview(people, who, {
			id: item?.id ?? '',
			seen: item?.revision ?? 0,
			decision: 'approve',
			trust: false,
			reasonKey: null,
			reason: '',
		});
		expect(await contentOf(people, clubId)).toMatchObject({
			name,
			contactMail: 'neu@verein.example',
			contactRole: 'Vorsitz',
		});
		const moved = await people.database.read((db) =>
			db.select().from(club).where(eq(club.id, clubId)),
		);
		expect(moved[0]?.slug).toMatch(/^ganz-neuer-name-ev/);
		expect(moved[0]?.slug).not.toBe(slug);
		expect(await people.database.read((db) => findClub(db, moved[0]?.slug ?? ''))).toMatchObject({
			kind: 'here',
		});
		const kept = await people.database.read((db) =>
			db.select().from(version).where(eq(version.thingId, clubId)),
		);
		expect(kept.filter(({ state }) => state === 'approved')).toHaveLength(1);
	});

	it('S50 of a club that is not trusted yet every edit waits', async () => {
		const people = await openTestPeople(await one());
		const { clubId, met } = await addOwned(people, 'approved');
		const saved = await save(people, met, clubId, 'ueber-uns', { sentence: 'Neu.' });
		expect(saved).toMatchObject({ published: [], waiting: ['sentence'] });
		expect((await contentOf(people, clubId))?.sentence).toBe('');
		await withdrawChange(people, met, clubId);
		expect((await readOwnProfile(people, met, clubId)).waiting).toEqual([]);
		expect(await openReview(people, clubId)).toBeUndefined();
	});

	it('when two save, the second learns what the first wrote, and nothing is lost', async () => {
		const people = await openTestPeople(await one());
		const { clubId, met } = await addOwned(people, 'verified');
		const { wanted } = await readOwnProfile(people, met, clubId);
		const seen = markOfSection(wanted, 'ueber-uns');
		await save(people, met, clubId, 'ueber-uns', { sentence: 'Von Ayşe.' }, seen);
		const second = await save(people, met, clubId, 'ueber-uns', { sentence: 'Von Emre.' }, seen);
		expect(second).toMatchObject({ kind: 'conflict', theirs: { sentence: 'Von Ayşe.' } });
		expect((await contentOf(people, clubId))?.sentence).toBe('Von Ayşe.');
		const again = second.kind === 'conflict' ? second.seen : '';
		await save(people, met, clubId, 'ueber-uns', { sentence: 'Von Emre.' }, again);
		expect((await contentOf(people, clubId))?.sentence).toBe('Von Emre.');
		// Of many at once with one view exactly one is first.
		const { wanted: now } = await readOwnProfile(people, met, clubId);
		const mark = markOfSection(now, 'ueber-uns');
		const outcomes = await Promise.all(
			Array.from({ length: 8 }, (_, at) =>
				save(people, met, clubId, 'ueber-uns', { sentence: `Nummer ${at}.` }, mark),
			),
		);
		expect(outcomes.filter(({ kind }) => kind === 'saved')).toHaveLength(1);
		expect(outcomes.filter(({ kind }) => kind === 'conflict')).toHaveLength(7);
	});

	it('a query is answered: mended, sent back, and let in', async () => {
		const people = await openTestPeople(await one());
		const { clubId, reviewId, met } = await addRegistered(people);
		const who = await officer(people);
		const decision = { id: reviewId, seen: 1, trust: false };
		await decideReview(people, who, {
			...decision,
			decision: 'ask',
			reasonKey: 'unklar',
			reason: 'Wo trefft ihr euch?',
		});
		await save(people, met, clubId, 'ueber-uns', { meets: 'Dienstags um 19 Uhr' });
		await answerReview(people, met, { clubId, kind: 'club', note: 'Steht jetzt da.' });
		const item = await openReview(people, clubId);
		expect(item).toMatchObject({ id: reviewId, note: 'Steht jetzt da.' });
		// What was seen before the answer is old.
		await expect(
			decideReview(people, who, { ...decision, decision: 'approve', reasonKey: null, reason: '' }),
		).rejects.toMatchObject({ code: 'conflict' });
		await decideReview(people, who, {
			...decision,
			seen: item?.revision ?? 0,
			decision: 'approve',
			reasonKey: null,
			reason: '',
		});
		expect(await contentOf(people, clubId)).toMatchObject({ meets: 'Dienstags um 19 Uhr' });
	});

	it('S17 S19 nobody edits the club of others, and a writer not the profile', async () => {
		const people = await openTestPeople(await one());
		const { clubId } = await addOwned(people, 'verified');
		const other = await addOwned(people, 'verified');
		const input = { clubId, section: 'ueber-uns' as const, patch: { sentence: 'x' }, seen: '' };
		await expect(saveSection(people, other.met, input)).rejects.toThrow('not-found');
		await expect(readOwnProfile(people, other.met, clubId)).rejects.toThrow('not-found');
		const writer = await addPerson(people, { clubRole: 'writer' });
		const met = await meet(people, writer);
		const own = { ...input, clubId: writer.clubId ?? '' };
		await expect(saveSection(people, met, own)).rejects.toThrow('not-allowed');
	});
});
