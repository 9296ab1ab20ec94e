import type { Page } from '@playwright/test';
import { expect, test } from './journey';
import { addressOf, forgiveStatus, publicPages } from './pages';
import { tooWide } from './too-wide';

// Every page of the public for other eyes and hands: large text, strong zoom, the phone on its side, headings in
// steps, names and landmarks, targets one can hit (TRUST: Z1, T1, N1, O1).

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

for (const subject of publicPages)
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

		test('has one title, headings in steps, landmarks and names, targets one can hit', async ({
			page,
			request,
			complaints,
		}) => {
			await page.setViewportSize({ width: 390, height: 844 });
			await page.goto(await addressOf(subject, request));
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
						.filter(
							(one) => !one.closest('p, li, dd') || getComputedStyle(one).display !== 'inline',
						)
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
