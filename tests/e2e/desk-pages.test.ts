import type { Page } from '@playwright/test';
import { randomUUID } from 'node:crypto';
import { barriersOf } from './barriers';
import { expect, test } from './journey';
import { putOnDesk } from './on-desk';
import { looksOf, pathOf, windowOf, type Look } from './pages';
import { tabThrough } from './tab-through';
import { tooWide, tooWideAtDoubleText } from './too-wide';
import { expectWellBuilt } from './well-built';

// Every page of the coordination for every eye and hand: axe, names, strong zoom, large text, the Tab key alone,
// on a phone as well. A new page is one line here.

test.describe.configure({ timeout: process.env.SWEEP === 'full' ? 1_200_000 : 300_000 });

interface OfficePage {
	name: string;
	at: string | ((page: Page) => Promise<string>);
	/** Who may see it whole; else somebody who takes care of entries. */
	as?: 'koordination' | 'verwaltung';
}

const linkOn = async (page: Page, list: string, shape: RegExp) =>
	shape.exec(await (await page.request.get(list)).text())?.[1];
const firstOf = (list: string, shape: RegExp) => async (page: Page) => {
	const found = await linkOn(page, list, shape);
	if (!found) throw new Error(`${list} has no link like ${shape.source}`);
	return found;
};
const item = (kind: string) =>
	firstOf(
		'/stabsstelle/pruefen',
		new RegExp(`href="(/stabsstelle/pruefen/[\\w-]{36})"(?:(?!</a>)[\\s\\S])*>${kind}<`),
	);
const club = firstOf('/stabsstelle/vereine', /href="(\/stabsstelle\/vereine\/[\w-]{36})"/);

async function report(page: Page): Promise<string> {
	const shape = /href="(\/stabsstelle\/meldungen\/[\w-]{36})"/;
	const there = await linkOn(page, '/stabsstelle/meldungen', shape);
	if (there) return there;
	const origin = process.env.PRODUCT_ORIGIN ?? '';
	const slug = (await pathOf('club', page.request)).split('/').at(-1);
	await page.request.post(`/melden/verein/${slug}`, {
		form: {
			...{ id: randomUUID(), reasonKey: 'veraltet', message: 'Sie sind umgezogen.' },
			...{ name: '', mail: '', betreff: '' },
		},
		headers: { origin, accept: 'text/html' },
	});
	return firstOf('/stabsstelle/meldungen', shape)(page);
}

/** Two that are there; whether they are one is not decided here. */
async function pair(page: Page): Promise<string> {
	const html = await (await page.request.get('/stabsstelle/vereine?zustand=verified')).text();
	const ids = [...html.matchAll(/href="\/stabsstelle\/vereine\/([\w-]{36})"/g)].map(([, id]) => id);
	const [one, other] = [...new Set(ids)].slice(0, 2).sort();
	return `/stabsstelle/dubletten/${one}/${other}`;
}

const pages: readonly OfficePage[] = [
	{ name: 'Heute', at: '/stabsstelle' },
	{ name: 'Prüfen', at: '/stabsstelle/pruefen' },
	{ name: 'Prüfen, nothing found', at: '/stabsstelle/pruefen?q=xyzzyq' },
	{ name: 'a new club', at: item('Neuer Verein') },
	{ name: 'a change', at: item('Änderung') },
	{ name: 'what a club wrote', at: item('Hilfe gesucht') },
	{
		name: 'what a club wrote, to be mended',
		at: async (page) => `${await item('Hilfe gesucht')(page)}/bearbeiten`,
	},
	{ name: 'Meldungen', at: '/stabsstelle/meldungen' },
	{ name: 'a report', at: report },
	{ name: 'Unbeantwortet', at: '/stabsstelle/unbeantwortet' },
	{ name: 'Dubletten', at: '/stabsstelle/dubletten' },
	{ name: 'two beside each other', at: pair },
	{ name: 'Läuft aus', at: '/stabsstelle/laeuft-aus' },
	{ name: 'Veraltet', at: '/stabsstelle/veraltet' },
	{ name: 'Ohne Verein', at: '/stabsstelle/ohne-verein' },
	{ name: 'Vereine', at: '/stabsstelle/vereine' },
	{ name: 'Vereine, nothing found', at: '/stabsstelle/vereine?q=xyzzyq' },
	{ name: 'a club', at: club, as: 'verwaltung' },
	{
		name: 'a private contact',
		at: async (page) => (await club(page)).replace('/vereine/', '/kontakt/verein/'),
	},
	{ name: 'Team', at: '/stabsstelle/team', as: 'verwaltung' },
	{ name: 'Textbausteine', at: '/stabsstelle/textbausteine' },
	{ name: 'Protokoll', at: '/stabsstelle/protokoll' },
	{ name: 'Protokoll, nothing found', at: '/stabsstelle/protokoll?q=xyzzyq' },
];

test.beforeAll(({ browser }) => putOnDesk(browser, ['Wer hilft am Deich?'], ['hilfe']));

/** Everything that is asked of one page, in the window it is in. */
async function look(page: Page, { width, theme }: Look, path: string): Promise<void> {
	const { viewport, colorScheme, contextOptions } = windowOf({ width, theme });
	await page.setViewportSize(viewport);
	await page.emulateMedia({ colorScheme, ...contextOptions });
	const answer = await page.goto(path);
	expect(answer?.status(), path).toBe(200);
	expect(await tooWide(page)).toEqual([]);
	await expectWellBuilt(page);
	expect(await barriersOf(page)).toEqual([]);
	// 1280 px at 400 %.
	await page.setViewportSize({ width: 320, height: 256 });
	expect(await tooWide(page), '400 %').toEqual([]);
	expect(await tooWideAtDoubleText(page), 'text at 200 %').toEqual([]);
	await page.setViewportSize(viewport);
	expect((await tabThrough(page)).length).toBeGreaterThan(5);
}

// Two walks, one for each worker; a window for each page would take as long again as looking at it.
for (const half of [0, 1])
	test(`no barrier on any page of the coordination, at strong zoom, in large text, by keyboard (${half + 1} of 2)`, async ({
		page,
	}) => {
		let person = '';
		for (const [at, subject] of pages.entries()) {
			if (at % 2 !== half) continue;
			const { as = 'koordination' } = subject;
			// A person with very many devices loses the oldest, and other tests are this person, too.
			if (as !== person)
				await page.request.post('/demo/anmelden', {
					form: { person: as },
					headers: { origin: process.env.PRODUCT_ORIGIN ?? '' },
				});
			person = as;
			const path = typeof subject.at === 'string' ? subject.at : await subject.at(page);
			for (const one of looksOf(at))
				await test.step(`${subject.name} at ${one.width} px, ${one.theme}`, () =>
					look(page, one, path));
		}
	});
