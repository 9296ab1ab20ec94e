import { club, review } from '$db/schema';
import { reportSchema, type ReportableKind, type Verdict } from '$lib/domain/report/schema';
import { findClub } from '$lib/server/clubs';
import { openOwnEntry, writtenOf } from '$lib/server/entries';
import { holdClub, releaseClub, showOfficeClub } from '$lib/server/oversight';
import { newId } from '$lib/server/platform/ids';
import { decideReport, findReportable, objectTo, sendReport } from '$lib/server/reports';
import { decideReview } from '$lib/server/reviews';
import { moveEntry, saveEntry } from '$lib/server/writing';
import { and, eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { addPerson, meet, openTestPeople, type TestPeople } from '../support/people-platform';
import { onBothDatabases } from '../support/store';
import { newClub, newEvent, newNeed, newNews, writeThings } from '../support/things';

const officer = async (people: TestPeople, office = 'review') =>
	meet(people, await addPerson(people, { office }), true);
const KINDS = ['need', 'event', 'news'] as const;
type Kind = (typeof KINDS)[number];

onBothDatabases((_kind, _open, share) => {
	const one = async () => openTestPeople(await share());

	async function report(people: TestPeople, kind: ReportableKind, slug: string) {
		const about = await people.database.read((db) => findReportable(db, kind, slug));
		if (!about) throw new Error('Nothing to report');
		const input = reportSchema.parse({
			...{ id: newId(), reasonKey: 'rechtswidrig', name: '', mail: '' },
			message: 'Das ist verboten.',
		});
		const { key } = await sendReport(people, about, input, 'de');
		return { key, id: people.codes.idOf('report', key) ?? '' };
	}
	const verdict = (id: string, more: Partial<Verdict> = {}): Verdict => ({
		...{ id, seen: 1, verdict: 'uphold', measure: 'taken-down' },
		decision: 'Das Gesetz erlaubt es nicht.',
		...more,
	});

	/** Something public of a trusted club, that its writer may change. */
	async function written(people: TestPeople, kind: Kind, state?: string) {
		const who = await addPerson(people, { clubRole: 'writer' });
		const clubId = who.clubId ?? '';
		const given = state ? { state } : {};
		const row = { need: newNeed, event: newEvent, news: newNews }[kind](clubId, given);
		const lists = { need: 'needs', event: 'events', news: 'news' } as const;
		await people.database.transaction((tx) => writeThings(tx, { [lists[kind]]: [row] }));
		const met = await meet(people, who);
		const on = { clubId, id: row.id ?? '' };
		const stateOf = async () =>
			(await people.database.read((db) => writtenOf(kind).find(db, on.id)))?.row.state;
		const save = async (title?: string) => {
			const { content, seen } = await openOwnEntry(people, met, on);
			const put = { ...on, seen, content: { ...content, ...(title ? { title } : {}) } };
			return saveEntry(people, met, writtenOf(kind), put);
		};
		const move = (action: string) => moveEntry(people, met, writtenOf(kind), { ...on, action });
		return { ...on, slug: row.slug, stateOf, save, move };
	}

	it('a club that a report took down is held with its reason, and comes back as it was', async () => {
		const people = await one();
		const row = newClub();
		const [clubId, slug] = [row.id ?? '', row.slug];
		await people.database.transaction((tx) => writeThings(tx, { clubs: [row] }));
		const see = async () => (await people.database.read((db) => findClub(db, slug)))?.kind;
		const who = await officer(people, 'curate');
		const { id } = await report(people, 'club', slug);
		await decideReport(people, await officer(people), verdict(id));
		expect(await see()).toBe('gone');
		expect((await showOfficeClub(people, who, clubId)).hold).toMatchObject({
			...{ kind: 'pause', stateBefore: 'verified', reason: 'Das Gesetz erlaubt es nicht.' },
		});
		await releaseClub(people, who, clubId);
		expect(await see()).toBe('here');
		const [after] = await people.database.read((db) =>
			db.select().from(club).where(eq(club.id, clubId)),
		);
		expect(after?.state).toBe('verified');
	});

	it('a club that is held already keeps what it was held for', async () => {
		const people = await one();
		const row = newClub({ state: 'approved' });
		const clubId = row.id ?? '';
		await people.database.transaction((tx) => writeThings(tx, { clubs: [row] }));
		const who = await officer(people, 'curate');
		const { id } = await report(people, 'club', row.slug);
		const hold = { clubId, reasonKey: 'unklar', reason: 'Wer seid ihr?' };
		await holdClub(people, who, { ...hold, kind: 'block' });
		await decideReport(people, who, verdict(id));
		expect(await showOfficeClub(people, who, clubId)).toMatchObject({
			...{ state: 'blocked', hold: { kind: 'block', stateBefore: 'approved', ...hold } },
		});
	});

	it.each(KINDS)('a %s that a report took down is looked at before it is public', async (kind) => {
		const people = await one();
		const entry = await written(people, kind);
		const { id, key } = await report(people, kind, entry.slug);
		const who = await officer(people);
		await decideReport(people, who, verdict(id));
		expect(await entry.stateOf()).toBe('withdrawn');
		// The same once more, and then by way of a draft: the club is trusted, this text is not.
		expect(await entry.save()).toMatchObject({ kind: 'waiting', state: 'waiting' });
		await entry.move('take-back');
		expect(await entry.save()).toMatchObject({ kind: 'waiting', state: 'waiting' });
		const approve = async () => {
			const [item] = await people.database.read((db) =>
				db
					.select()
					.from(review)
					.where(and(eq(review.thingId, entry.id), eq(review.state, 'open'))),
			);
			const on = { id: item?.id ?? '', seen: item?.revision ?? 0 };
			const words = { decision: 'approve', reason: '', reasonKey: null, trust: false } as const;
			await decideReview(people, who, { ...on, ...words });
		};
		await approve();
		const live = await entry.stateOf();
		expect(live).not.toBe('waiting');
		// Let through it is public; bent back, it would be what was taken down.
		expect(await entry.save('Anders')).toMatchObject({ kind: 'waiting', state: live });
		await approve();
		// An objection alone changes nothing, another decision does.
		await objectTo(people, key, 'Es war doch erlaubt.');
		expect(await entry.save('Wieder anders')).toMatchObject({ kind: 'waiting' });
		await approve();
		await decideReport(people, who, verdict(id, { seen: 3, verdict: 'dismiss', measure: 'none' }));
		expect(await entry.save('Noch einmal')).toMatchObject({ kind: 'published', state: live });
	});

	it.each(KINDS)(
		'a report about a %s that waits takes nothing down, and is decided',
		async (kind) => {
			const people = await one();
			const entry = await written(people, kind, 'waiting');
			const { id } = await report(people, kind, entry.slug);
			await decideReport(people, await officer(people), verdict(id));
			expect(await entry.stateOf()).toBe('waiting');
		},
	);

	it('a call for help that rests is taken down as well: else its club has it back with one press', async () => {
		const people = await one();
		const entry = await written(people, 'need', 'paused');
		const { id } = await report(people, 'need', entry.slug);
		await decideReport(people, await officer(people), verdict(id));
		await expect(entry.move('resume')).rejects.toThrow('wrong-state');
		expect(await entry.stateOf()).toBe('withdrawn');
	});
});
