import type { Page } from '@playwright/test';
import type { PackedSpots } from '../../src/lib/domain/search/spots';
import { barriersOf } from './barriers';
import { expect, test } from './journey';

// The map of /entdecken: the same set as the list, every height and every way without it.

test.describe.configure({ timeout: 90_000 });

const PATH = '/entdecken?ansicht=karte&bereich=umwelt&art=vereine';
const state = (page: Page, name: string) =>
	expect(page.locator('.map')).toHaveAttribute('data-state', name, { timeout: 60_000 });
const totalOf = async (page: Page) =>
	Number(/\d+/.exec(await page.locator('main .total').innerText())?.[0]);

/** Before the page asks: a device of this kind. */
const without = {
	graphics: () => {
		HTMLCanvasElement.prototype.getContext = () => null;
	},
	data: () => {
		Object.defineProperty(navigator, 'connection', { value: { saveData: true } });
	},
};

test('points of the map are the hits of the list, and are counted as they are', async ({
	request,
	page,
}) => {
	for (const query of [
		'?art=vereine',
		'?bereich=umwelt',
		'?q=chor',
		'?wo=innenstadt&art=mitmachen',
		'',
	]) {
		// Other tests publish meanwhile: read until both are of the same moment.
		await expect(async () => {
			const spots = (await (
				await request.get(`/entdecken/karte.json${query}`)
			).json()) as PackedSpots;
			await page.goto(`/entdecken${query}`);
			expect(spots.total, query).toBe(await totalOf(page));
			expect(spots.points.length).toBeLessThanOrEqual(2_000);
			expect(spots.points.reduce((sum, [, , , count]) => sum + count, 0)).toBe(spots.placed);
			expect(spots.placed).toBeLessThanOrEqual(spots.total);
		}).toPass();
	}
});

