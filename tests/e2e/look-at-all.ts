import type { Page } from '@playwright/test';

/** What lies below is laid out only when somebody comes near it: whoever measures a page comes near all of it. */
export const lookAtAll = (page: Page): Promise<void> =>
	page.evaluate(() => {
		const sheet = new CSSStyleSheet();
		sheet.replaceSync('* { content-visibility: visible !important }');
		document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
	});
