import { needSession } from '$db/schema';
import { findCity } from '$lib/city';
import type { Database } from '$lib/server/platform/database';
import { newId } from '$lib/server/platform/ids';
import { readSettings } from '$lib/server/platform/settings';
import { beforeAll, expect, it } from 'vitest';
import { load as clubPage } from '../../src/routes/vereine/[slug]/+page.server';
import { load as newsPage } from '../../src/routes/vereine/[slug]/neuigkeiten/[news]/+page.server';
import { load as needPage } from '../../src/routes/mitmachen/[slug]/+page.server';
import { GET as needCalendar } from '../../src/routes/mitmachen/[slug].ics/+server';
import { load as eventPage } from '../../src/routes/termine/[slug]/+page.server';
import { onBothDatabases } from '../support/store';
import { newClub, newDate, newEvent, newNeed, newNews, writeThings } from '../support/things';

// What a page says in each state: what can still be done there, what search engines read, and what is offered
// instead when it is gone.

const NOW = new Date('2026-11-21T10:00:00Z');
const PAST = new Date(NOW.getTime() - 86_400_000);
const SOON = new Date(NOW.getTime() + 86_400_000);

interface Answer {
	/** 200, or what the page was refused with. */
	status: number;
	message?: string;
	resting?: boolean;
	similar?: { href: string }[];
	data?: Record<string, unknown>;
}
type Page = (asked: never) => Promise<unknown>;

