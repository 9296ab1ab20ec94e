import ICAL from 'ical.js';
import type { APIRequestContext, Page } from '@playwright/test';
import { expect, test } from './journey';
import { pathOf } from './pages';

// The pages one decides on: order, what is unknown, what one can take along.

const origin = (page: Page) => new URL(page.url()).origin;
const labels = (page: Page) => page.locator('main dt').allInnerTexts();

async function structured(request: APIRequestContext, path: string) {
	const html = await (await request.get(path)).text();
	const [, text = ''] = /<script type="application\/ld\+json">([^<]*)<\/script>/.exec(html) ?? [];
	const data = JSON.parse(text) as { '@graph': Record<string, unknown>[] };
	return { html, thing: data['@graph'][0] ?? {}, trail: data['@graph'][1] ?? {} };
}

test('a need answers in the order one asks, and says what nobody said', async ({
	page,
	request,
}) => {
	await page.goto(await pathOf('need', request));
	const asked = await labels(page);
	const order = [
		'Wann',
		'Wie viel Zeit',
		'Wo',
		'Deutsch',
		'Sprachen',
		'Alter',
		'Zugang',
		'Versichert',
	];
	expect(asked.filter((label) => order.includes(label))).toEqual(order);
	await expect(page.getByRole('heading', { name: 'Wem schreibst du?' })).toBeVisible();
	await expect(page.getByText('noch keine Angabe – frag nach').first()).toBeVisible();
	await expect(page.getByText(/^Zuletzt bestätigt am .* Sichtbar bis /)).toBeVisible();
});

test('a need is a posting for search engines, on its own page only', async ({ page, request }) => {
	const path = await pathOf('need', request);
	await page.goto(path);
	const { thing, trail, html } = await structured(request, path);
	expect(thing).toMatchObject({
		'@type': 'JobPosting',
		employmentType: 'VOLUNTEER',
		title: await page.locator('h1').innerText(),
	});
	expect(Date.parse(String(thing.validThrough))).toBeGreaterThan(Date.now());
	expect(trail['@type']).toBe('BreadcrumbList');
	expect(html).toMatch(/<link rel="canonical" href="https?:\/\/[^"]+\/mitmachen\/[^"]+"/);
	for (const list of ['/', '/entdecken', '/vereine', '/termine'])
		expect(await (await request.get(list)).text()).not.toContain('JobPosting');
});

test('club, event and news say in data what they say in words', async ({ request }) => {
	for (const [kind, type] of [
		['club', /Organization$/],
		['event', /^Event$/],
		['piece of news', /^NewsArticle$/],
	] as const) {
		const { thing } = await structured(request, await pathOf(kind, request));
		expect(thing['@type']).toMatch(type);
	}
});

test('the English page is its own canonical page', async ({ request }) => {
	const html = await (await request.get(await pathOf('need in English', request))).text();
	expect(html).toMatch(/<link rel="canonical" href="[^"]+\/en\/mitmachen\//);
	expect(html).toContain('og:locale" content="en_GB"');
});

test('an event goes into a calendar, and says that it is invented', async ({ page, request }) => {
	const path = await pathOf('event', request);
	await page.goto(path);
	const link = page.getByRole('link', { name: 'In den Kalender' });
	const href = (await link.getAttribute('href')) ?? '';
	expect(href).toBe(`${path}.ics`);
	const answer = await request.get(href);
	expect(answer.headers()['content-type']).toBe('text/calendar; charset=utf-8');
	const [event] = ICAL.Component.fromString(await answer.text()).getAllSubcomponents('vevent');
	expect(event?.getFirstPropertyValue('summary')).toContain(await page.locator('h1').innerText());
	expect(event?.getFirstPropertyValue('description')).toContain('Demo – erfundene Angaben');
});

test('the agenda and a club can be subscribed to', async ({ request }) => {
	const club = await pathOf('club', request);
	for (const path of ['/termine.ics', '/termine.ics?bereich=kultur', `${club}.ics`]) {
		const calendar = ICAL.Component.fromString(await (await request.get(path)).text());
		expect(calendar.getFirstPropertyValue('name')).toBeTruthy();
		expect(calendar.getFirstSubcomponent('vtimezone')).toBeTruthy();
	}
	expect((await request.get('/termine/gibt-es-nicht.ics')).status()).toBe(404);
	expect((await request.get('/vereine/gibt-es-nicht.ics')).status()).toBe(404);
});

