import { club, invitation, membership, person, session } from '$db/schema';
import { Refused } from '$lib/domain/result';
import { openCodeFor } from '$lib/server/people';
import { newId } from '$lib/server/platform/ids';
import {
	acceptByCode,
	acceptSignedIn,
	askForInvitationCode,
	changeRole,
	endMembership,
	findInvitation,
	handOver,
	invite,
	listInvitations,
	listTeam,
	revokeInvitation,
} from '$lib/server/teams';
import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { addPerson, meet, openTestPeople, type TestPeople } from '../support/people-platform';
import { onBothDatabases } from '../support/store';

const DAY = 86_400_000;
const here = { address: '198.51.100.1', device: 'Firefox, Android', locale: 'de' };

onBothDatabases((_kind, _open, share) => {
	const one = share;

	async function addOwner(people: TestPeople) {
		const who = await addPerson(people, { clubRole: 'owner' });
		return { ...who, clubId: who.clubId ?? '', met: await meet(people, who) };
	}
	async function join(people: TestPeople, clubId: string, role: 'owner' | 'writer') {
		const who = await addPerson(people);
		const id = newId();
		await people.database.read((db) =>
			db.insert(membership).values({ id, personId: who.id, clubId, role }),
		);
		return { ...who, memberId: id };
	}
	async function invited(people: TestPeople, role: 'owner' | 'writer' = 'writer') {
		const owner = await addOwner(people);
		const mail = `${newId()}@verein.example`;
		await invite(people, owner.met, { clubId: owner.clubId, mail, role, locale: 'de' });
		const [open] = await listInvitations(people, owner.met, owner.clubId);
		if (!open) throw new Error('No invitation');
		return { owner, mail, key: open.key, id: open.id };
	}
	async function accept(people: TestPeople, key: string) {
		const shown = await findInvitation(people, key);
		if (!shown) throw new Refused('gone');
		await askForInvitationCode(people, shown, 'de');
		const asked = await openCodeFor(people, { purpose: 'invitation', about: shown.id });
		if (!asked) throw new Error('No code');
		const code = people.codes.codeOf(asked);
		return acceptByCode(people, key, { id: asked.id, code, name: 'Emre Neu' }, here);
	}

	it('invites by mail, and whoever reads it joins with an account of their own', async () => {
		const people = await openTestPeople(await one());
		const { owner, mail, key } = await invited(people);
		await people.deliver();
		const letter = people.mails.find(({ to }) => to === mail);
		expect(letter?.text).toContain(`http://test/einladung/${key}`);
		expect((await accept(people, key)).kind).toBe('in');
		await people.deliver();
		expect(people.mails.filter(({ to }) => to === owner.mail).at(-1)?.text).toContain('Emre Neu');
		const team = await listTeam(people, owner.met, owner.clubId);
		expect(team.map(({ name, role }) => [name, role])).toContainEqual(['Emre Neu', 'writer']);
		const known = await people.database.read((db) =>
			db.select().from(person).where(eq(person.mail, mail)),
		);
		expect(known).toHaveLength(1);
	});

	it('R18 pressed twice, both presses end inside and one person joins; a minute later the code is nothing', async () => {
		const people = await openTestPeople(await one());
		const { owner, mail, key } = await invited(people);
		const shown = await findInvitation(people, key);
		if (!shown) throw new Error('No invitation');
		await askForInvitationCode(people, shown, 'de');
		const asked = await openCodeFor(people, { purpose: 'invitation', about: shown.id });
		if (!asked) throw new Error('No code');
		const code = people.codes.codeOf(asked);
		const press = (typed: string) =>
			acceptByCode(people, key, { id: asked.id, code: typed, name: 'Emre Neu' }, here);
		const both = await Promise.all([press(code), press(code)]);
		expect(both.map(({ kind }) => kind)).toEqual(['in', 'in']);
		const wrong = code === '123456' ? '654321' : '123456';
		expect((await press(wrong)).kind).toBe('over');
		const team = await listTeam(people, owner.met, owner.clubId);
		expect(team.filter(({ name }) => name === 'Emre Neu')).toHaveLength(1);
		const known = await people.database.read((db) =>
			db.select().from(person).where(eq(person.mail, mail)),
		);
		expect(known).toHaveLength(1);
		people.later(61_000);
		expect((await press(code)).kind).toBe('over');
	});

	it('of several invitations for one mailbox at once one stays open', async () => {
		const people = await openTestPeople(await one());
		const owner = await addOwner(people);
		const input = { clubId: owner.clubId, mail: `${newId()}@verein.example`, locale: 'de' };
		await Promise.all(
			[1, 2, 3, 4].map(() => invite(people, owner.met, { ...input, role: 'writer' })),
		);
		expect(await listInvitations(people, owner.met, owner.clubId)).toHaveLength(1);
		await people.deliver();
		const letters = () => people.mails.filter(({ to }) => to === input.mail).length;
		expect(letters()).toBe(1);
		// Asked for again later on, a new one goes out, and the old one opens nothing.
		const [old] = await listInvitations(people, owner.met, owner.clubId);
		people.later(60_000);
		await invite(people, owner.met, { ...input, role: 'writer' });
		await people.deliver();
		expect(letters()).toBe(2);
		expect(await findInvitation(people, old?.key)).toBeUndefined();
		expect(await listInvitations(people, owner.met, owner.clubId)).toHaveLength(1);
	});

	it.each([
		['verified', 20],
		['approved', 20],
		['waiting', 3],
		['query', 3],
		['draft', 3],
	])('a club that is %s asks %i a day, also when it takes them back', async (state, most) => {
		const people = await openTestPeople(await one());
		const owner = await addOwner(people);
		const { clubId } = owner;
		await people.database.read((db) => db.update(club).set({ state }).where(eq(club.id, clubId)));
		const ask = (mail: string) =>
			invite(people, owner.met, { clubId, mail, role: 'writer', locale: 'de' });
		const fresh = () => `${newId()}@verein.example`;
		for (let count = 1; count < most; count++) {
			const { id } = await ask(fresh());
			await revokeInvitation(people, owner.met, { clubId, id });
		}
		const last = fresh();
		const { id } = await ask(last);
		people.later(59_000);
		// Pressed once more it is the same one, and no other.
		expect((await ask(last)).id).toBe(id);
		await expect(ask(fresh())).rejects.toMatchObject({
			code: 'too-often',
			detail: { seconds: 86_400 - 59 },
		});
		const rows = await people.database.read((db) =>
			db.select().from(invitation).where(eq(invitation.clubId, clubId)),
		);
		expect(rows).toHaveLength(most);
		people.later(DAY - 59_000);
		await ask(fresh());
	});

	it('S37 an invitation opens once, for its mailbox, for seven days, while its inviter stays', async () => {
		const people = await openTestPeople(await one());
		const used = await invited(people);
		await accept(people, used.key);
		expect(await findInvitation(people, used.key)).toBeUndefined();

		const old = await invited(people);
		people.later(7 * DAY);
		expect(await findInvitation(people, old.key)).toBeUndefined();

		const back = await invited(people);
		await revokeInvitation(people, back.owner.met, { clubId: back.owner.clubId, id: back.id });
		expect(await findInvitation(people, back.key)).toBeUndefined();

		const wrong = await invited(people);
		const stranger = await meet(people, await addPerson(people));
		await expect(acceptSignedIn(people, stranger, wrong.key)).rejects.toThrow('not-allowed');

		const orphan = await invited(people);
		const heir = await join(people, orphan.owner.clubId, 'owner');
		const [mine] = (await listTeam(people, orphan.owner.met, orphan.owner.clubId)).filter(
			({ me }) => me,
		);
		await changeRole(people, await meet(people, heir), {
			clubId: orphan.owner.clubId,
			memberId: mine?.id ?? '',
			role: 'writer',
		});
		expect(await findInvitation(people, orphan.key)).toBeUndefined();
		// Nor does it stand in the list as if it opened anything.
		const seen = await listInvitations(people, await meet(people, heir), orphan.owner.clubId);
		expect(seen).toEqual([]);
		for (const guess of ['', 'x', used.key.replace(/^./, 'A')])
			expect(await findInvitation(people, guess)).toBeUndefined();
	});

	it('S08 S38 who is removed is out at the next request, and so are the invitations they sent', async () => {
		const people = await openTestPeople(await one());
		const owner = await addOwner(people);
		const second = await join(people, owner.clubId, 'owner');
		const how = { device: '', shared: false, strong: false };
		const cookie = await people.database.transaction((tx) =>
			people.sessions.begin(tx, second.id, how),
		);
		const met = await people.sessions.meet(cookie.value);
		if (!met) throw new Error('Nobody was met');
		expect(met.actor.memberships).toHaveLength(1);
		await invite(people, met, {
			clubId: owner.clubId,
			mail: `${newId()}@verein.example`,
			role: 'writer',
			locale: 'de',
		});
		const [sent] = await listInvitations(people, owner.met, owner.clubId);
		await endMembership(people, owner.met, { clubId: owner.clubId, memberId: second.memberId });
		expect((await people.sessions.meet(cookie.value))?.actor.memberships).toEqual([]);
		expect(await findInvitation(people, sent?.key)).toBeUndefined();
		// The account itself stays.
		expect(
			await people.database.read((db) =>
				db.select().from(session).where(eq(session.personId, second.id)),
			),
		).not.toEqual([]);
	});

	it('S19 the last who looks after a club can neither leave nor step back, also when two go at once', async () => {
		const people = await openTestPeople(await one());
		const owner = await addOwner(people);
		const [mine] = await listTeam(people, owner.met, owner.clubId);
		const me = { clubId: owner.clubId, memberId: mine?.id ?? '' };
		expect(mine?.last).toBe(true);
		await expect(endMembership(people, owner.met, me)).rejects.toMatchObject({
			detail: { last: 1 },
		});
		await expect(changeRole(people, owner.met, { ...me, role: 'writer' })).rejects.toThrow(
			'wrong-state',
		);
		const second = await join(people, owner.clubId, 'owner');
		const both = await Promise.allSettled([
			endMembership(people, await meet(people, owner), me),
			endMembership(people, await meet(people, second), {
				clubId: owner.clubId,
				memberId: second.memberId,
			}),
		]);
		expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
	});

	it('an old invitation to write takes the club from nobody who looks after it meanwhile', async () => {
		const people = await openTestPeople(await one());
		const { owner, mail, key } = await invited(people, 'writer');
		const late = await addPerson(people);
		await people.database.transaction(async (tx) => {
			await tx.update(person).set({ mail }).where(eq(person.id, late.id));
			const { clubId } = owner;
			await tx.insert(membership).values({ id: newId(), personId: late.id, clubId, role: 'owner' });
		});
		await acceptSignedIn(people, await meet(people, late), key);
		const team = await listTeam(people, owner.met, owner.clubId);
		expect(team.find(({ personId }) => personId === late.id)?.role).toBe('owner');
	});

	it('the board is handed over', async () => {
		const people = await openTestPeople(await one());
		const owner = await addOwner(people);
		const writer = await join(people, owner.clubId, 'writer');
		await handOver(people, owner.met, {
			clubId: owner.clubId,
			memberId: writer.memberId,
			stay: true,
		});
		const team = await listTeam(people, await meet(people, owner), owner.clubId);
		expect(team.map(({ personId, role }) => [personId === owner.id, role]).sort()).toEqual([
			[false, 'owner'],
			[true, 'writer'],
		]);
	});

	it('who lost the right a moment ago changes nothing more', async () => {
		const people = await openTestPeople(await one());
		const owner = await addOwner(people);
		const second = await join(people, owner.clubId, 'owner');
		const writer = await join(people, owner.clubId, 'writer');
		// Met while they still looked after the club.
		const late = await meet(people, second);
		const { clubId } = owner;
		await changeRole(people, owner.met, { clubId, memberId: second.memberId, role: 'writer' });
		const on = { clubId, memberId: writer.memberId };
		await expect(changeRole(people, late, { ...on, role: 'owner' })).rejects.toThrow('not-allowed');
		await expect(handOver(people, late, { ...on, stay: true })).rejects.toThrow('not-allowed');
		await expect(endMembership(people, late, on)).rejects.toThrow('not-allowed');
		await endMembership(people, late, { clubId, memberId: second.memberId });
	});

	it('S17 S19 nobody touches the team of others, and a writer nobody', async () => {
		const people = await openTestPeople(await one());
		const owner = await addOwner(people);
		const other = await addOwner(people);
		const [target] = await listTeam(people, other.met, other.clubId);
		const memberId = target?.id ?? '';
		const foreign = { clubId: other.clubId, memberId };
		await expect(listTeam(people, owner.met, other.clubId)).rejects.toThrow('not-found');
		await expect(endMembership(people, owner.met, foreign)).rejects.toThrow('not-found');
		await expect(changeRole(people, owner.met, { ...foreign, role: 'writer' })).rejects.toThrow(
			'not-found',
		);
		// An id of another club in a form of one's own.
		await expect(
			endMembership(people, owner.met, { clubId: owner.clubId, memberId }),
		).rejects.toThrow('not-found');
		const writer = await join(people, owner.clubId, 'writer');
		const [mine] = await listTeam(people, owner.met, owner.clubId);
		const met = await meet(people, writer);
		await expect(
			endMembership(people, met, { clubId: owner.clubId, memberId: mine?.id ?? '' }),
		).rejects.toThrow('not-allowed');
		await expect(
			invite(people, met, {
				clubId: owner.clubId,
				mail: 'a@b.example',
				role: 'owner',
				locale: 'de',
			}),
		).rejects.toThrow('not-allowed');
	});
});