onBothDatabases((_kind, open) => {
	let database: Database;
	const home = newClub({ slug: 'heim', name: 'Heim', website: 'javascript:alert(1)' });
	const needs = (['open', 'full', 'paused', 'done', 'expired', 'withdrawn'] as const).map((state) =>
		newNeed(home.id, { slug: state, title: `Suche ${state}`, state }),
	);
	const hidden = (['draft', 'waiting', 'query', 'rejected'] as const).map((state) =>
		newNeed(home.id, { slug: state, state, publishedAt: null }),
	);
	const events = (['planned', 'moved', 'full', 'cancelled', 'withdrawn'] as const).map((state) =>
		newEvent(home.id, { slug: state, state, reason: state === 'cancelled' ? 'Sturm' : '' }),
	);
	const over = newEvent(home.id, { slug: 'vorbei', lastEndsAt: PAST });
	const oneOff = newEvent(home.id, { slug: 'einer-faellt-aus' });
	const news = [
		newNews(home.id, { slug: 'neu' }),
		newNews(home.id, { slug: 'alt', visibleUntil: PAST }),
		newNews(home.id, { slug: 'zurueck', state: 'withdrawn' }),
	];
	const away = (['paused', 'blocked', 'archived'] as const).map((state) =>
		// Alike in nothing: there is something to go on with all the same.
		newClub({ slug: `verein-${state}`, name: `Verein ${state}`, state, topics: ['umwelt'] }),
	);

	const someday = newNeed(home.id, { slug: 'irgendwann', state: 'full' });
	const ofBlocked = newNeed(away[1]?.id ?? '', { slug: 'von-gesperrten' });

	beforeAll(async () => {
		({ database } = await open());
		await database.transaction(async (tx) => {
			await writeThings(tx, {
				clubs: [home, ...away],
				needs: [...needs, ...hidden, someday, ofBlocked],
				events: [...events, over, oneOff],
				dates: [
					...events.map(({ id }) => newDate(id ?? '', SOON)),
					newDate(over.id ?? '', PAST),
					{ ...newDate(oneOff.id ?? '', SOON), state: 'cancelled', reason: 'Krank' },
				],
				news,
			});
			await tx.insert(needSession).values(
				[...needs, ...hidden, ofBlocked].map(({ id: needId = '' }) => ({
					...{ id: newId(), needId, localStart: '2026-12-05T10:00', localEnd: '2026-12-05T12:00' },
					...{ startsAt: SOON, endsAt: SOON },
				})),
			);
		});
	});

	const visit = async (page: unknown, params: Record<string, string>): Promise<Answer> => {
		const settings = readSettings({ DEMO: '1' });
		const app = { database, city: findCity('luebeck'), settings, clock: { now: () => NOW } };
		const url = new URL('http://localhost/');
		try {
			const data = await (page as Page)({ locals: { app }, params, url } as never);
			return { status: 200, data: data as Record<string, unknown> };
		} catch (refusal) {
			if (refusal instanceof Error) throw refusal;
			const { status, body } = refusal as { status: number; body: Omit<Answer, 'status'> };
			return { status, ...body };
		}
	};
	const structured = ({ data }: Answer) => {
		const { data: text } = data?.meta as { data: string };
		return (JSON.parse(text) as { '@graph': [Record<string, unknown>] })['@graph'][0];
	};
	const hrefs = ({ similar = [] }: Answer) => similar.map(({ href }) => href);

	it('a need that is open can be asked for; one that is full says thank you and what else there is', async () => {
		const asked = await visit(needPage, { slug: 'open' });
		expect(asked.data).toMatchObject({
			need: { full: false },
			contact: { ask: '/mitmachen/open/anfrage' },
		});
		expect(structured(asked)['@type']).toBe('JobPosting');
		const full = await visit(needPage, { slug: 'full' });
		expect(full.data).toMatchObject({ need: { full: true }, similar: [{ title: 'Suche open' }] });
		expect(full.data?.contact).not.toHaveProperty('ask');
		// What nobody can apply for is no posting.
		expect(structured(full)['@type']).toBe('WebPage');
	});

	it('a need that rests says so, one that is over is gone, both with something alike', async () => {
		const paused = await visit(needPage, { slug: 'paused' });
		expect(paused).toMatchObject({
			status: 410,
			message: '„Suche paused“ macht gerade Pause.',
			resting: true,
		});
		expect(hrefs(paused)).toEqual(['/mitmachen/open']);
		for (const slug of ['done', 'expired', 'withdrawn']) {
			const gone = await visit(needPage, { slug });
			expect(gone, slug).toMatchObject({ status: 410, message: `„Suche ${slug}“ ist vorbei.` });
			expect(gone.resting, slug).toBeFalsy();
			expect(hrefs(gone), slug).toEqual(['/mitmachen/open']);
		}
	});

	it.each(['draft', 'waiting', 'query', 'rejected'])(
		'a need that never was public is unknown: %s',
		async (slug) => {
			expect((await visit(needPage, { slug })).status).toBe(404);
		},
	);

	it('the calendar of a need is there as long as its page is, and answers as that does', async () => {
		const answers = async (slugs: readonly (string | undefined)[]) =>
			Promise.all(
				slugs.map(async (slug = '') => [slug, (await visit(needCalendar, { slug })).status]),
			);
		expect(await answers(['open', 'full'])).toEqual([
			['open', 200],
			['full', 200],
		]);
		const gone = ['paused', 'done', 'expired', 'withdrawn', 'von-gesperrten'];
		expect(await answers(gone)).toEqual(gone.map((slug) => [slug, 410]));
		const unknown = [...hidden.map(({ slug }) => slug), 'irgendwann', 'gibt-es-nicht'];
		expect(await answers(unknown)).toEqual(unknown.map((slug) => [slug, 404]));
	});

	it.each([
		['planned', 'planned', 'EventScheduled'],
		['moved', 'moved', 'EventRescheduled'],
		['full', 'full', 'EventScheduled'],
		['cancelled', 'cancelled', 'EventCancelled'],
		['einer-faellt-aus', 'cancelled', 'EventCancelled'],
	])('an event says what became of it: %s', async (slug, state, status) => {
		const answer = await visit(eventPage, { slug });
		expect(answer.data).toMatchObject({ event: { state, over: false } });
		expect(structured(answer)).toMatchObject({
			'@type': 'Event',
			eventStatus: `https://schema.org/${status}`,
		});
		// What does not take place is offered to nobody.
		const { similar } = answer.data as { similar: { href: string }[] };
		expect(similar.map(({ href }) => href)).not.toContain('/termine/einer-faellt-aus');
	});

	it('a reason stands there, of the event or of the day', async () => {
		const reason = async (slug: string) =>
			(await visit(eventPage, { slug })).data as { event: { reason: string } };
		expect((await reason('cancelled')).event.reason).toBe('Sturm');
		expect((await reason('einer-faellt-aus')).event.reason).toBe('Krank');
	});

	it('an event that is over keeps its page, and is no event to come; withdrawn it is gone', async () => {
		const answer = await visit(eventPage, { slug: 'vorbei' });
		expect(answer.data).toMatchObject({ event: { over: true } });
		expect(structured(answer)['@type']).toBe('WebPage');
		const gone = await visit(eventPage, { slug: 'withdrawn' });
		expect(gone.status).toBe(410);
		expect(hrefs(gone).length).toBeGreaterThan(0);
		expect(hrefs(gone)).not.toContain('/termine/cancelled');
	});

	it('news that were shown long enough or were taken back are gone, with others', async () => {
		expect((await visit(newsPage, { slug: 'heim', news: 'neu' })).status).toBe(200);
		for (const slug of ['alt', 'zurueck']) {
			const gone = await visit(newsPage, { slug: 'heim', news: slug });
			expect(gone.status, slug).toBe(410);
			expect(hrefs(gone), slug).toEqual(['/vereine/heim/neuigkeiten/neu']);
		}
	});

	it.each(['paused', 'blocked', 'archived'])(
		'a club that is %s is gone, and others are there',
		async (state) => {
			const gone = await visit(clubPage, { slug: `verein-${state}` });
			expect(gone.status).toBe(410);
			expect(hrefs(gone)).toEqual(['/vereine/heim']);
			expect(Boolean(gone.resting)).toBe(state === 'paused');
		},
	);

	it('only an address of the web is named as the same club', async () => {
		expect(structured(await visit(clubPage, { slug: 'heim' }))).not.toHaveProperty('sameAs');
	});
});
