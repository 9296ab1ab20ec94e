import type { Page } from '@playwright/test';
import { expect, test } from './journey';
import { addressOf, forgiveStatus, pagesOf } from './pages';

// For people who asked their device for less motion (TRUST: M1), and for its own colours (F1).

const motion = (page: Page) =>
	page.evaluate(() => {
		const longest = (times: string) =>
			Math.max(
				...times.split(',').map((time) => parseFloat(time) * (/ms$/.test(time.trim()) ? 1 : 1000)),
			);
		return [...document.querySelectorAll('*')]
			.filter((one) => {
				const style = getComputedStyle(one);
				return (
					longest(style.transitionDuration) > 1 ||
					(style.animationName !== 'none' && longest(style.animationDuration) > 1) ||
					style.scrollBehavior === 'smooth'
				);
			})
			.map((one) => one.outerHTML.slice(0, 90));
	});

for (const subject of pagesOf('quiet')) {
	test.describe(subject.name, () => {
		test.use({ contextOptions: { reducedMotion: 'reduce', forcedColors: 'active' } });

		test('nothing moves, and every control has an edge or a line of its own', async ({
			page,
			request,
			complaints,
		}) => {
			await page.setViewportSize({ width: 390, height: 844 });
			await page.goto(await addressOf(subject, request));
			expect(await motion(page)).toEqual([]);
			const bare = await page.evaluate(() => {
				const edged = (one: Element) => {
					const style = getComputedStyle(one);
					return (
						['Top', 'Bottom'].some(
							(side) =>
								style[`border${side as 'Top'}Style`] !== 'none' &&
								parseFloat(style[`border${side as 'Top'}Width`]) >= 1,
						) || style.textDecorationLine.includes('underline')
					);
				};
				return (
					[
						...document.querySelectorAll(
							'main button, main input:not([type=hidden], [type=radio], [type=checkbox]), main select, main textarea, main summary',
						),
					]
						.filter(
							(one) => one.checkVisibility({ visibilityProperty: true }) && !one.closest('.vh'),
						)
						// Boxes to tick and to choose are drawn by the device. The edge may be that of the field around it; icons alone are drawn in the colour of text.
						.filter((one) => !edged(one) && !(one.parentElement && edged(one.parentElement)))
						.filter((one) => !(one.querySelector('svg') && !one.textContent?.trim()))
						.map((one) => one.outerHTML.slice(0, 100))
				);
			});
			expect(bare).toEqual([]);
			forgiveStatus(subject, complaints);
		});
	});
}

for (const reducedMotion of ['no-preference', 'reduce'] as const)
	test.describe(`with motion "${reducedMotion}"`, () => {
		test.use({ contextOptions: { reducedMotion }, viewport: { width: 1280, height: 800 } });

		test('the picture changes softly only where that is welcome', async ({ page }) => {
			await page.addInitScript(() => {
				Object.assign(globalThis, { faded: 0 });
				addEventListener('pagereveal', ({ viewTransition }) => {
					if (viewTransition) (globalThis as unknown as { faded: number }).faded++;
				});
			});
			const goThere = async () => {
				await page.goto('/');
				await expect(page.locator('main .save button').first()).toBeVisible();
				await page.getByRole('banner').getByRole('link', { name: 'Termine' }).click();
				await expect(page).toHaveURL(/\/termine$/);
				await expect(page.locator('h1')).toHaveText('Termine');
				return page.evaluate(() => (globalThis as unknown as { faded: number }).faded);
			};
			if (reducedMotion === 'reduce') expect(await goThere()).toBe(0);
			// The browser itself gives up a change that takes long, as it may on a busy machine.
			else await expect.poll(goThere, { timeout: 30_000 }).toBe(1);
		});
	});
