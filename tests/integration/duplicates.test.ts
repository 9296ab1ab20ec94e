import {
	address,
	auditEntry,
	club,
	duplicatePair,
	enquiry,
	event,
	invitation,
	membership,
	need,
	news,
	picture,
	place,
	registration,
	report,
	review,
	version,
} from '$db/schema';
import { findClub } from '$lib/server/clubs';
import {
	findDuplicates,
	forgetMerges,
	keepApart,
	listDuplicates,
	mergeClubs,
	showPair,
	undoMerge,
} from '$lib/server/duplicates';
import { newId } from '$lib/server/platform/ids';
import { eq, inArray, sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { addPerson, meet, openTestPeople, type TestPeople } from '../support/people-platform';
import { onBothDatabases } from '../support/store';
import { newClub, newEvent, newNeed, newNews, writeThings } from '../support/things';

const curator = async (people: TestPeople, role = 'curate') =>
	meet(people, await addPerson(people, { office: role }), true);

/** Two entries of one club with everything that can hang on them. */
async function addTwins(people: TestPeople, name = `Möwenchor ${newId()}`) {
	const [a, b] = [
		newClub({ name, about: 'Wir singen.', claimed: true, contactPhone: '030 23125 100' }),
		newClub({
			name: `${name} e. V.`,
			website: 'https://chor.example',
			contactPhone: '030 23125100',
		}),
	];
	const [oneId, otherId] = [a.id ?? '', b.id ?? ''];
	const [both, mine, theirs] = [
		await addPerson(people),
		await addPerson(people),
		await addPerson(people),
	];
	const needRow = newNeed(otherId);
	const placeId = newId();
	await people.database.transaction(async (tx) => {
		await tx.insert(place).values({ id: placeId, street: 'Hafenstraße 1', postcode: '23552' });
		await writeThings(tx, {
			clubs: [a, { ...b, placeId }],
			needs: [needRow],
			events: [newEvent(otherId)],
			news: [newNews(otherId)],
		});
		await tx.insert(membership).values([
			{ id: newId(), personId: mine.id, clubId: oneId, role: 'owner' },
			{ id: newId(), personId: both.id, clubId: oneId, role: 'writer' },
			{ id: newId(), personId: both.id, clubId: otherId, role: 'owner' },
			{ id: newId(), personId: theirs.id, clubId: otherId, role: 'writer' },
		]);
		await tx.insert(enquiry).values({ id: newId(), clubId: otherId, needId: needRow.id });
		await tx.insert(invitation).values({
			...{ id: newId(), clubId: otherId, mail: 'neu@verein.example', role: 'writer' },
			...{ inviterId: both.id, expiresAt: people.clock.now() },
		});
		await tx.insert(picture).values({
			...{ id: newId(), clubId: otherId, width: 1, height: 1, colour: '#fff', files: [] },
		});
		await tx
			.insert(registration)
			.values({ id: newId(), clubId: otherId, expiresAt: people.clock.now() });
		await tx.insert(report).values({
			...{ id: newId(), thingKind: 'club', thingId: otherId, clubId: otherId, title: 'x' },
			...{ path: '/x', reasonKey: 'doppelt', message: 'Zweimal', dueAt: people.clock.now() },
		});
		await tx.insert(review).values({
			...{ id: newId(), kind: 'change', clubId: otherId, state: 'open' },
			submittedAt: people.clock.now(),
		});
		await tx.insert(version).values({
			...{ id: newId(), thingKind: 'club', thingId: oneId, number: 1, state: 'approved' },
			content: { name },
		});
	});
	const ids = oneId < otherId ? { oneId, otherId } : { oneId: otherId, otherId: oneId };
	return { ...ids, a, b, keptId: oneId, goneId: otherId, mine, theirs, both };
}

/** Everything a merge may touch, as it stands. */
async function everything(people: TestPeople, clubIds: string[]) {
	const of = { need, event, news, enquiry, invitation, picture, registration, membership, review };
	return people.database.read(async (db) => {
		const found: Record<string, unknown> = {};
		for (const [name, table] of Object.entries(of))
			found[name] = await db
				.select()
				.from(table)
				.where(inArray(table.clubId, clubIds))
				.orderBy(table.id);
		found.report = await db.select().from(report).where(inArray(report.thingId, clubIds));
		found.address = await db
			.select()
			.from(address)
			.where(inArray(address.thingId, clubIds))
			.orderBy(address.slug);
		const clubs = await db.select().from(club).where(inArray(club.id, clubIds)).orderBy(club.id);
		found.club = clubs.map(({ updatedAt, ...row }) => ({ ...row, seen: updatedAt !== null }));
		const versions = await db
			.select({ number: version.number, state: version.state, of: version.thingId })
			.from(version)
			.where(inArray(version.thingId, clubIds))
			.orderBy(version.thingId, version.number);
		found.approved = versions.filter(({ state }) => state === 'approved');
		return found;
	});
}

onBothDatabases((_kind, open, share) => {
	const one = async () => openTestPeople(await share());
	const sideOf = (twins: { oneId: string }, id: string) => (twins.oneId === id ? 'one' : 'other');
	const mergeOf = async (
		people: TestPeople,
		who: Awaited<ReturnType<typeof curator>>,
		twins: Awaited<ReturnType<typeof addTwins>>,
	) => {
		const { oneId, otherId, keptId, goneId } = twins;
		const { seen } = await showPair(people, who, { oneId, otherId });
		const taken = sideOf(twins, goneId);
		return mergeClubs(people, who, {
			...{ oneId, otherId, seen, keep: sideOf(twins, keptId) },
			picks: { website: taken, place: taken, name: taken },
		});
	};

	it('takes everything along in one piece, redirects for ever, tells the team, and all of it comes back', async () => {
		const people = await one();
		const who = await curator(people);
		const twins = await addTwins(people);
		const { keptId, goneId } = twins;
		const before = await everything(people, [keptId, goneId]);
		const { id } = await mergeOf(people, who, twins);

		const after = await everything(people, [goneId]);
		expect(after).toMatchObject({
			...{ need: [], event: [], news: [], enquiry: [], invitation: [], picture: [], report: [] },
			...{ registration: [], address: [] },
			club: [{ state: 'archived' }],
			membership: [{ state: 'removed', personId: twins.both.id }],
			review: [{ state: 'withdrawn' }],
		});
		const kept = await everything(people, [keptId]);
		expect(kept).toMatchObject({
			need: [{}],
			event: [{}],
			news: [{}],
			enquiry: [{}],
			report: [{ clubId: keptId }],
			club: [
				{
					name: twins.b.name,
					about: 'Wir singen.',
					website: 'https://chor.example',
					aliases: [twins.a.name],
					claimed: true,
				},
			],
		});
		expect((kept.membership as { role: string }[]).map(({ role }) => role).sort()).toEqual([
			'owner',
			'owner',
			'writer',
		]);
		for (const { slug } of [twins.a, twins.b]) {
			const found = await people.database.read((db) => findClub(db, slug));
			const here = found?.kind === 'here' ? found.club.id : undefined;
			const moved = found?.kind === 'moved' ? found.slug : undefined;
			expect(here ?? moved, slug).toBe(here ? keptId : (kept.club as { slug: string }[])[0]?.slug);
		}
		const deeds = await people.database.read((db) =>
			db
				.select({ action: auditEntry.action, thing: auditEntry.thingId })
				.from(auditEntry)
				.where(inArray(auditEntry.thingId, [keptId, goneId])),
		);
		expect(deeds).toEqual(
			expect.arrayContaining([
				{ action: 'club.merged', thing: keptId },
				{ action: 'club.merged-into', thing: goneId },
			]),
		);
		await people.deliver();
		const told = people.mails.filter(({ subject }) => subject.includes('zwei Einträgen'));
		expect(told.map(({ to }) => to).sort()).toEqual([twins.mine.mail, twins.both.mail].sort());
		expect(people.told.map(({ thingId }) => thingId)).toEqual(
			expect.arrayContaining([keptId, goneId]),
		);

		await undoMerge(people, who, id);
		const { address: addresses, ...rest } = await everything(people, [keptId, goneId]);
		const { address: addressesBefore, ...restBefore } = before;
		expect(rest).toEqual(restBefore);
		// An address that was public once, if only for minutes, leads to its club for ever.
		expect(addresses).toEqual(expect.arrayContaining(addressesBefore as unknown[]));
		await expect(undoMerge(people, who, id)).rejects.toThrow('conflict');
	});

	it('keeps what came after a merge when it is taken back', async () => {
		const people = await one();
		const who = await curator(people);
		const twins = await addTwins(people);
		const { id } = await mergeOf(people, who, twins);
		const late = newNeed(twins.keptId);
		await people.database.transaction(async (tx) => {
			await writeThings(tx, { needs: [late] });
			await tx
				.update(club)
				.set({ website: 'https://neu.example' })
				.where(eq(club.id, twins.keptId));
		});
		await undoMerge(people, who, id);
		const kept = await everything(people, [twins.keptId]);
		expect(kept).toMatchObject({
			need: [{ id: late.id }],
			club: [{ website: 'https://neu.example' }],
		});
	});

	it('two who merge the same two at once make one merge, and the other is told', async () => {
		const people = await one();
		const [a, b] = [await curator(people), await curator(people)];
		for (let n = 0; n < 10; n++) {
			const twins = await addTwins(people);
			const turned = { ...twins, keptId: twins.goneId, goneId: twins.keptId };
			const outcomes = await Promise.allSettled([
				mergeOf(people, a, twins),
				mergeOf(people, b, n % 2 ? turned : twins),
			]);
			expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
			const lost = outcomes.find((outcome) => outcome.status === 'rejected');
			expect(lost?.reason).toMatchObject({ code: 'conflict' });
			const rows = await people.database.read((db) =>
				db
					.select()
					.from(club)
					.where(inArray(club.id, [twins.keptId, twins.goneId])),
			);
			expect(rows.map(({ state }) => state).sort()).toEqual(['archived', 'verified']);
		}
	}, 60_000);

	it('after thirty days a merge is final, and the entry that went belongs to nobody', async () => {
		const people = await one();
		const who = await curator(people);
		const twins = await addTwins(people);
		const { id } = await mergeOf(people, who, twins);
		const after = (days: number) => new Date(people.clock.now().getTime() + days * 86_400_000);
		await forgetMerges(people.database, after(29), 30);
		const phone = async () =>
			(
				await people.database.read((db) => db.select().from(club).where(eq(club.id, twins.goneId)))
			)[0]?.contactPhone;
		expect(await phone()).not.toBe('');
		await forgetMerges(people.database, after(31), 30);
		expect(await phone()).toBe('');
		await expect(undoMerge(people, who, id)).rejects.toThrow('not-found');
	});

	it('a chain of merges is taken back from its end', async () => {
		const people = await one();
		const who = await curator(people);
		const twins = await addTwins(people);
		const third = newClub();
		await people.database.transaction((tx) => writeThings(tx, { clubs: [third] }));
		const first = await mergeOf(people, who, twins);
		people.later(1_000);
		const [oneId = '', otherId = ''] = [twins.keptId, third.id ?? ''].sort();
		const { seen } = await showPair(people, who, { oneId, otherId });
		const keep = oneId === third.id ? 'one' : 'other';
		const second = await mergeClubs(people, who, { oneId, otherId, seen, keep, picks: {} });
		await expect(undoMerge(people, who, first.id)).rejects.toThrow('wrong-state');
		await undoMerge(people, who, second.id);
		await undoMerge(people, who, first.id);
		const [row] = await people.database.read((db) =>
			db.select().from(club).where(eq(club.id, twins.goneId)),
		);
		expect(row?.state).toBe('verified');
	});

	it('changes nothing when what was looked at is not there any more, or one may not', async () => {
		const people = await one();
		const who = await curator(people);
		const twins = await addTwins(people);
		const { oneId, otherId } = twins;
		const { seen } = await showPair(people, who, { oneId, otherId });
		await people.database.read((db) =>
			db.update(club).set({ sentence: 'Neu' }).where(eq(club.id, oneId)),
		);
		const wanted = { oneId, otherId, seen, keep: 'one' as const, picks: {} };
		await expect(mergeClubs(people, who, wanted)).rejects.toMatchObject({ code: 'conflict' });
		const reviewer = await curator(people, 'review');
		await expect(mergeClubs(people, reviewer, wanted)).rejects.toThrow('not-allowed');
		const own = await meet(people, twins.mine, true);
		await expect(
			mergeClubs(
				people,
				{ ...own, actor: { ...own.actor, office: who.actor.office } },
				{
					...wanted,
					seen: (await showPair(people, who, { oneId, otherId })).seen,
				},
			),
		).rejects.toThrow('not-allowed');
	});

	it('the night finds them with reasons, shows no private number, and never asks twice', async () => {
		const people = await openTestPeople(await open());
		const who = await curator(people);
		const twins = await addTwins(people);
		const apart = await addTwins(people, 'Ruderclub Wakenitzbogen');
		const night = (day: number) => findDuplicates(people.database, new Date(day * 86_400_000));
		expect(await night(1)).toBe(2);
		const { pairs, count } = await listDuplicates(people, who);
		expect(count).toBe(2);
		expect(pairs.find(({ oneId }) => oneId === twins.oneId)).toMatchObject({
			otherId: twins.otherId,
			sure: false,
			signs: ['name', 'phone'],
		});
		const shown = await showPair(people, who, twins);
		expect(JSON.stringify(shown)).not.toContain('23125');
		expect(shown.fields.find(({ group }) => group === 'contactPhone')).toMatchObject({
			one: { hidden: true },
			other: { hidden: true },
		});
		expect(shown.kept).toBe(sideOf(twins, twins.keptId));

		await keepApart(people, who, apart);
		await expect(keepApart(people, who, apart)).rejects.toThrow('conflict');
		await night(2);
		const judged = await people.database.read((db) =>
			db.select().from(duplicatePair).where(eq(duplicatePair.state, 'different')),
		);
		expect(judged).toHaveLength(1);
		expect((await listDuplicates(people, who)).count).toBe(1);
		// What is not alike any more is not asked about any more.
		await people.database.read((db) =>
			db
				.update(club)
				.set({ name: 'Ganz anderer Kreis', contactPhone: '', website: sql`''` })
				.where(eq(club.id, twins.goneId)),
		);
		await night(3);
		expect((await listDuplicates(people, who)).count).toBe(0);
	});
});