test('how far it is, is asked on the tap and told to nobody', async ({
	page,
	request,
	context,
}) => {
	await context.grantPermissions(['geolocation']);
	await context.setGeolocation({ latitude: 53.87, longitude: 10.68 });
	await page.goto(await placed(page, request));
	const asked: string[] = [];
	page.on('request', (one) => asked.push(one.url() + (one.postData() ?? '')));
	await page.getByRole('button', { name: 'Wie weit von mir?' }).click();
	await expect(page.getByText(/^Von hier etwa \d+ Min\. zu Fuß/)).toBeVisible();
	expect(asked.filter((one) => /53[.,]8|10[.,]68/.test(one))).toEqual([]);
});

/** A need whose spot is known to the street. */
async function placed(page: Page, request: APIRequestContext): Promise<string> {
	const html = await (await request.get('/entdecken?art=mitmachen')).text();
	for (const [, path = ''] of html.matchAll(/href="(\/mitmachen\/[^"/]+)"/g))
		if ((await (await request.get(path)).text()).includes('openstreetmap.org')) return path;
	throw new Error(`No need with a spot on ${origin(page)}`);
}

test('the poster is one sheet that says where it leads', async ({ page, request }) => {
	for (const kind of ['need', 'event'] as const) {
		const path = await pathOf(kind, request);
		await page.goto(`${path}/plakat`);
		await expect(page.getByText('Demo – erfundene Angaben').first()).toBeVisible();
		await expect(page.getByRole('img', { name: new RegExp(path) })).toBeVisible();
		const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
		expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
	}
});

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false });
	test('nothing stands there that could do nothing', async ({ page, request }) => {
		await page.goto(await pathOf('event', request));
		await expect(page.getByRole('link', { name: 'In den Kalender' })).toBeVisible();
		await expect(page.getByRole('button', { name: 'Teilen' })).toHaveCount(0);
		await expect(page.getByRole('button', { name: 'Wie weit von mir?' })).toHaveCount(0);
	});
});

test('news are narrowed by topic, and the address keeps it', async ({ page }) => {
	await page.goto('/neuigkeiten');
	const titles = () => page.locator('main .cards h2').allInnerTexts();
	const all = await titles();
	await page.getByRole('link', { name: 'Umwelt & Tiere' }).click();
	await expect(page).toHaveURL(/bereich=umwelt/);
	await expect(page.getByRole('link', { name: 'Umwelt & Tiere' })).toHaveAttribute(
		'aria-current',
		'true',
	);
	const some = await titles();
	expect(some.length).toBeGreaterThan(0);
	expect(some).not.toEqual(all);
	// The English page of the same choice.
	await expect(page.locator('link[rel=alternate][hreflang=en]')).toHaveAttribute(
		'href',
		/en\/neuigkeiten\?bereich=umwelt$/,
	);
});

test('every part of the sitemap is there, names no page twice, and pages that are', async ({
	request,
}) => {
	const locations = async (path: string) => {
		const answer = await request.get(path);
		expect(answer.status(), path).toBe(200);
		expect(answer.headers()['content-type']).toContain('xml');
		return [...(await answer.text()).matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, url]) => url ?? '');
	};
	const parts = await locations('/sitemap.xml');
	for (const kind of ['seiten', 'vereine', 'mitmachen', 'termine', 'neuigkeiten'])
		expect(parts.map((url) => new URL(url).pathname)).toContain(`/sitemaps/${kind}-1.xml`);
	const { origin } = new URL(parts[0] ?? '');
	const pages: string[] = [];
	for (const part of parts) {
		const found = await locations(new URL(part).pathname);
		expect(found.length, part).toBeGreaterThan(0);
		pages.push(...found);
		for (const url of [found.at(0), found.at(-1)]) {
			expect(url?.startsWith(`${origin}/`), url).toBe(true);
			const { pathname } = new URL(url ?? '');
			expect((await request.get(pathname, { maxRedirects: 0 })).status(), url).toBe(200);
		}
	}
	expect(new Set(pages).size).toBe(pages.length);
	for (const none of ['vereine-0', 'vereine-9999', 'vereine', 'x-1', 'seiten-2', 'vereine-01'])
		expect((await request.get(`/sitemaps/${none}.xml`)).status(), none).toBe(404);
});