test('tells what is at an address, and only what was searched for', async ({ request }) => {
	const query = '?art=vereine';
	const spots = (await (await request.get(`/entdecken/karte.json${query}`)).json()) as PackedSpots;
	const many = spots.points.find(([, , , count]) => count > 1);
	if (!many) throw new Error('No address with several clubs');
	const [x, y, , count] = many;
	const ort = `${(x / 100_000).toFixed(5)},${(y / 100_000).toFixed(5)}`;
	const here = (await (await request.get(`/entdecken/hier.json${query}&ort=${ort}`)).json()) as {
		hits: { href: string }[];
	};
	expect(here.hits).toHaveLength(count);
	for (const { href } of here.hits) expect(href).toMatch(/^\/vereine\//);
	expect(await (await request.get('/entdecken/hier.json?ort=x')).json()).toEqual({ hits: [] });
});

test('nothing of the map is fetched before somebody asks for it', async ({ page }) => {
	const asked: string[] = [];
	page.on('request', (one) => asked.push(one.url()));
	await page.goto('/entdecken', { waitUntil: 'networkidle' });
	expect(asked.filter((url) => /karte|worker-|\.geojson/.test(new URL(url).pathname))).toEqual([]);
	await page.getByRole('link', { name: 'Karte', exact: true }).click();
	await expect(page).toHaveURL(/ansicht=karte/);
	await state(page, 'ready');
	const own = new URL(page.url()).origin;
	expect(asked.filter((url) => !url.startsWith(own) && !/^(data|blob):/.test(url))).toEqual([]);
});

for (const { width, height } of [
	{ width: 390, height: 844 },
	{ width: 1280, height: 800 },
])
	test.describe(`at ${width} px`, () => {
		test.use({ viewport: { width, height }, contextOptions: { reducedMotion: 'reduce' } });

		test('stands beside the list without barriers, and searches again only when asked', async ({
			page,
		}) => {
			await page.goto(PATH);
			await state(page, 'ready');
			const before = await totalOf(page);
			expect(await barriersOf(page)).toEqual([]);
			expect(await page.evaluate(() => document.querySelectorAll('.map *').length)).toBeLessThan(
				60,
			);
			const canvas = page.locator('.map canvas');
			await canvas.focus();
			for (let step = 0; step < 3; step++) await page.keyboard.press('ArrowUp');
			const again = page.getByRole('button', { name: 'In diesem Gebiet suchen' });
			await expect(again).toBeVisible();
			expect(await totalOf(page)).toBe(before);
			await again.click();
			await expect(page).toHaveURL(/ausschnitt=/);
			await expect(page.getByRole('link', { name: /Kartenausschnitt/ })).toBeVisible();
			expect(await totalOf(page)).toBeLessThanOrEqual(before);
		});
	});

test.describe('on a phone', () => {
	test.use({ viewport: { width: 390, height: 844 }, contextOptions: { reducedMotion: 'reduce' } });

	test('the list has three heights, by button and by keys, and "back" brings its height back', async ({
		page,
	}) => {
		await page.goto(PATH);
		await state(page, 'ready');
		const sheet = page.locator('#treffer');
		const handle = sheet.getByRole('button').first();
		const barriers = () => barriersOf(page, '.stage');
		await expect(sheet).toHaveClass(/half/);
		expect(await barriers()).toEqual([]);
		await handle.click();
		await expect(sheet).toHaveClass(/full/);
		expect(await barriers()).toEqual([]);
		await handle.click();
		await expect(sheet).toHaveClass(/low/);
		expect(await barriers()).toEqual([]);
		await expect(handle).toHaveAttribute('aria-expanded', 'false');
		await handle.press('ArrowUp');
		await handle.press('ArrowUp');
		await expect(sheet).toHaveClass(/full/);
		await page.locator('#treffer .cards a').first().click();
		await expect(page).toHaveURL(/\/vereine\/./);
		await page.goBack();
		await expect(sheet).toHaveClass(/full/);
		await handle.press('Escape');
		await expect(sheet).toHaveClass(/low/);
	});

	test('where somebody is leaves the device only roughly', async ({ page, context }) => {
		await context.grantPermissions(['geolocation']);
		await context.setGeolocation({ latitude: 53.8655123, longitude: 10.6866123 });
		await page.goto(PATH);
		await state(page, 'ready');
		const asked: string[] = [];
		page.on('request', (one) => asked.push(decodeURIComponent(one.url())));
		await page.getByRole('button', { name: 'In meiner Nähe' }).click();
		await expect(page).toHaveURL(/von=53\.866%2C10\.686/);
		expect(asked.filter((url) => url.includes('53.8655') || url.includes('10.6866'))).toEqual([]);
	});
});

test('without a graphics card there is a picture, a sentence and the list', async ({ page }) => {
	await page.addInitScript(without.graphics);
	await page.goto(PATH);
	await state(page, 'no-graphics');
	await expect(page.getByText('Dein Gerät kann die Karte nicht zeichnen')).toBeVisible();
	await expect(page.locator('.map img')).toBeVisible();
	await expect(page.locator('.cards a').first()).toBeVisible();
});

test('who saves data gets the map only on asking', async ({ page }) => {
	await page.addInitScript(without.data);
	const asked: string[] = [];
	page.on('request', (one) => asked.push(one.url()));
	await page.goto(PATH, { waitUntil: 'networkidle' });
	await state(page, 'dear');
	expect(asked.filter((url) => url.includes('grundkarte'))).toEqual([]);
	await page.getByRole('button', { name: 'Karte trotzdem laden' }).click();
	await state(page, 'ready');
});

test('R15 when its data is out of reach the list stays and a sentence says so', async ({
	page,
	complaints,
}) => {
	await page.route('**/entdecken/karte.json*', (route) => route.abort());
	await page.goto(PATH);
	await expect(page.getByText('Die Karte ist gerade nicht erreichbar').first()).toBeAttached({
		timeout: 60_000,
	});
	await expect(page.locator('.cards a').first()).toBeVisible();
	// The browser reports the refusal itself.
	complaints.length = 0;
});

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false });
	test('there is a picture of the area and the whole list', async ({ page }) => {
		await page.goto(PATH);
		await expect(page.locator('.map img')).toBeVisible();
		await expect(page.locator('.cards a').first()).toBeVisible();
	});
});
