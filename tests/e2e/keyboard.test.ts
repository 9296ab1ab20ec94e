import { expect, test } from './journey';
import { addressOf, forgiveStatus, pagesOf } from './pages';
import { stop, tabThrough } from './tab-through';

// Through every page with the Tab key alone (TRUST: K1): in the order of the page, to its end and out of it, every
// stop to be seen and not covered by a bar. No mouse in this file.

test.describe.configure({ timeout: 120_000 });
const full = process.env.SWEEP === 'full';
const WIDTHS = [390, 1280];

for (const [place, subject] of pagesOf('keyboard').entries())
	for (const width of full ? WIDTHS : WIDTHS.filter((_, at) => at === place % 2))
		test(`${subject.name} at ${width} px, by Tab alone`, async ({ page, request, complaints }) => {
			await page.setViewportSize({ width, height: width < 600 ? 844 : 800 });
			await page.goto(await addressOf(subject, request), { waitUntil: 'networkidle' });
			const stops = await tabThrough(page);
			expect(stops.length).toBeGreaterThan(5);
			expect(stops[0]?.is).toContain('#inhalt');
			// The same way back. The first press enters the page again, from its end.
			for (const before of [...stops].reverse().slice(0, full ? stops.length : 12)) {
				await page.keyboard.press('Shift+Tab');
				const here = await stop(page);
				expect(here?.at, before.is).toBe(before.at);
				expect(here?.wrong, before.is).toEqual([]);
			}
			forgiveStatus(subject, complaints);
		});

test('the first stop leads past the bar to what the page is about', async ({ page }) => {
	await page.goto('/termine');
	await page.keyboard.press('Tab');
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(/#inhalt$/);
	await page.keyboard.press('Tab');
	expect(
		await page.evaluate(() => document.querySelector('main')?.contains(document.activeElement)),
	).toBe(true);
});

test('back leads to the same place of the list, with the focus on the same card', async ({
	page,
}) => {
	await page.setViewportSize({ width: 390, height: 844 });
	await page.goto('/vereine');
	const card = page.locator('main .cards a').nth(12);
	await expect(page.locator('main .save button').first()).toBeVisible();
	await card.focus();
	const href = await card.getAttribute('href');
	const before = await page.evaluate(() => scrollY);
	expect(before).toBeGreaterThan(500);
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(/\/vereine\/./);
	await expect.poll(() => page.evaluate(() => scrollY)).toBe(0);
	// What Alt and the arrow do in a window; without one the keys go nowhere.
	await page.goBack();
	await expect(page).toHaveURL(/\/vereine$/);
	await expect
		.poll(() => page.evaluate(() => document.activeElement?.getAttribute('href')))
		.toBe(href);
	expect(Math.abs((await page.evaluate(() => scrollY)) - before)).toBeLessThan(4);
});
