import type { Page } from '@playwright/test';
import { awake, expect, test } from './journey';

// The page has come whole, and the network goes before its script has come.

const PATH = '/barrierefreiheit/feedback';

/** Lets nothing of the page's own script through until it is called. */
async function cutScript(page: Page): Promise<{ mend: () => Promise<void>; tried: () => number }> {
	let tried = 0;
	const nodes = '**/_app/immutable/nodes/*.js';
	await page.route(nodes, (route) => {
		tried++;
		return route.abort();
	});
	return { mend: () => page.unroute(nodes), tried: () => tried };
}

test('a page whose script does not come stands as it was sent, and what is typed stays', async ({
	page,
	complaints,
}) => {
	await page.clock.install();
	const script = await cutScript(page);
	await page.goto(PATH);
	await expect.poll(script.tried).toBeGreaterThan(0);
	await page.locator('[name=message]').fill('Der Knopf ist zu klein.');
	await script.mend();
	// It looks whether the files can be had again; whoever writes is not disturbed by it.
	await page.clock.runFor(120_000);
	await expect(page.locator('[name=message]')).toHaveValue('Der Knopf ist zu klein.');
	await page.locator('main form button[type=submit], main form button:not([type])').first().click();
	await expect(page.locator('main')).toContainText('Danke');
	complaints.length = 0;
});

test('where nothing was begun, the page comes once more with its script', async ({
	page,
	complaints,
}) => {
	const script = await cutScript(page);
	await page.goto(PATH);
	await expect.poll(script.tried).toBeGreaterThan(0);
	await expect(page.locator('[name=message]')).toBeVisible();
	await script.mend();
	await awake(page);
	await expect(page.locator('[name=message]')).toBeVisible();
	complaints.length = 0;
});
