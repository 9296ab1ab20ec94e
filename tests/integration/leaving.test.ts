import {
	auditEntry,
	club,
	clubHold,
	clubLeaving,
	entryDraft,
	invitation,
	membership,
	need,
	picture,
	place,
	review,
	version,
	viewCount,
} from '$db/schema';
import { findClub } from '$lib/server/clubs';
import { sendEnquiry, showToVolunteer } from '$lib/server/enquiries';
import { eraseLeavingClubs, exportClub, leaveClub, leavingOf, stayClub } from '$lib/server/leaving';
import { findNeed } from '$lib/server/needs';
import { leavingOf as accountLeavingOf, listOwnClubs } from '$lib/server/people';
import { newId } from '$lib/server/platform/ids';
import { invite } from '$lib/server/teams';
import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { whereIs } from '../support/canary';
import { addPerson, meet, openTestPeople, type TestPeople } from '../support/people-platform';
import { addRegistered } from '../support/register';
import { onBothDatabases } from '../support/store';
import { newClub, newEvent, newNeed, newNews, ownWord, writeThings } from '../support/things';

const DAY = 86_400_000;
const REASON = 'aufgeloest' as const;

/** A club that has written, drawn, asked, invited and been asked; every private word of it is `secret`. */
async function addBusy(people: TestPeople) {
	const secret = ownWord();
	const placeId = newId();
	const row = newClub({
		placeId,
		contactMail: `${secret}@verein.example`,
		about: secret,
		district: 'st-juergen',
	});
	const clubId = row.id ?? '';
	Object.assign(row, {
		contactPerson: secret,
		contactPhone: secret,
		donation: `https://${secret}.example`,
		publishedAt: people.clock.now(),
	});
	const asksFor = newNeed(clubId, { text: secret, placeId, publishedAt: people.clock.now() });
	const owner = await addPerson(people);
	const writer = await addPerson(people);
	await people.database.transaction(async (tx) => {
		await tx.insert(place).values({ id: placeId, street: `${secret}weg 1` });
		await writeThings(tx, {
			clubs: [row],
			needs: [asksFor, newNeed(clubId, { state: 'draft', publishedAt: null, text: secret })],
			events: [newEvent(clubId, { text: secret, link: `https://${secret}.example` })],
			news: [newNews(clubId, { text: secret })],
		});
		for (const [{ id: personId }, role] of [
			[owner, 'owner'],
			[writer, 'writer'],
		] as const)
			await tx.insert(membership).values({ id: newId(), personId, clubId, role });
		// Paused by the coordination once, with words about it that are nobody else's business.
		await tx.insert(clubHold).values({
			...{ clubId, kind: 'pause', stateBefore: 'verified' },
			...{ reasonKey: 'unklar', reason: secret, personId: owner.id },
		});
		await tx
			.insert(picture)
			.values({ id: newId(), clubId, width: 1, height: 1, colour: secret, files: [] });
		await tx.insert(entryDraft).values({
			id: newId(),
			clubId,
			kind: 'news',
			values: { title: secret },
			updatedAt: people.clock.now(),
		});
		await tx.insert(viewCount).values(
			[clubId, asksFor.id ?? ''].map((thingId) => ({
				...{ thingId, thingKind: 'club', day: '2026-11-01', count: 3 },
			})),
		);
		await tx.insert(version).values({
			id: newId(),
			thingKind: 'club',
			thingId: clubId,
			number: 1,
			state: 'waiting',
			content: { donation: secret },
		});
		await tx.insert(review).values({
			id: newId(),
			kind: 'change',
			clubId,
			state: 'open',
			note: secret,
			submittedAt: people.clock.now(),
		});
	});
	const met = await meet(people, owner);
	await invite(people, met, {
		clubId,
		mail: `${secret}@eingeladen.example`,
		role: 'writer',
		locale: 'de',
	});
	const asking = {
		id: newId(),
		name: secret,
		mail: `${secret}@freiwillig.example`,
		phone: '',
		message: secret,
		betreff: '',
	};
	const { key } = await sendEnquiry(people, asksFor.slug ?? '', asking, 'de');
	await people.deliver();
	people.mails.length = 0;
	return {
		clubId,
		owner,
		writer,
		met,
		secret,
		slug: row.slug ?? '',
		need: asksFor,
		asking,
		key,
		name: row.name,
	};
}

