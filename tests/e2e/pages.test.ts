import { barriersOf } from './barriers';
import { expect, test } from './journey';
import {
	addressOf,
	forgiveStatus,
	LONG_SWEEPS,
	looksOf,
	pagesOf,
	publicPages,
	windowOf,
} from './pages';
import { tooWide } from './too-wide';
import { expectWellBuilt } from './well-built';

// Every page of the public: without barriers, well built, never wider than the window, answering as it should.

// Looking through the longest lists takes a while on a busy machine.
test.describe.configure({ timeout: 60_000 });

for (const [at, subject] of publicPages.entries())
	test.describe(subject.name, () => {
		for (const look of looksOf(at))
			test.describe(() => {
				test.use(windowOf(look));

				test(`no barrier at ${look.width} px, ${look.theme}`, async ({
					page,
					request,
					complaints,
				}) => {
					const answer = await page.goto(await addressOf(subject, request));
					expect(answer?.status()).toBe(subject.status ?? 200);
					expect(await tooWide(page)).toEqual([]);
					await expectWellBuilt(page);
					expect(await barriersOf(page)).toEqual([]);
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
