import { test } from './journey';
import { expectNames } from './names';
import { addressOf, forgiveStatus, publicPages, windowOf } from './pages';

// Pages of the city's clubs differ by the day: `three-people` and `publish` look at those they made.
test.use(windowOf({ width: 390, theme: 'light' }));
for (const subject of publicPages.filter(({ ofTheDay }) => !ofTheDay))
	test(`N1 ${subject.name} is read aloud as it is written down`, async ({
		page,
		request,
		complaints,
	}) => {
		await page.goto(await addressOf(subject, request));
		await expectNames(page, subject.name.replaceAll(/[^\w]+/g, '-'));
		forgiveStatus(subject, complaints);
	});