onBothDatabases((_kind, open, share) => {
	const one = share;
	const stateOf = async (people: TestPeople, id: string) =>
		(await people.database.read((db) => db.select().from(club).where(eq(club.id, id))))[0];
	const page = (people: TestPeople, slug: string) =>
		people.database.read(async (db) => (await findClub(db, slug))?.kind);

	it('S42 a club that leaves is gone at once, and everybody who waited is told', async () => {
		const people = await openTestPeople(await one());
		const busy = await addBusy(people);
		const { clubId, met } = busy;
		expect(await leavingOf(people, met, clubId)).toEqual({
			...{ at: null, entries: 3, pictures: 1, members: 2 },
			enquiries: { open: 1, byPhone: 0 },
		});
		// Pressed twice, and at once, it leaves once.
		await Promise.all([1, 2].map(() => leaveClub(people, met, { clubId, reason: REASON })));
		expect(await page(people, busy.slug)).toBe('gone');
		const found = await people.database.read((db) =>
			findNeed(db, busy.need.slug ?? '', people.clock.now()),
		);
		expect(found?.kind).toBe('gone');
		await people.deliver();
		expect(people.told.map(({ type, thingId }) => [type, thingId])).toContainEqual([
			'club.changed',
			clubId,
		]);
		const to = people.mails.map((mail) => mail.to).sort();
		expect(to).toEqual(
			[busy.owner.mail, busy.writer.mail, busy.asking.mail, 'stadt@test.example'].sort(),
		);
		const kind = people.mails.find((mail) => mail.to === busy.asking.mail);
		expect(kind?.text).toContain('nicht mehr dabei');
		expect(kind?.text).toContain('http://test/entdecken');
		const [items, invited, deeds] = await people.database.read(async (db) => [
			await db.select().from(review).where(eq(review.clubId, clubId)),
			await db.select().from(invitation).where(eq(invitation.clubId, clubId)),
			await db.select().from(auditEntry).where(eq(auditEntry.thingId, clubId)),
		]);
		expect(items.map(({ state }) => state)).toEqual(['withdrawn']);
		expect(invited.map(({ state }) => state)).toEqual(['revoked']);
		expect(deeds.filter(({ action }) => action === 'club.leave')).toHaveLength(1);
		expect(JSON.stringify(deeds)).not.toContain(busy.secret);
		expect((await listOwnClubs(people, met))[0]?.leavesAt).toEqual(
			new Date(people.clock.now().getTime() + 14 * DAY),
		);
	});

	it.each(['verified', 'approved', 'paused', 'draft'] as const)(
		'S42 a club that was %s and stays after all has everything it had',
		async (before) => {
			const people = await openTestPeople(await one());
			const { clubId, met, need: asksFor } = await addBusy(people);
			await people.database.read((db) =>
				db.update(club).set({ state: before }).where(eq(club.id, clubId)),
			);
			await leaveClub(people, met, { clubId, reason: REASON });
			people.later(14 * DAY - 1);
			await eraseLeavingClubs(people);
			const again = await meet(people, { id: met.person.id });
			await stayClub(people, again, clubId);
			await stayClub(people, again, clubId);
			expect((await stateOf(people, clubId))?.state).toBe(before);
			const [items, needs, leaving] = await people.database.read(async (db) => [
				await db.select().from(review).where(eq(review.clubId, clubId)),
				await db
					.select()
					.from(need)
					.where(eq(need.id, asksFor.id ?? '')),
				await db.select().from(clubLeaving).where(eq(clubLeaving.clubId, clubId)),
			]);
			expect(items.map(({ state }) => state)).toEqual(['open']);
			expect(needs[0]).toMatchObject({ state: 'open', text: asksFor.text });
			expect(leaving).toEqual([]);
			people.later(DAY);
			await eraseLeavingClubs(people);
			expect((await stateOf(people, clubId))?.about).not.toBe('');
		},
	);

	it('S42 a club that still waited for its review waits again', async () => {
		const people = await openTestPeople(await one());
		const { clubId, reviewId, met } = await addRegistered(people);
		await leaveClub(people, met, { clubId, reason: REASON });
		await stayClub(people, met, clubId);
		expect((await stateOf(people, clubId))?.state).toBe('waiting');
		const [item] = await people.database.read((db) =>
			db.select().from(review).where(eq(review.id, reviewId)),
		);
		expect(item?.state).toBe('open');
	});

	it('P5 after fourteen days nothing private of it is anywhere, once, and old addresses say so', async () => {
		const people = await openTestPeople(await open());
		const busy = await addBusy(people);
		const { clubId, met, secret } = busy;
		await leaveClub(people, met, { clubId, reason: REASON });
		await people.deliver();
		people.later(14 * DAY);
		people.mails.length = 0;
		expect(await whereIs(people.database, secret)).not.toEqual([]);
		const erased = await Promise.all([eraseLeavingClubs(people), eraseLeavingClubs(people)]);
		expect(erased.sort()).toEqual([0, 1]);
		expect(await whereIs(people.database, secret)).toEqual([]);
		expect(await page(people, busy.slug)).toBe('gone');
		const found = await people.database.read((db) =>
			findNeed(db, busy.need.slug ?? '', people.clock.now()),
		);
		expect(found).toMatchObject({ kind: 'gone', title: busy.need.title });
		expect(await showToVolunteer(people, busy.key)).toBeUndefined();
		await people.deliver();
		expect(people.mails.map(({ to }) => to).sort()).toEqual(
			[busy.owner.mail, busy.writer.mail, 'stadt@test.example'].sort(),
		);
		// Their own accounts stay; the club is nobody's any more and cannot be taken back.
		expect(await people.database.read((db) => db.select().from(viewCount))).toEqual([]);
		const later = await meet(people, { id: met.person.id });
		expect(await listOwnClubs(people, later)).toEqual([]);
		await expect(stayClub(people, later, clubId)).rejects.toMatchObject({ code: 'not-found' });
	});

	it('S17 nobody signs off the club of others, a writer not theirs, and nobody who signed in long ago', async () => {
		const people = await openTestPeople(await one());
		const { clubId, writer, met } = await addBusy(people);
		const stranger = await meet(people, await addPerson(people, { clubRole: 'owner' }));
		const input = { clubId, reason: REASON };
		await expect(leaveClub(people, stranger, input)).rejects.toMatchObject({ code: 'not-found' });
		await expect(exportClub(people, stranger, clubId)).rejects.toMatchObject({ code: 'not-found' });
		const wrote = await meet(people, writer);
		await expect(leaveClub(people, wrote, input)).rejects.toMatchObject({ code: 'not-allowed' });
		await expect(exportClub(people, wrote, clubId)).rejects.toMatchObject({ code: 'not-allowed' });
		const old = { ...met, actor: { ...met.actor, fresh: false } };
		await expect(leaveClub(people, old, input)).rejects.toMatchObject({ code: 'prove-first' });
		await expect(exportClub(people, old, clubId)).rejects.toMatchObject({ code: 'prove-first' });
		expect((await stateOf(people, clubId))?.state).toBe('verified');
	});

	it('gives the club all it wrote, and nobody who asked it something', async () => {
		const people = await openTestPeople(await one());
		const { clubId, met, asking, need: asksFor, name } = await addBusy(people);
		const data = await exportClub(people, met, clubId);
		expect(data).toMatchObject({ club: { name }, team: [{ role: 'owner' }, { role: 'writer' }] });
		const text = JSON.stringify(data);
		expect(text).toContain(asksFor.title);
		expect(text).not.toContain(asking.mail);
		expect(data.enquiries).toHaveLength(1);
	});

	it('whose only club goes may go too', async () => {
		const people = await openTestPeople(await one());
		const owner = await addPerson(people, { clubRole: 'owner' });
		const met = await meet(people, owner);
		expect((await accountLeavingOf(people, met)).alone).toHaveLength(1);
		await leaveClub(people, met, { clubId: owner.clubId ?? '', reason: REASON });
		expect((await accountLeavingOf(people, met)).alone).toEqual([]);
	});
});
