import { expect, test } from './journey';

// Whoever compares comes back to the list many times: with its search, and where they stood in it.

const LIST = '/entdecken?q=garten&art=mitmachen';

test.describe('on a phone', () => {
	test.use({ viewport: { width: 390, height: 844 } });

	test('"back" leads to the search one came from, at its place', async ({ page }) => {
		await page.goto(LIST);
		const card = page.locator('main .cards a').nth(7);
		await card.scrollIntoViewIfNeeded();
		const stood = await page.evaluate(() => scrollY);
		expect(stood).toBeGreaterThan(300);
		await card.click();
		await expect(page).toHaveURL(/\/mitmachen\//);
		await page.getByRole('link', { name: 'Zurück' }).click();
		await expect(page).toHaveURL(new RegExp(`${LIST.replace('?', '\\?')}$`));
		await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(300);
	});

	test('who opened the page from elsewhere is led to the list by "back"', async ({ page }) => {
		await page.goto(LIST);
		const href = (await page.locator('main .cards a').first().getAttribute('href')) ?? '';
		await page.goto('about:blank');
		await page.goto(href);
		await page.getByRole('link', { name: 'Zurück' }).click();
		await expect(page).toHaveURL(/\/entdecken$/);
	});
});

test('another language keeps what was searched for', async ({ page }) => {
	await page.goto('/entdecken?q=garten&wo=moisling');
	const english = page.locator('a[hreflang=en]').first();
	await expect(english).toHaveAttribute('href', '/en/entdecken?q=garten&wo=moisling');
});
