import type { Page } from '@playwright/test';
import { expect, test } from './journey';

test.use({ actionTimeout: 20_000, viewport: { width: 1280, height: 800 } });

async function undecided(page: Page, ids: readonly string[]): Promise<string> {
	for (const [at, one] of ids.entries())
		for (const other of ids.slice(at + 1)) {
			const path = `/stabsstelle/dubletten/${one}/${other}`;
			if ((await (await page.request.get(path)).text()).includes('Zusammenführen')) return path;
		}
	throw new Error('No two that rest are undecided');
}

test('two entries become one and two again, by keyboard alone', async ({ page }) => {
	test.setTimeout(120_000);
	await page.goto('/anmelden');
	await page.getByRole('button', { name: 'Anmelden als Klaas Moorstedt' }).click();
	await page.waitForURL(/stabsstelle/);
	// Two that rest: nobody else looks at them meanwhile.
	await page.goto('/stabsstelle/vereine?zustand=paused');
	const hrefs = await page
		.getByRole('rowheader')
		.getByRole('link')
		.evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
	const ids = hrefs.map((href) => href.split('/').at(-1) ?? '').sort();
	// And nobody, a first try neither, has decided about.
	const pair = await undecided(page, ids);
	await page.goto(pair);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ist das derselbe Verein?');
	await expect(page.getByRole('group', { name: 'Name' }).getByRole('radio')).toHaveCount(2);
	const merge = page.getByRole('button', { name: 'Zusammenführen' });
	await expect(merge).toBeEnabled();
	await expect(async () => {
		if (await merge.isVisible()) await page.keyboard.press('m');
		await expect(page.getByText('Zusammengeführt. Alte Adressen')).toBeVisible({ timeout: 2_000 });
	}).toPass();
	await expect(page.getByRole('heading', { name: 'Zuletzt zusammengeführt' })).toBeVisible();
	await page.keyboard.press('z');
	await expect(page.getByText('Getrennt. Beide Einträge sind wieder')).toBeVisible();
	await page.goto(pair);
	const apart = page.getByRole('button', { name: 'Nicht derselbe' });
	await expect(apart).toBeEnabled();
	// Keys begin to count with the script of the page.
	await expect(async () => {
		if (await apart.isVisible()) await page.keyboard.press('d');
		await expect(page.getByText('Gemerkt: Das sind zwei Vereine.')).toBeVisible({ timeout: 2_000 });
	}).toPass();
	// A slip of the hand: the same two are asked about again.
	await expect(page.getByRole('button', { name: 'Rückgängig' })).toContainText('Z');
	await page.keyboard.press('z');
	await expect(page).toHaveURL(new RegExp(`${pair}$`));
	await expect(apart).toBeVisible();
});
