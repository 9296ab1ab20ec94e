import type { BrowserContext, Page } from '@playwright/test';
import { DEVICE_STORAGE } from '../../src/lib/domain/privacy/device-storage';
import { expect, test, WITH_WORKER } from './journey';

// The product as an app: what the service worker keeps, and what it never keeps.

test.use({ ...WITH_WORKER, viewport: { width: 390, height: 844 } });

const PAGES = 'seiten';

/** The worker is there, and has kept what the app needs to open. */
async function settle(page: Page, path = '/'): Promise<void> {
	await page.goto(path);
	await expect
		.poll(() => page.evaluate(() => Boolean(navigator.serviceWorker.controller)))
		.toBe(true);
	const base = path.startsWith('/en') ? '/en/gemerkt' : '/gemerkt';
	await expect.poll(() => kept(page)).toContain(base);
}

const kept = (page: Page): Promise<string[]> =>
	page.evaluate(async (name) => {
		const requests = await (await caches.open(name)).keys();
		return requests.map(({ url }) => url.slice(location.origin.length));
	}, PAGES);

const firstClub = async (page: Page): Promise<string> => {
	await page.goto('/vereine');
	return (await page.locator('main .cards a').first().getAttribute('href')) ?? '';
};

/** The browser reports what it could not fetch; that is the point here. */
function withoutNetwork(context: BrowserContext, complaints: string[]): Promise<void> {
	test.info().annotations.push({ type: 'offline' });
	complaints.length = 0;
	return context.setOffline(true);
}

test('what was read opens without network and says since when', async ({
	page,
	context,
	complaints,
}) => {
	await settle(page);
	const club = await firstClub(page);
	await page.goto(club);
	const name = await page.locator('h1').innerText();
	await expect.poll(() => kept(page)).toContain(club);
	await withoutNetwork(context, complaints);
	await page.goto('/');
	await expect(page.getByRole('status').first()).toContainText('Offline – Stand: heute');
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	await page.goto(club);
	await expect(page.locator('h1')).toHaveText(name);
	await expect(page.locator('[data-stand]')).toContainText('heute');
	await context.setOffline(false);
	await expect(page.locator('[data-stand]')).toHaveCount(0);
	complaints.length = 0;
});

test('a device that refuses the worker gets the pages all the same, without a complaint', async ({
	page,
}) => {
	await page.addInitScript(() => {
		ServiceWorkerContainer.prototype.register = () => {
			document.documentElement.dataset.refused = '';
			return Promise.reject(new DOMException('Operation has been aborted', 'AbortError'));
		};
	});
	await page.goto('/');
	await expect(page.locator('html[data-refused]')).toBeAttached();
	await page.getByRole('link', { name: 'Entdecken' }).first().click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Entdecken');
});

test('what was never opened leads to help, with what was read and phone numbers', async ({
	page,
	context,
	complaints,
}) => {
	await settle(page);
	const club = await firstClub(page);
	await page.goto(club);
	const name = await page.locator('h1').innerText();
	await expect.poll(() => kept(page)).toContain(club);
	await withoutNetwork(context, complaints);
	await page.goto('/stadtteile/nirgends');
	await expect(page.locator('h1')).toHaveText('Du bist offline');
	await expect(page.getByRole('link', { name: new RegExp(name) })).toBeVisible();
	await expect(page.locator('a[href^="tel:"]').first()).toBeVisible();
	await page.getByRole('link', { name: new RegExp(name) }).click();
	await expect(page.locator('h1')).toHaveText(name);
	complaints.length = 0;
});

test('within the app a tap without network opens the kept page', async ({
	page,
	context,
	complaints,
}) => {
	await settle(page);
	await withoutNetwork(context, complaints);
	await page.getByRole('navigation').getByRole('link', { name: 'Gemerkt' }).first().click();
	await expect(page).toHaveURL(/\/gemerkt$/);
	await expect(page.locator('h1')).toHaveText('Gemerkt');
	complaints.length = 0;
});

test('in English everything of it is English', async ({ page, context, complaints }) => {
	await settle(page, '/en');
	await withoutNetwork(context, complaints);
	await page.goto('/en');
	await expect(page.locator('[data-stand]')).toContainText('Offline – as of today');
	await page.goto('/en/stadtteile/nirgends');
	await expect(page.locator('h1')).toHaveText('You are offline');
	complaints.length = 0;
});

test('a page that was opened within the app is kept as a whole', async ({ page }) => {
	await settle(page);
	await page.getByRole('navigation').getByRole('link', { name: 'Termine' }).first().click();
	await expect(page).toHaveURL(/\/termine$/);
	await expect.poll(() => kept(page)).toContain('/termine');
});

test('S70 nothing private, nothing sent and no cookie stays on the device', async ({
	page,
	context,
}) => {
	await settle(page);
	await page.goto('/barrierefreiheit/feedback');
	await page.goto('/demo/post');
	await context.addCookies([{ name: 'session', value: 'geheim', url: new URL(page.url()).origin }]);
	await page.goto('/termine');
	// The page asks the worker to fetch it once more: that, too, is over before the cookie is gone.
	await page.goto('/hilfe');
	await context.clearCookies();
	await page.goto('/vereine');
	await expect.poll(() => kept(page)).toContain('/vereine');
	const addresses = await kept(page);
	for (const path of ['/barrierefreiheit/feedback', '/demo/post', '/termine'])
		expect(addresses).not.toContain(path);
	expect(await context.cookies()).toEqual([]);
	const names = await page.evaluate(async () => [
		...(await caches.keys()),
		...Object.keys(localStorage),
		...Object.keys(sessionStorage).filter((key) => !key.startsWith('sveltekit:')),
	]);
	const allowed = DEVICE_STORAGE.map(({ name }): string => name);
	for (const name of names) expect(allowed).toContain(name);
});

test('the worker fetches little afterwards, and nothing where data is dear', async ({
	page,
	context,
}) => {
	const fetched: { url: string; size: number }[] = [];
	context.on('requestfinished', (request) => {
		if (!request.serviceWorker()) return;
		void request.sizes().then(({ responseBodySize }) => {
			fetched.push({ url: request.url(), size: responseBodySize });
		});
	});
	await settle(page);
	expect(fetched.length).toBeGreaterThan(2);
	expect(fetched.reduce((sum, { size }) => sum + size, 0)).toBeLessThanOrEqual(200 * 1024);

	const thrifty = await context.browser()?.newContext();
	if (!thrifty) throw new Error('No browser');
	const other = await thrifty.newPage();
	await other.addInitScript(() => {
		Object.defineProperty(navigator, 'connection', { value: { saveData: true } });
	});
	await other.goto(new URL('/', page.url()).href);
	await expect
		.poll(() => other.evaluate(() => Boolean(navigator.serviceWorker.controller)))
		.toBe(true);
	expect(await kept(other)).toEqual([]);
	await thrifty.close();
});
