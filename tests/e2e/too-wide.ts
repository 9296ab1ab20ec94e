import type { Page } from '@playwright/test';
import { lookAtAll } from './look-at-all';

/** What reaches over the right edge, and how far; empty when nothing does. */
export async function tooWide(page: Page): Promise<string[]> {
	await lookAtAll(page);
	return page.evaluate(() => {
		const { scrollWidth } = document.documentElement;
		if (scrollWidth <= innerWidth) return [];
		const over = [...document.querySelectorAll('body *')]
			.filter((one) => one.getBoundingClientRect().right > innerWidth + 0.5)
			.slice(0, 5)
			.map((one) => `${one.localName}.${one.classList.value}`);
		return [`${scrollWidth} px in ${innerWidth} px`, ...over];
	});
}

/** The same with text twice as large on a phone; the page stays as it is afterwards. */
export async function tooWideAtDoubleText(page: Page): Promise<string[]> {
	const size = page.viewportSize();
	await page.setViewportSize({ width: 390, height: 844 });
	await page.evaluate(() => {
		const sheet = new CSSStyleSheet();
		sheet.replaceSync('html { font-size: 200% }');
		document.adoptedStyleSheets = [sheet];
	});
	const found = await tooWide(page);
	await page.evaluate(() => (document.adoptedStyleSheets = []));
	if (size) await page.setViewportSize(size);
	return found;
}
