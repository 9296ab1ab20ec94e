import { auditEntry, club, enquiry, enquiryContact, officeRole, person, address } from '$db/schema';
import { CONTACTS_A_DAY } from '$lib/domain/office/schema';
import { findClub } from '$lib/server/clubs';
import {
	acceptWork,
	beginAccount,
	changeColleagueRole,
	endColleague,
	findColleagueInvitation,
	inviteColleague,
	listColleagues,
	revokeColleagueInvitation,
} from '$lib/server/office';
import {
	holdClub,
	listOfficeClubs,
	openContact,
	releaseClub,
	setTrust,
	showOfficeClub,
	viewAsPublic,
	watchClub,
} from '$lib/server/oversight';
import { askToLeave } from '$lib/server/people';
import { newId } from '$lib/server/platform/ids';
import { and, eq, inArray } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { addPerson, meet, openTestPeople, type TestPeople } from '../support/people-platform';
import { onBothDatabases } from '../support/store';
import { newClub, writeThings } from '../support/things';

const officer = async (people: TestPeople, role: string) =>
	meet(people, await addPerson(people, { office: role }), true);

onBothDatabases((_kind, open, share) => {
	const one = async () => openTestPeople(await share());
	const rolesOf = (people: TestPeople, ids: string[]) =>
		people.database.read((db) =>
			db.select().from(officeRole).where(inArray(officeRole.personId, ids)),
		);
	const stateOf = async (people: TestPeople, id: string) =>
		(await people.database.read((db) => db.select().from(club).where(eq(club.id, id))))[0]?.state;
	const deedsOn = (people: TestPeople, thingId: string) =>
		people.database.read((db) =>
			db.select().from(auditEntry).where(eq(auditEntry.thingId, thingId)),
		);

	it('lets in whoever reads the invited mailbox, without a second factor nowhere, and out at the next request', async () => {
		const people = await openTestPeople(await open());
		const admin = await officer(people, 'administer');
		const mail = 'neue.kollegin@stadt.example';
		const wanted = { mail, team: 'agentur', role: 'review', locale: 'de' } as const;
		await inviteColleague(people, admin, wanted);
		await people.deliver();
		const key = /mitarbeit\/([\w-]{48})/.exec(
			people.mails.find(({ to }) => to === mail)?.text ?? '',
		)?.[1];
		if (!key) throw new Error('No link in the mail');
		const stranger = await meet(people, await addPerson(people));
		await expect(acceptWork(people, stranger, key)).rejects.toThrow('not-allowed');
		await beginAccount(people, key, 'Neue Kollegin');
		const [who] = await people.database.read((db) =>
			db.select().from(person).where(eq(person.mail, mail)),
		);
		if (!who) throw new Error('Nobody began');
		await acceptWork(people, await meet(people, who), key);
		await expect(acceptWork(people, await meet(people, who), key)).rejects.toThrow('gone');
		expect(await findColleagueInvitation(people, key)).toBeUndefined();

		const weak = await meet(people, who);
		await expect(listColleagues(people, weak)).rejects.toThrow('second-factor-first');
		const strong = await meet(people, who, true);
		expect((await listColleagues(people, strong)).colleagues).toHaveLength(2);
		expect((await listColleagues(people, strong)).invitations).toEqual([]);

		const [held] = await rolesOf(people, [who.id]);
		await changeColleagueRole(people, admin, { id: held?.id ?? '', role: 'curate' });
		expect((await meet(people, who, true)).actor.office?.role).toBe('curate');
		await endColleague(people, admin, held?.id ?? '');
		expect((await meet(people, who, true)).actor.office).toBeUndefined();
		const deeds = await deedsOn(people, who.id);
		expect(deeds.map(({ action }) => action)).toEqual(
			expect.arrayContaining(['office.joined', 'office.role', 'office.ended']),
		);
	});

	it('a link that was taken back, is old, or came from somebody who has gone opens nothing', async () => {
		const people = await openTestPeople(await open());
		const admin = await officer(people, 'administer');
		const second = await officer(people, 'administer');
		const wanted = { team: 'stadt', role: 'read', locale: 'de' } as const;
		const [a, b, c] = [
			await inviteColleague(people, admin, { ...wanted, mail: 'a@stadt.example' }),
			await inviteColleague(people, second, { ...wanted, mail: 'b@stadt.example' }),
			await inviteColleague(people, admin, { ...wanted, mail: 'c@stadt.example' }),
		];
		const opens = async ({ id }: { id: string }) =>
			(await findColleagueInvitation(people, people.codes.keyOf('office-invitation', id))) !==
			undefined;
		expect([await opens(a), await opens(b), await opens(c)]).toEqual([true, true, true]);
		await revokeColleagueInvitation(people, admin, a.id);
		const [role] = await rolesOf(people, [second.person.id]);
		await endColleague(people, admin, role?.id ?? '');
		expect([await opens(a), await opens(b)]).toEqual([false, false]);
		// Nor do they stand in the list as if they opened anything.
		const { invitations } = await listColleagues(people, admin);
		expect(invitations.map(({ mail }) => mail)).toEqual(['c@stadt.example']);
		people.later(8 * 86_400_000);
		expect(await opens(c)).toBe(false);
	});

	it('of several invitations for one mailbox at once one stays open, and only from who may invite', async () => {
		const people = await openTestPeople(await open());
		const [a, b] = [await officer(people, 'administer'), await officer(people, 'administer')];
		const wanted = { mail: 'zwei@stadt.example', team: 'stadt', locale: 'de' } as const;
		await Promise.all(
			[a, b, a, b].map((who) => inviteColleague(people, who, { ...wanted, role: 'read' })),
		);
		expect((await listColleagues(people, a)).invitations).toHaveLength(1);
		const [role] = await rolesOf(people, [b.person.id]);
		await endColleague(people, a, role?.id ?? '');
		// Met before, and asked for after: the right is read where it is written.
		await expect(inviteColleague(people, b, { ...wanted, role: 'read' })).rejects.toThrow(
			'not-allowed',
		);
	});

	it('the last who administers cannot vanish, whoever is quicker', async () => {
		const people = await openTestPeople(await open());
		const [a, b] = [await officer(people, 'administer'), await officer(people, 'administer')];
		const roles = await rolesOf(people, [a.person.id, b.person.id]);
		const of = (id: string) => roles.find(({ personId }) => personId === id)?.id ?? '';
		const outcomes = await Promise.allSettled([
			endColleague(people, a, of(b.person.id)),
			endColleague(people, b, of(a.person.id)),
		]);
		expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
		const left = (await rolesOf(people, [a.person.id, b.person.id])).filter(
			({ endedAt }) => endedAt === null,
		);
		expect(left).toHaveLength(1);
		const last = left[0]?.personId === a.person.id ? a : b;
		const id = of(last.person.id);
		await expect(endColleague(people, last, id)).rejects.toMatchObject({ code: 'wrong-state' });
		await expect(changeColleagueRole(people, last, { id, role: 'curate' })).rejects.toMatchObject({
			code: 'wrong-state',
		});
		// Nor by leaving with their whole account.
		await expect(askToLeave(people, last)).rejects.toMatchObject({ code: 'wrong-state' });
	});

	it.each(['pause', 'block'] as const)(
		'%s: gone at once, told kindly, and back as it was',
		async (kind) => {
			const people = await one();
			const who = await officer(people, 'curate');
			const owner = await addPerson(people, { clubRole: 'owner' });
			const clubId = owner.clubId ?? '';
			const slug = `verein-${owner.id}`;
			await people.database.transaction(async (tx) => {
				await tx
					.update(club)
					.set({ publishedAt: new Date(0) })
					.where(eq(club.id, clubId));
				await tx.insert(address).values({ thingKind: 'club', slug, thingId: clubId });
			});
			const see = () => people.database.read((db) => findClub(db, slug));
			expect((await see())?.kind).toBe('here');
			const hold = {
				clubId,
				kind,
				reasonKey: 'unklar',
				reason: 'Wer seid ihr? Schreibt uns bitte.',
			};
			const reviewer = await officer(people, 'review');
			await expect(holdClub(people, reviewer, hold)).rejects.toThrow('not-allowed');
			await holdClub(people, who, hold);
			expect((await see())?.kind).toBe('gone');
			expect((await showOfficeClub(people, who, clubId)).hold).toMatchObject({
				reason: hold.reason,
			});
			await people.deliver();
			const letter = people.mails.find(({ to }) => to === owner.mail);
			expect(letter?.text).toContain(hold.reason);
			expect(letter?.text).toContain('Nichts ist gelöscht');
			expect(people.told.some(({ thingId }) => thingId === clubId)).toBe(true);
			await releaseClub(people, who, clubId);
			expect(await stateOf(people, clubId)).toBe('verified');
			expect((await see())?.kind).toBe('here');
			await expect(releaseClub(people, who, clubId)).rejects.toThrow('wrong-state');
			const deeds = await deedsOn(people, clubId);
			expect(deeds.map(({ action, actorId }) => [action, actorId])).toEqual([
				[`club.${kind}`, who.person.id],
				['club.release', who.person.id],
			]);
			expect(JSON.stringify(deeds)).not.toContain('Wer seid ihr');
		},
	);

	it('trust is given and taken with a reason, and never by somebody to their own club', async () => {
		const people = await one();
		const who = await officer(people, 'curate');
		const owner = await addPerson(people, { clubRole: 'owner' });
		const clubId = owner.clubId ?? '';
		const reason = 'Drei Einträge ohne Fehler.';
		await setTrust(people, who, { clubId, trust: false, reason });
		expect(await stateOf(people, clubId)).toBe('approved');
		await setTrust(people, who, { clubId, trust: true, reason });
		expect(await stateOf(people, clubId)).toBe('verified');
		await people.deliver();
		expect(
			people.mails.filter(({ to, text }) => to === owner.mail && text.includes(reason)),
		).toHaveLength(2);
		const own = await meet(people, owner, true);
		const both = { ...own, actor: { ...own.actor, office: who.actor.office } };
		await expect(setTrust(people, both, { clubId, trust: false, reason })).rejects.toThrow(
			'not-allowed',
		);
	});

	it('S56 opens a private contact with a reason, counts it, and stops where a day ends', async () => {
		const people = await openTestPeople(await open());
		const who = await officer(people, 'review');
		const admin = await officer(people, 'administer');
		const row = newClub({ contactMail: 'geheim@verein.example', contactPerson: 'Ada Muster' });
		const [clubId, enquiryId] = [row.id ?? '', newId()];
		await people.database.transaction(async (tx) => {
			await writeThings(tx, { clubs: [row] });
			await tx.insert(enquiry).values({ id: enquiryId, clubId });
			await tx.insert(enquiryContact).values({
				...{ enquiryId, name: 'Jo Beispiel', mail: 'jo@mail.example' },
				eraseAt: new Date('2030-01-01'),
			});
		});
		const reader = await officer(people, 'read');
		const ofClub = { kind: 'club', id: clubId } as const;
		await expect(openContact(people, reader, ofClub, 'rueckfrage')).rejects.toThrow('not-allowed');
		expect(await openContact(people, who, ofClub, 'rueckfrage')).toMatchObject({
			mail: 'geheim@verein.example',
			today: 1,
		});
		const ofEnquiry = { kind: 'enquiry', id: enquiryId } as const;
		expect(await openContact(people, who, ofEnquiry, 'keine-antwort')).toMatchObject({
			name: 'Jo Beispiel',
			today: 2,
		});
		for (let n = 2; n < CONTACTS_A_DAY; n++) await openContact(people, who, ofClub, 'meldung');
		for (let n = 0; n < 2; n++)
			await expect(openContact(people, who, ofClub, 'meldung')).rejects.toMatchObject({
				code: 'too-often',
			});
		await people.deliver();
		const warned = people.mails.filter(({ subject }) => subject.includes('private Kontakte'));
		expect(warned.map(({ to }) => to)).toEqual([admin.person.mail]);
		const opened = await people.database.read((db) =>
			db
				.select()
				.from(auditEntry)
				.where(and(eq(auditEntry.action, 'contact.opened'), eq(auditEntry.actorId, who.person.id))),
		);
		expect(opened).toHaveLength(CONTACTS_A_DAY + 2);
		expect(opened[0]?.detail).toMatchObject({ why: 'rueckfrage' });
		expect(JSON.stringify(opened)).not.toMatch(/geheim|Jo Beispiel/);
		// A colleague still can.
		expect(await openContact(people, admin, ofClub, 'sicherheit')).toMatchObject({ today: 1 });
	});

	it('views as others only to read, without private numbers, and written down', async () => {
		const people = await one();
		const who = await officer(people, 'review');
		const row = newClub({ contactMail: 'geheim@verein.example', about: 'Wir singen.' });
		const clubId = row.id ?? '';
		await people.database.transaction((tx) => writeThings(tx, { clubs: [row] }));
		const seen = await viewAsPublic(people, who, clubId);
		expect(seen.about).toBe('Wir singen.');
		expect(JSON.stringify(seen)).not.toContain('geheim@');
		await watchClub(people, who, { clubId, page: '/mein-verein' });
		const deeds = await deedsOn(people, clubId);
		expect(deeds.map(({ action, detail }) => [action, detail.view]).sort()).toEqual([
			['club.viewed-as', 'club'],
			['club.viewed-as', 'public'],
		]);
	});

	it('finds clubs of every state by name, sorted', async () => {
		const people = await one();
		const who = await officer(people, 'read');
		const clubs = ['Zebra', 'Adler', 'Möwe'].map((name, at) =>
			newClub({
				...{ name: `Xyloq ${name}`, slug: `xyloq-${name.toLowerCase()}-${newId()}` },
				state: at === 0 ? 'blocked' : 'verified',
			}),
		);
		await people.database.transaction((tx) => writeThings(tx, { clubs }));
		const list = async (state: string) =>
			(await listOfficeClubs(people, who, { q: 'xyloq', state, sort: 'name', page: 1 })).clubs.map(
				({ name }) => name,
			);
		expect(await list('')).toEqual(['Xyloq Adler', 'Xyloq Möwe', 'Xyloq Zebra']);
		expect(await list('blocked')).toEqual(['Xyloq Zebra']);
	});
});
