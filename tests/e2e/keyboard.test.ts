import type { Page } from '@playwright/test';
import { expect, test } from './journey';
import { addressOf, forgiveStatus, pagesOf } from './pages';

// Through every page with the Tab key alone (TRUST: K1): in the order of the page, to its end and out of it, every
// stop to be seen and not covered by a bar. No mouse in this file.

test.describe.configure({ timeout: 120_000 });
const full = process.env.SWEEP === 'full';
const WIDTHS = [390, 1280];

/** Of what has the focus: where it stands in the page, and what is wrong with it. */
interface Stop {
	at: number;
	is: string;
	wrong: string[];
}

const stop = (page: Page): Promise<Stop | null> =>
	page.evaluate(() => {
		const one = document.activeElement;
		if (!(one instanceof HTMLElement) || one === document.body) return null;
		const wrong: string[] = [];
		const box = one.getBoundingClientRect();
		const ring = (element: Element | null): boolean => {
			if (!element || element === document.body) return false;
			const { outlineStyle, outlineWidth } = getComputedStyle(element);
			// A card carries the ring of the link that fills it.
			return (
				(outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2) || ring(element.parentElement)
			);
		};
		if (!ring(one)) wrong.push('no ring');
		const x = Math.min(Math.max(box.left + box.width / 2, 0), innerWidth - 1);
		const y = box.top + Math.min(box.height / 2, 24);
		if (box.bottom < 0 || box.top > innerHeight) wrong.push('out of sight');
		else {
			const top = document.elementFromPoint(x, Math.min(Math.max(y, 0), innerHeight - 1));
			const covered =
				top &&
				!one.contains(top) &&
				!top.contains(one) &&
				getComputedStyle(top).position !== 'static';
			const bar = top?.closest('header, nav, [role=region].action');
			if (covered && bar && !bar.contains(one)) wrong.push('covered');
		}
		const all = [...document.querySelectorAll('*')];
		return { at: all.indexOf(one), is: one.outerHTML.slice(0, 100), wrong };
	});

for (const [place, subject] of pagesOf('keyboard').entries())
	for (const width of full ? WIDTHS : WIDTHS.filter((_, at) => at === place % 2))
		test(`${subject.name} at ${width} px, by Tab alone`, async ({ page, request, complaints }) => {
			await page.setViewportSize({ width, height: width < 600 ? 844 : 800 });
			await page.goto(await addressOf(subject, request), { waitUntil: 'networkidle' });
			const stops: Stop[] = [];
			for (;;) {
				await page.keyboard.press('Tab');
				const here = await stop(page);
				if (!here) break;
				expect(here.wrong, here.is).toEqual([]);
				expect(here.at, `after ${stops.at(-1)?.is}: ${here.is}`).toBeGreaterThan(
					stops.at(-1)?.at ?? -1,
				);
				stops.push(here);
				if (stops.length > 400) throw new Error(`No end after 400 stops: ${here.is}`);
			}
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
