import type { Page } from '@playwright/test';
import { expect, test } from './journey';
import { addressOf, forgiveStatus, pagesOf, publicPages } from './pages';
import { tooWide } from './too-wide';

// Pages of the public for other eyes and hands: large text, strong zoom, the phone on its side (TRUST: Z1, T1, O1).

test.describe.configure({ timeout: 60_000 });

/** What stands on the page and is cut off, though it is text. */
const cutOff = (page: Page) =>
	page.evaluate(() =>
		[...document.querySelectorAll<HTMLElement>('main *, header *, nav *')]
			.filter((one) => one.checkVisibility() && !one.closest('.vh, svg'))
			.filter((one) => [...one.childNodes].some((node) => node instanceof Text && node.data.trim()))
			.filter((one) => {
				const style = getComputedStyle(one);
				// Teasers end after their lines on purpose; the page has the whole text.
				if (style.webkitLineClamp !== 'none') return false;
				const clips = style.overflowX === 'hidden' || style.overflowX === 'clip';
				return clips && one.scrollWidth > one.clientWidth + 1;
			})
			.map((one) => one.outerHTML.slice(0, 100)),
	);

for (const subject of pagesOf('large text'))
	test.describe(subject.name, () => {
		test('holds large text, wide spacing, strong zoom and the phone on its side', async ({
			page,
			request,
			complaints,
		}) => {
			const address = await addressOf(subject, request);
			await page.setViewportSize({ width: 844, height: 390 });
			await page.goto(address);
			expect(await tooWide(page), 'landscape').toEqual([]);
			// 1280 px at 400 %.
			await page.setViewportSize({ width: 320, height: 256 });
			expect(await tooWide(page), '400 %').toEqual([]);
			// As a reader's own style sheet: the policy of the page lets no other in.
			await page.evaluate(() => {
				const sheet = new CSSStyleSheet();
				sheet.replaceSync(
					'* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-block-end: 2em !important; }',
				);
				document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
			});
			await page.setViewportSize({ width: 320, height: 640 });
			expect(await tooWide(page), 'spacing').toEqual([]);
			expect(await cutOff(page), 'spacing').toEqual([]);

			// The reader's own size of text, as set in the browser.
			const session = await page.context().newCDPSession(page);
			await session.send('Page.setFontSizes', { fontSizes: { standard: 32, fixed: 32 } });
			await page.setViewportSize({ width: 390, height: 844 });
			await page.goto(address);
			expect(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize)).toBe(
				'32px',
			);
			expect(await tooWide(page), 'text at 200 %').toEqual([]);
			expect(await cutOff(page), 'text at 200 %').toEqual([]);
			forgiveStatus(subject, complaints);
		});
	});

test('no two pages have the same title', async ({ request }) => {
	const titles = new Map<string, string>();
	const same: string[] = [];
	for (const subject of publicPages) {
		const address = await addressOf(subject, request);
		// The same page in another state is still the same page.
		if (address.includes('?')) continue;
		const answer = await request.get(address);
		const title = /<title>([^<]+)/.exec(await answer.text())?.[1] ?? '';
		const before = titles.get(title);
		if (before && !subject.name.includes('English')) same.push(`${before} = ${subject.name}`);
		titles.set(title, subject.name);
	}
	expect(same).toEqual([]);
});
