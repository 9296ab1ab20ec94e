import { expectNoBarrier } from './barriers';
import { expect, test } from './journey';
import { looksOfJourney, windowOf } from './pages';

// Every component in every state, looked at by axe in the widths and schemes of colours.

for (const look of looksOfJourney())
	test.describe(`${look.width} px, ${look.theme}`, () => {
		test.use(windowOf(look));

		test('the gallery has no barrier and does not scroll sideways', async ({ page }) => {
			await page.goto('/galerie');
			await expect(page.getByRole('tab').first()).toBeVisible();
			await expectNoBarrier(page);
		});
	});

test.describe('behaviour', () => {
	test.use({ viewport: { width: 390, height: 844 } });

	test('everything one can hit is at least 24 px, what counts 48 px', async ({ page }) => {
		await page.goto('/galerie');
		const small = await page
			.locator('main button, main summary, nav a, header a, main .btn')
			.evaluateAll((all) =>
				all
					.filter((one) => one.checkVisibility())
					.map((one) => ({ box: one.getBoundingClientRect(), is: one.outerHTML.slice(0, 90) }))
					// Chips are 44 px to see and 50 px to hit.
					.filter(({ box }) => box.width < 44 || box.height < 44)
					.map(({ is }) => is),
			);
		expect(small).toEqual([]);
	});

	test('the error summary takes the focus and leads to its field', async ({ page }) => {
		await page.goto('/galerie');
		await expect(page.getByRole('tab').first()).toBeVisible();
		await page.getByRole('button', { name: 'Absenden' }).last().click();
		const summary = page.getByRole('alert');
		await expect(summary).toBeFocused();
		await summary.getByRole('link').first().click();
		await expect(page.getByLabel('E-Mail oder Telefon')).toBeFocused();
	});

	test('the suggestions are walked and taken by keyboard', async ({ page }) => {
		await page.goto('/galerie');
		const field = page.getByRole('combobox', { name: 'Thema, Verein oder Ort' });
		// The page has other lists of choices, too.
		const options = page.getByRole('listbox', { name: 'Vorschläge' }).getByRole('option');
		await expect(page.getByRole('tab').first()).toBeVisible();
		await field.fill('mu');
		await expect(options).toHaveCount(3);
		await field.press('ArrowDown');
		await field.press('ArrowDown');
		await expect(options.filter({ hasText: /^Musik/ })).toHaveAttribute('aria-selected', 'true');
		await field.press('Enter');
		await expect(field).toHaveValue('Musik');
		await expect(field).toBeFocused();
		await expect(options).toHaveCount(0);
	});

	test('a dialog keeps the focus, Escape gives it back', async ({ page }) => {
		await page.goto('/galerie');
		await expect(page.getByRole('tab').first()).toBeVisible();
		const opener = page.getByRole('button', { name: 'Filter öffnen' });
		await opener.click();
		await expect(page.getByRole('dialog', { name: 'Filter' })).toBeVisible();
		await page.keyboard.press('Escape');
		await expect(page.getByRole('dialog')).toHaveCount(0);
		await expect(opener).toBeFocused();
	});

	test('a toast takes back what was done', async ({ page }) => {
		await page.goto('/galerie');
		await expect(page.getByRole('tab').first()).toBeVisible();
		await page.getByRole('button', { name: 'Toast zeigen' }).click();
		await page.getByRole('button', { name: 'Rückgängig' }).click();
		await expect(page.getByText('Zurückgenommen.')).toBeVisible();
		await expect(page.getByText('Ist online.')).toHaveCount(0);
	});

	test('the sheet is moved by its handle and by keys', async ({ page }) => {
		await page.goto('/galerie');
		await expect(page.getByRole('tab').first()).toBeVisible();
		const handle = page.getByRole('button', { name: /^24 Treffer/ });
		const sheet = page.getByRole('region', { name: '24 Treffer' });
		await handle.press('ArrowUp');
		await expect(sheet).toHaveAttribute('data-height', 'full');
		await handle.press('Escape');
		await expect(sheet).toHaveAttribute('data-height', 'peek');
		await expect(handle).toHaveAttribute('aria-expanded', 'false');
		await handle.click();
		await expect(sheet).toHaveAttribute('data-height', 'half');
	});

	test('the menu of languages opens, closes by Escape and keeps the focus', async ({ page }) => {
		await page.goto('/galerie');
		await expect(page.getByRole('tab').first()).toBeVisible();
		const handle = page.locator('header summary');
		await handle.click();
		await expect(page.getByRole('banner').getByRole('link', { name: 'English' })).toBeVisible();
		await page.keyboard.press('Escape');
		await expect(page.getByRole('banner').getByRole('link', { name: 'English' })).toBeHidden();
		await expect(handle).toBeFocused();
	});
});

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false });

	test('menus open, every tab is there to read, forms stand', async ({ page }) => {
		await page.goto('/galerie');
		await page.locator('header summary').click();
		await expect(page.getByRole('banner').getByRole('link', { name: 'English' })).toBeVisible();
		for (const name of ['offen', 'fertig', 'alle'])
			await expect(page.getByText(`Inhalt von „${name}“`)).toBeVisible();
		await expect(page.getByLabel('Wann?')).toBeVisible();
		expect(await page.locator('[style]').count()).toBe(0);
	});
});
