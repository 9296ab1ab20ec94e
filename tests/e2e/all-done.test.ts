import { startInCity } from '../support/city';
import type { RunningProduct } from '../support/product';
import { expectNoBarrier } from './barriers';
import { cityHere } from './one-product';
import { awake, expect, test } from './journey';

// Where everything is decided nothing may come from other tests, so this one has a product of its own.

test.use({ actionTimeout: 20_000, viewport: { width: 1280, height: 800 } });

let product: RunningProduct;
test.beforeAll(async () => {
	test.setTimeout(240_000);
	product = await startInCity(
		cityHere(),
		{ LIMIT_READ_BURST: '100000', SEARCH: 'postgres' },
		{ patienceMs: 200_000 },
	);
});
test.afterAll(() => product?.stop());

test('from the day through the whole queue, and then all is done', async ({ page }) => {
	test.setTimeout(180_000);
	const { origin } = product;
	await page.request.post(`${origin}/demo/anmelden`, {
		form: { person: 'koordination' },
		headers: { origin },
	});
	await page.goto(`${origin}/stabsstelle`);
	const done = page.getByRole('heading', { name: 'Alles geprüft. Schönen Feierabend!' });
	await expect(page.getByRole('link', { name: /^\d+\s*Zu prüfen/ })).toContainText('ältestes');
	await expect(done).toHaveCount(0);
	await page.getByRole('main').getByRole('link', { name: 'Prüfen starten' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Prüfen');
	await page.getByRole('main').getByRole('link', { name: 'Prüfen starten' }).click();
	await expect(page).toHaveURL(/pruefen\/[\w-]{36}$/);
	const putOff = (await page.getByRole('heading', { level: 1 }).textContent()) ?? '';
	let pressed = 'w';
	while (/pruefen\/[\w-]{36}$/.test(page.url())) {
		const before = page.url();
		await expect(page.getByRole('region', { name: 'Entscheiden' })).toBeVisible();
		await awake(page);
		await page.keyboard.press(pressed);
		pressed = 'f';
		await expect.poll(() => page.url()).not.toBe(before);
	}
	// What was put off, or lies with the club, comes to nobody by itself, and stands there nevertheless.
	await expect(done).toBeVisible();
	await expect(
		page.getByRole('main').getByRole('listitem').filter({ hasText: putOff }),
	).toContainText('später');
	await expect(page.getByRole('link', { name: 'Prüfen starten' })).toHaveCount(0);
	// The last one, too, is taken back by its button, or by the key of all the others.
	const undo = page.getByRole('main').getByRole('button', { name: 'Rückgängig' });
	await expectNoBarrier(page);
	for (const press of [() => undo.click(), () => page.keyboard.press('z')]) {
		await expect(undo).toContainText('Z');
		await press();
		await expect(page).toHaveURL(/pruefen\/[\w-]{36}$/);
		await expect(page.getByRole('button', { name: 'Ablehnen' })).toBeVisible();
		await awake(page);
		await expect(page.locator('select[name=reasonKey]')).toHaveCount(0);
		await page.keyboard.press('f');
		await expect(done).toBeVisible();
	}
	await page.goto(`${origin}/stabsstelle`);
	await expect(done).toBeVisible();
	await expect(page.getByRole('link', { name: 'Prüfen starten' })).toHaveCount(0);
	await expectNoBarrier(page);
});
