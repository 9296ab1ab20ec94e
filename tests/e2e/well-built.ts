import type { Page } from '@playwright/test';
import { expect } from './journey';
import { lookAtAll } from './look-at-all';

/** One title, headings in steps, landmarks and names, targets one can hit (TRUST: N1, T1). */
export async function expectWellBuilt(page: Page): Promise<void> {
	await expect(page).toHaveTitle(/Tohoop/);
	await expect(page.locator('meta[name=viewport]')).not.toHaveAttribute(
		'content',
		/user-scalable|maximum-scale/,
	);
	for (const landmark of ['main', 'banner', 'contentinfo'] as const)
		await expect(page.getByRole(landmark)).toHaveCount(1);
	const levels = await page
		.locator('h1, h2, h3, h4, h5, h6')
		.evaluateAll((all) => all.map((one) => Number(one.localName.slice(1))));
	expect(levels[0]).toBe(1);
	expect(levels.filter((level) => level === 1)).toHaveLength(1);
	for (const [place, level] of levels.entries())
		expect(level, `heading ${place + 1}`).toBeLessThanOrEqual((levels[place - 1] ?? 0) + 1);
	await lookAtAll(page);
	const { small, unnamed, navigations } = await page.evaluate(() => {
		const all = [
			...document.querySelectorAll<HTMLElement>(
				'a, button, summary, input:not([type=hidden]), select, textarea',
			),
		].filter((one) => one.checkVisibility({ visibilityProperty: true }) && !one.closest('.vh'));
		const tell = (one: Element) => one.outerHTML.slice(0, 90);
		return {
			small: all
				// Links in the middle of a sentence are as high as the sentence (WCAG 2.5.8).
				.filter((one) => !one.closest('p, li, dd') || getComputedStyle(one).display !== 'inline')
				.filter((one) => {
					// A tap on the words of a choice chooses it.
					const box = (one.closest('label') ?? one).getBoundingClientRect();
					return box.width < 24 || box.height < 24;
				})
				.map(tell),
			// What is read aloud holds what is written (WCAG 2.5.3).
			unnamed: all
				.filter((one) => {
					const label = one.getAttribute('aria-label');
					const said = one.innerText?.replaceAll(/\s+/g, ' ').trim().toLowerCase();
					return label !== null && said && !label.toLowerCase().includes(said);
				})
				.map(tell),
			navigations: [...document.querySelectorAll('nav')]
				.filter((one) => one.checkVisibility())
				.map((one) => one.getAttribute('aria-label') ?? one.getAttribute('aria-labelledby')),
		};
	});
	expect(small).toEqual([]);
	expect(unnamed).toEqual([]);
	expect(new Set(navigations).size, String(navigations)).toBe(navigations.length);
}
