import { expect, test, WITH_WORKER } from './journey';

test.use({ ...WITH_WORKER, viewport: { width: 390, height: 844 } });

test('remembers from a card and a page, shows it in both languages, and gives it back', async ({
	page,
	context,
}) => {
	await page.goto('/vereine');
	const card = page.locator('main .cards li').first();
	const name = await card.locator('a').first().innerText();
	const href = await card.locator('a').first().getAttribute('href');
	const button = card.getByRole('button', { name: `${name} merken` });
	await button.click();
	await expect(button).toHaveAttribute('aria-pressed', 'true');
	await page.goto('/termine');
	await page.locator('main .cards a').first().click();
	await expect(page).toHaveURL(/\/termine\/./);
	const title = await page.locator('h1').innerText();
	await page.getByRole('button', { name: `${title} merken` }).click();

	await page.goto('/en/gemerkt');
	await expect(page.locator('h1')).toHaveText('Saved');
	await expect(page.getByRole('heading', { name: 'Events' })).toBeVisible();
	await expect(page.getByRole('link', { name })).toHaveAttribute('href', `/en${href ?? ''}`);

	await page.goto('/gemerkt');
	await expect(page.locator('main .cards a')).toHaveCount(2);
	await page.getByRole('button', { name: `${name} merken` }).click();
	await expect(page.locator('main .cards a')).toHaveCount(1);
	await page.getByRole('button', { name: 'Rückgängig' }).click();
	await expect(page.locator('main .cards a')).toHaveCount(2);
	for (const one of [name, title])
		await page.getByRole('button', { name: `${one} merken` }).click();
	await expect(page.getByRole('heading', { name: 'Hier ist noch nichts' })).toBeVisible();
	expect(await page.evaluate(() => localStorage.getItem('gemerkt'))).toBeNull();
	expect(await context.cookies()).toEqual([]);
});

test('hands the list on in its address: whoever opens it sees it and may keep it', async ({
	page,
	context,
}) => {
	await page.goto('/vereine');
	for (const at of [0, 1]) await page.locator('main .cards li').nth(at).getByRole('button').click();
	await page.goto('/gemerkt');
	const href = await page.locator('[data-does=share]').getAttribute('data-href');
	expect(href).toMatch(/^\/gemerkt\?liste=v\.[a-z0-9-]+~v\.[a-z0-9-]+$/);

	const friend = await context.browser()?.newContext();
	if (!friend) throw new Error('No browser');
	const other = await friend.newPage();
	await other.goto(new URL(href ?? '', page.url()).href);
	await expect(other.getByRole('heading', { name: 'Eine Liste für dich' })).toBeVisible();
	await expect(other.locator('main .cards a')).toHaveCount(2);
	// Looking keeps nothing.
	expect(await other.evaluate(() => localStorage.getItem('gemerkt'))).toBeNull();
	await other.getByRole('button', { name: 'Alle 2 merken' }).click();
	await expect(other.getByRole('heading', { name: 'Das hast du dir gemerkt' })).toBeVisible();
	await other.goto(new URL('/gemerkt', page.url()).href);
	await expect(other.locator('main .cards a')).toHaveCount(2);
	expect(await friend.cookies()).toEqual([]);
	await friend.close();
});

test('says of a list what is not there any more, and takes nothing strange from an address', async ({
	page,
	request,
}) => {
	await page.goto('/gemerkt?liste=v.gibt-es-nicht~m.auch-nicht');
	await expect(page.locator('main')).toContainText('leider nichts mehr');
	const strange = await request.get('/gemerkt?liste=%3Cscript%3Ealert(1)%3C/script%3E');
	expect(strange.status()).toBe(200);
	expect(await strange.text()).not.toContain('alert(1)');
});

test('stands on what another version left on the device', async ({ page }) => {
	await page.addInitScript(() => localStorage.setItem('gemerkt', '[{"kind":"x"},7,null]'));
	await page.goto('/gemerkt');
	await expect(page.getByRole('heading', { name: 'Hier ist noch nichts' })).toBeVisible();
});

test('says to another window what happened in this one', async ({ page, context }) => {
	await page.goto('/gemerkt');
	const other = await context.newPage();
	await other.goto('/vereine');
	await other.locator('main .cards li').first().getByRole('button').click();
	await expect(page.locator('main .cards a')).toHaveCount(1);
});

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false });

	for (const [path, words] of [
		['/gemerkt', 'Merken geht nur mit JavaScript'],
		['/en/gemerkt', 'Saving needs JavaScript'],
	] as const)
		test(`${path} says so, and no dead button stands anywhere`, async ({ page, request }) => {
			// Whether the browser reads a noscript is the browser's; that the words are in it is ours.
			const html = await (await request.get(path)).text();
			expect(/<noscript[^>]*>([\s\S]*?)<\/noscript>/.exec(html)?.[1]).toContain(words);
			await page.goto('/vereine');
			await expect(page.locator('main .cards a').first()).toBeVisible();
			await expect(page.getByRole('button', { name: /merken$/ })).toHaveCount(0);
		});
});
