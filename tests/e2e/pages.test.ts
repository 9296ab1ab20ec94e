import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './journey';
import { addressOf, forgiveStatus, LONG_SWEEPS, looksOf, pagesOf, publicPages } from './pages';
import { tooWide } from './too-wide';
import { expectWellBuilt } from './well-built';

// Every page of the public: without barriers, well built, never wider than the window, answering as it should.

// Looking through the longest lists takes a while on a busy machine.
test.describe.configure({ timeout: 60_000 });

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

for (const [at, subject] of publicPages.entries())
	test.describe(subject.name, () => {
		for (const { width, theme } of looksOf(at))
			test.describe(() => {
				test.use({
					viewport: { width, height: width < 600 ? 844 : 800 },
					colorScheme: theme === 'dark' ? 'dark' : 'light',
					contextOptions: {
						forcedColors: theme === 'forced' ? 'active' : 'none',
						reducedMotion: 'reduce',
					},
				});

				test(`no barrier at ${width} px, ${theme}`, async ({ page, request, complaints }) => {
					const answer = await page.goto(await addressOf(subject, request));
					expect(answer?.status()).toBe(subject.status ?? 200);
					expect(await tooWide(page)).toEqual([]);
					await expectWellBuilt(page);
					const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
					expect(
						violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.target.join(' ')}`)),
					).toEqual([]);
					forgiveStatus(subject, complaints);
				});
			});
	});

test('with pairs, every width is seen in every theme, and every page in one of the long checks', () => {
	const seen = publicPages.flatMap((_, at) => looksOf(at, false));
	expect(new Set(seen.map(({ width, theme }) => `${width} ${theme}`)).size).toBe(9);
	const long = LONG_SWEEPS.flatMap((sweep) => pagesOf(sweep, false));
	expect(new Set(long)).toEqual(new Set(publicPages));
	for (const sweep of LONG_SWEEPS) expect(pagesOf(sweep, true)).toEqual(publicPages);
});
