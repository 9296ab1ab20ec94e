import { NEED_STATES } from '$lib/domain/need/states';
import { EVENT_STATES } from '$lib/domain/event/states';
import { NEWS_STATES } from '$lib/domain/news/states';
import { CLUB_STATES } from '$lib/domain/club/states';
import { PUBLIC_CLUB, PUBLIC_EVENT, PUBLIC_NEED, PUBLIC_NEWS } from '$lib/domain/public';
import { openEmbedded } from '$lib/server/platform/database/embedded';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import type { RunningProduct } from '../support/product';
import {
	newClub,
	newDate,
	newEvent,
	newNeed,
	newNews,
	ownWord,
	writeThings,
} from '../support/things';
import { ask } from './ask';
import { startInEarnest } from './in-earnest';

// A word of its own in everything that is nobody's business, and every address of the built product that could say
// it: pages, data for search engines, calendars, previews, maps of the site, the pack that phones keep. What a phone
// keeps besides are answers of these addresses. The search itself is asked in integration/search-canaries.

const SOON = new Date(Date.now() + 3 * 86_400_000);
const AGO = new Date(Date.now() - 86_400_000);

const canaries: string[] = [];
const canary = () => {
	const word = ownWord();
	canaries.push(word);
	return word;
};
/** An address that was asked for may be said again. */
let count = 0;
const own = () => ({ slug: `verborgen-${++count}`, title: canary(), text: canary() });
const without = <S extends string>(states: readonly S[], shown: readonly string[]) =>
	states.filter((state) => !shown.includes(state));

const open = newClub({
	slug: 'offen',
	name: 'Offener Verein',
	contactPerson: canary(),
	contactRole: canary(),
	contactMail: `${canary()}@verein.example`,
	contactPhone: canary(),
	licence: canary(),
});
/** Never let in: not even its name may be said. */
const clubs = without(CLUB_STATES, PUBLIC_CLUB.states).map((state) =>
	newClub({
		...{
			state,
			publishedAt: null,
			slug: `verborgen-${++count}`,
			name: canary(),
			sentence: canary(),
			about: canary(),
		},
		contactMail: `${canary()}@verein.example`,
		contactMailPublic: true,
	}),
);
const [closed] = clubs;
const needs = [
	newNeed(open.id, { slug: 'gesuch', title: 'Offenes Gesuch', licence: canary() }),
	newNeed(closed?.id ?? '', own()),
	newNeed(open.id, { ...own(), publishFrom: SOON, publishedAt: null }),
	newNeed(open.id, { slug: 'vorbei', title: 'Vorbei', text: canary(), expiresAt: AGO }),
	...without(NEED_STATES, PUBLIC_NEED.states).map((state) =>
		newNeed(open.id, { state, publishedAt: null, ...own() }),
	),
];
const events = [
	newEvent(open.id, { slug: 'fest', title: 'Offenes Fest', licence: canary() }),
	newEvent(closed?.id ?? '', own()),
	...without(EVENT_STATES, PUBLIC_EVENT.states).map((state) =>
		newEvent(open.id, { state, publishedAt: null, ...own() }),
	),
];
const news = [
	newNews(open.id, { slug: 'neues', title: 'Offenes Neues', licence: canary() }),
	newNews(open.id, { slug: 'altes', title: 'Altes', text: canary(), visibleUntil: AGO }),
	...without(NEWS_STATES, PUBLIC_NEWS.states).map((state) =>
		newNews(open.id, { state, publishedAt: null, ...own() }),
	),
];

let folder: string;
let product: RunningProduct;
beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'tohoop-canaries-'));
	cpSync(inject('preparedData'), folder, { recursive: true });
	const database = await openEmbedded({ folder });
	await database.transaction((tx) =>
		writeThings(tx, {
			...{ clubs: [open, ...clubs], needs, events, news },
			dates: events.map(({ id }) => newDate(id ?? '', SOON)),
		}),
	);
	await database.close();
	product = await startInEarnest({ DATA_DIR: folder });
});
afterAll(async () => {
	await product?.stop();
	rmSync(folder, { recursive: true, force: true });
});

async function silent(path: string): Promise<number> {
	const { status, body } = await ask(product, path);
	const said = canaries.filter((word) => body.includes(word));
	expect(said, path).toEqual([]);
	return status;
}

it(
	'S60 says nothing of what is not public, wherever it is asked',
	{ timeout: 300_000 },
	async () => {
		expect(canaries.length).toBeGreaterThanOrEqual(40);
		const all = [
			...[open, ...clubs].map(({ slug }) => ({ at: `/vereine/${slug}`, more: ['.ics'] })),
			...needs.map(({ slug }) => ({
				at: `/mitmachen/${slug}`,
				more: ['.ics', '/anfrage', '/plakat'],
			})),
			...events.map(({ slug }) => ({ at: `/termine/${slug}`, more: ['.ics', '/plakat'] })),
			...news.map(({ slug }) => ({ at: `/vereine/offen/neuigkeiten/${slug}`, more: [] })),
		];
		const shown = ['offen', 'gesuch', 'fest', 'neues'];
		for (const { at, more } of all) {
			const isShown = shown.some((slug) => at.endsWith(`/${slug}`));
			const status = await silent(at);
			expect(status, at).toSatisfy((found: number) => (isShown ? found === 200 : found >= 404));
			for (const ending of [...more, '?x=1']) await silent(at + ending);
			await silent(`/en${at}`);
			// A picture cannot be searched for words: of what is not public there is none.
			const preview = await ask(product, `/vorschau${at}.png`);
			expect(preview.status === 200, `/vorschau${at}.png`).toBe(isShown);
		}
	},
);

it('S60 says nothing in lists, maps of the site, feeds and the pack of phones', async () => {
	const lists = [
		'/',
		'/vereine',
		'/termine',
		'/neuigkeiten',
		'/entdecken',
		'/themen',
		'/stadtteile',
	];
	for (const path of [
		...lists,
		...lists.map((list) => `/en${list}`.replace(/\/$/, '')),
		...['vereine', 'mitmachen', 'termine', 'neuigkeiten', 'seiten'].map(
			(part) => `/sitemaps/${part}-1.xml`,
		),
		...['/sitemap.xml', '/termine.ics', '/robots.txt', '/manifest.webmanifest', '/passt-zu-mir'],
		...[
			'/entdecken/karte.json',
			'/entdecken/treffer.json',
			'/api/v1/search?limit=100',
			'/gemerkt',
			'/offline',
		],
	])
		expect(await silent(path), path).toBe(200);
	const pack = await ask(product, '/paket.json');
	expect(pack.body).toContain('Offener Verein');
	expect(await silent('/paket.json')).toBe(200);
});
