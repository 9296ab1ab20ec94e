import { auditEntry, club, review, version } from '$db/schema';
import { Refused } from '$lib/domain/result';
import type { Decision } from '$lib/domain/review/decision';
import { findClub } from '$lib/server/clubs';
import { decideReview, listDesk, showReview } from '$lib/server/reviews';
import { newId } from '$lib/server/platform/ids';
import { and, eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { addPerson, meet, openTestPeople, type TestPeople } from '../support/people-platform';
import { addRegistered } from '../support/register';
import { onBothDatabases } from '../support/store';

const yes = (id: string, more: Partial<Decision> = {}): Decision => ({
	id,
	seen: 1,
	decision: 'approve',
	trust: false,
	reasonKey: null,
	reason: '',
	...more,
});

onBothDatabases((_kind, open, share) => {
	const one = share;
	const officer = async (people: TestPeople, role = 'review') =>
		meet(people, await addPerson(people, { office: role }), true);
	const clubOf = async (people: TestPeople, id: string) =>
		(await people.database.read((db) => db.select().from(club).where(eq(club.id, id))))[0];

	it('lets a club in: public, found, written down and told, in one go', async () => {
		const people = await openTestPeople(await one());
		const { clubId, reviewId, name, mail } = await addRegistered(people);
		const who = await officer(people);
		expect((await listDesk(people, who)).items.map(({ id }) => id)).toContain(reviewId);
		const shown = await showReview(people, who, reviewId);
		expect(shown).toMatchObject({ shown: { content: { name } }, submitter: { mail } });
		await decideReview(people, who, yes(reviewId));
		await people.deliver();
		const row = await clubOf(people, clubId);
		expect(row).toMatchObject({ state: 'approved' });
		expect(row?.publishedAt).toBeInstanceOf(Date);
		expect(await people.database.read((db) => findClub(db, row?.slug ?? ''))).toMatchObject({
			kind: 'here',
		});
		expect(people.told.map(({ type, thingId }) => [type, thingId])).toEqual([
			['club.changed', clubId],
		]);
		const letter = people.mails.filter(({ to }) => to === mail).at(-1);
		expect(letter?.text).toContain(`http://test/vereine/${row?.slug}`);
		expect(letter?.messageId).toMatch(/^<[0-9a-f-]{36}@test>$/);
		const [kept] = await people.database.read((db) =>
			db.select().from(version).where(eq(version.thingId, clubId)),
		);
		expect(kept).toMatchObject({ state: 'approved', deciderId: who.person.id });
		const deeds = await people.database.read((db) =>
			db
				.select()
				.from(auditEntry)
				.where(and(eq(auditEntry.thingId, clubId), eq(auditEntry.action, 'review.approve'))),
		);
		expect(deeds).toMatchObject([{ actorId: who.person.id, changed: ['state'] }]);
		expect(JSON.stringify(deeds)).not.toContain(mail);
	});

	it('trusts a club where the coordination says so', async () => {
		const people = await openTestPeople(await one());
		const { clubId, reviewId } = await addRegistered(people);
		await decideReview(people, await officer(people), yes(reviewId, { trust: true }));
		expect((await clubOf(people, clubId))?.state).toBe('verified');
	});

	it.each([
		['ask', 'query', 'asked'],
		['reject', 'rejected', 'rejected'],
	] as const)(
		'%s: the reason goes to the club, and nothing becomes public',
		async (decision, state, kept) => {
			const people = await openTestPeople(await one());
			const { clubId, reviewId, mail } = await addRegistered(people);
			const who = await officer(people);
			const reason = 'Wer ist der Vorstand?';
			await decideReview(people, who, yes(reviewId, { decision, reasonKey: 'unklar', reason }));
			await people.deliver();
			const row = await clubOf(people, clubId);
			expect(row).toMatchObject({ state, publishedAt: null });
			expect((await showReview(people, who, reviewId)).item).toMatchObject({
				state: kept,
				reasonKey: 'unklar',
				reason,
			});
			const letter = people.mails.filter(({ to }) => to === mail).at(-1);
			expect(letter?.text).toContain(`> ${reason}`);
			expect(letter?.html).toContain(reason);
			expect(people.told.filter(({ thingId }) => thingId === clubId)).toEqual([]);
		},
	);

	it('S54 of two who decide at once one does, and the other learns who was first', async () => {
		const people = await openTestPeople(await open());
		for (let round = 0; round < 5; round++) {
			const { reviewId, mail } = await addRegistered(people);
			const [a, b] = [await officer(people), await officer(people)];
			const outcomes = await Promise.allSettled([
				decideReview(people, a, yes(reviewId)),
				decideReview(people, b, yes(reviewId, { decision: 'reject', reasonKey: 'werbung' })),
			]);
			expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
			const lost: unknown = outcomes.find((one) => one.status === 'rejected')?.reason;
			expect(lost).toBeInstanceOf(Refused);
			const winner = outcomes[0].status === 'fulfilled' ? a : b;
			expect(lost).toMatchObject({
				code: 'conflict',
				detail: { by: winner.person.name, decided: 1 },
			});
			await people.deliver();
			const told = people.mails.filter(
				({ to, subject }) => to === mail && !/Code|angekommen/.test(subject),
			);
			expect(told).toHaveLength(1);
		}
	}, 60_000);

	it('nobody decides about what they have not seen', async () => {
		const people = await openTestPeople(await one());
		const { reviewId } = await addRegistered(people);
		await people.database.read((db) =>
			db.update(review).set({ revision: 2 }).where(eq(review.id, reviewId)),
		);
		const who = await officer(people);
		await expect(decideReview(people, who, yes(reviewId))).rejects.toMatchObject({
			code: 'conflict',
			detail: { changed: 1 },
		});
		await decideReview(people, who, yes(reviewId, { seen: 2 }));
	});

	it('S17 only the coordination with a second factor, and nobody their own club', async () => {
		const people = await openTestPeople(await one());
		const { reviewId, met, clubId } = await addRegistered(people);
		const weak = await meet(people, await addPerson(people, { office: 'curate' }));
		const reader = await officer(people, 'read');
		for (const [who, code] of [
			[met, 'not-allowed'],
			[weak, 'second-factor-first'],
			[reader, 'not-allowed'],
		] as const)
			await expect(decideReview(people, who, yes(reviewId))).rejects.toMatchObject({ code });
		const own = await officer(people);
		const both = {
			...own,
			actor: { ...own.actor, memberships: [{ clubId, role: 'owner' as const }] },
		};
		await expect(decideReview(people, both, yes(reviewId))).rejects.toMatchObject({
			code: 'not-allowed',
		});
		await expect(showReview(people, met, reviewId)).rejects.toThrow('not-allowed');
		await expect(showReview(people, own, newId())).rejects.toThrow('not-found');
		await expect(listDesk(people, weak)).rejects.toThrow('second-factor-first');
	});
});
