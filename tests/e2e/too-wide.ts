import type { Page } from '@playwright/test';

/** What reaches over the right edge, and how far; empty when nothing does. */
export const tooWide = (page: Page): Promise<string[]> =>
	page.evaluate(() => {
		const { scrollWidth } = document.documentElement;
		if (scrollWidth <= innerWidth) return [];
		const over = [...document.querySelectorAll('body *')]
			.filter((one) => one.getBoundingClientRect().right > innerWidth + 0.5)
			.slice(0, 5)
			.map((one) => `${one.localName}.${one.classList.value}`);
		return [`${scrollWidth} px in ${innerWidth} px`, ...over];
	});
