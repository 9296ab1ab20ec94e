import { club, enquiry, viewCount } from '$db/schema';
import {
	forgetViews,
	listThingEffects,
	openViewCount,
	readEffect,
	eraseViews,
} from '$lib/server/effect';
import { newId } from '$lib/server/platform/ids';
import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { addPerson, meet, openTestPeople } from '../support/people-platform';
import { onBothDatabases } from '../support/store';
import { newEvent, newNeed, newNews, writeThings } from '../support/things';

const DAY = 86_400_000;

onBothDatabases((_kind, _open, share) => {
	async function start() {
		const people = await openTestPeople(await share());
		const owner = await addPerson(people, { clubRole: 'writer' });
		const clubId = owner.clubId ?? '';
		const things = { need: newNeed(clubId), event: newEvent(clubId), news: newNews(clubId) };
		const { need, event, news } = things;
		await people.database.transaction((tx) =>
			writeThings(tx, { clubs: [], needs: [need], events: [event], news: [news] }),
		);
		const [row] = await people.database.read((db) =>
			db.select().from(club).where(eq(club.id, clubId)),
		);
		return { people, clubId, slug: row?.slug ?? '', met: await meet(people, owner), ...things };
	}
	const rowsOf = async ({ people }: Awaited<ReturnType<typeof start>>, id: string) =>
		people.database.read((db) => db.select().from(viewCount).where(eq(viewCount.thingId, id)));

	it('adds up what two processes counted, a row for a day and a thing', async () => {
		const begun = await start();
		const { people, need, clubId, slug, met, news } = begun;
		const processes = [openViewCount(people), openViewCount(people)];
		for (const views of processes) {
			for (let times = 0; times < 7; times++) views.note({ kind: 'need', slug: need.slug ?? '' });
			views.note({ kind: 'club', slug });
			views.note({ kind: 'news', slug: 'gibt-es-nicht' });
		}
		await Promise.all(processes.map((views) => views.write()));
		people.later(DAY);
		processes[0]?.note({ kind: 'need', slug: need.slug ?? '' });
		processes[0]?.note({ kind: 'news', slug: news.slug ?? '' });
		// Written down while somebody else looks: nothing is counted twice.
		await Promise.all([processes[0]?.write(), processes[0]?.write(), processes[1]?.stop()]);
		expect(await rowsOf(begun, need.id ?? '')).toEqual([
			expect.objectContaining({ day: '2026-11-21', thingKind: 'need', count: 14 }),
			expect.objectContaining({ day: '2026-11-22', thingKind: 'need', count: 1 }),
		]);
		expect(await readEffect(people, met, clubId)).toEqual({
			...{ seen: 18, seenBefore: 0, enquiries: 0, answered: 0 },
		});
		expect(
			(await listThingEffects(people, met, clubId)).map(({ kind, seen }) => [kind, seen]),
		).toEqual([
			['need', 15],
			['club', 2],
			['news', 1],
		]);
	});

	it('tells of thirty days and the thirty before, with what was asked and answered', async () => {
		const { people, clubId, need, event, met } = await start();
		const views = openViewCount(people);
		const seen = async (times: number) => {
			for (let time = 0; time < times; time++)
				views.note({ kind: 'event', slug: event.slug ?? '' });
			await views.write();
		};
		await seen(100);
		people.later(40 * DAY);
		await seen(5);
		people.later(25 * DAY);
		await seen(2);
		const now = people.clock.now().getTime();
		await people.database.read((db) =>
			db.insert(enquiry).values(
				Array.from({ length: 7 }, (_, at) => ({
					id: newId(),
					clubId,
					needId: need.id,
					createdAt: new Date(now - (at + 1) * 5 * DAY),
					answeredAt: at < 5 ? new Date(now - (at + 1) * 5 * DAY + 2 * DAY) : null,
				})),
			),
		);
		expect(await readEffect(people, met, clubId)).toEqual({
			...{ seen: 7, seenBefore: 0, enquiries: 5, answered: 5, replyDays: 2 },
		});
		expect(await listThingEffects(people, met, clubId)).toMatchObject([
			{ kind: 'event', seen: 7, enquiries: 0 },
			{ kind: 'need', seen: 0, enquiries: 5 },
		]);
		people.later(10 * DAY);
		expect(await readEffect(people, met, clubId)).toMatchObject({ seen: 2, seenBefore: 5 });
	});

	it('shows the numbers of a club to its team and to nobody else', async () => {
		const { people, clubId } = await start();
		const stranger = await meet(people, await addPerson(people, { clubRole: 'owner' }));
		for (const read of [readEffect, listThingEffects])
			await expect(read(people, stranger, clubId)).rejects.toMatchObject({ code: 'not-found' });
	});

	it('forgets after a year, and with the thing', async () => {
		const begun = await start();
		const { people, need, slug } = begun;
		const views = openViewCount(people);
		views.note({ kind: 'need', slug: need.slug ?? '' });
		await views.write();
		people.later(364 * DAY);
		views.note({ kind: 'club', slug });
		await views.write();
		await forgetViews(people.database, people.clock.now(), 365);
		expect(await rowsOf(begun, need.id ?? '')).toHaveLength(1);
		people.later(2 * DAY);
		await forgetViews(people.database, people.clock.now(), 365);
		expect(await rowsOf(begun, need.id ?? '')).toHaveLength(0);
		expect(await rowsOf(begun, begun.clubId)).toHaveLength(1);
		await people.database.transaction((tx) => eraseViews(tx, [begun.clubId]));
		expect(await rowsOf(begun, begun.clubId)).toHaveLength(0);
	});
});
