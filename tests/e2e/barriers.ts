import type { Page } from '@playwright/test';
import axe from 'axe-core';
import { expect } from './journey';
import { lookAtAll } from './look-at-all';

// What axe says of a page. It runs in the page itself, which has no frames of others, and tells only what it
// complains of: a third of the time it takes over a second window with everything it also found in order.

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** "rule: element" for each barrier on the page, or within a part of it. */
export async function barriersOf(page: Page, part = 'html'): Promise<string[]> {
	// Looked at when it stands still: a button on its way from asleep to awake has the colours of neither.
	await page.emulateMedia({ reducedMotion: 'reduce' });
	await page.evaluate(() => {
		for (const one of document.getAnimations())
			if (Number.isFinite(one.effect?.getComputedTiming().endTime)) one.finish();
		// What lies half under a bar can be scrolled from under it.
		for (const one of document.querySelectorAll<HTMLElement>('body *'))
			if (getComputedStyle(one).position === 'sticky') one.style.position = 'static';
		const sheet = new CSSStyleSheet();
		sheet.replaceSync('nav.tabs { position: static !important }');
		document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
	});
	await lookAtAll(page);
	await page.evaluate(axe.source);
	return page.evaluate(
		async ([part, rules]) => {
			const { violations } = await (
				globalThis as unknown as { axe: { run: typeof axe.run } }
			).axe.run(part, { runOnly: rules, resultTypes: ['violations'] });
			return violations.flatMap(({ id, nodes }) =>
				nodes.map((node) => `${id}: ${node.target.join(' ')}`),
			);
		},
		[part, RULES] as const,
	);
}

/** Nor does anything scroll sideways. */
export async function expectNoBarrier(page: Page): Promise<void> {
	const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
	expect(wide, `${page.url()} scrolls sideways`).toBeLessThanOrEqual(0);
	expect(await barriersOf(page), page.url()).toEqual([]);
}
