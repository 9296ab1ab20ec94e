import type { Page } from '@playwright/test';
import { barriersOf } from './barriers';
import { expect, test } from './journey';

// The pin of a place, set by keys alone, and without a script or a map.

test.use({ actionTimeout: 20_000 });
test.describe.configure({ timeout: 120_000 });

const next = (page: Page) => page.getByRole('button', { name: 'Weiter', exact: true });

/** On to the question where the club is. */
async function toPlace(page: Page) {
	await page.goto('/verein-eintragen');
	await page.getByLabel('Name eures Vereins').fill(`Nadelkissen ${Date.now().toString(36)}`);
	await next(page).click();
	const alike = page.getByRole('button', { name: 'Nein, wir sind ein anderer Verein' });
	const asked = page.getByRole('heading', { level: 1, name: 'Was macht ihr?' });
	await expect(alike.or(asked)).toBeVisible();
	if (await alike.isVisible()) await alike.click();
	await page.getByLabel('Umwelt, Klima & Natur').check();
	await next(page).click();
	await page.getByLabel(/^Was macht Nadelkissen/).fill('Wir nähen.');
	await next(page).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Wo seid ihr?');
}

/** With the tab key, as somebody without a mouse gets there. */
async function tabTo(page: Page, name: string) {
	const target = page.getByRole('button', { name, exact: true });
	for (let presses = 0; presses < 40; presses++) {
		if (await target.evaluate((element) => element === document.activeElement)) return;
		await page.keyboard.press('Tab');
	}
	throw new Error(`Nobody gets to ${name} with the tab key`);
}

test('by keys alone: open the map, move the pin, take it, and change the address', async ({
	page,
}) => {
	await toPlace(page);
	await page.getByLabel('Ja, an einer Adresse').check();
	const street = page.getByLabel('Straße und Hausnummer');
	await street.fill('Hüxstraße 14');
	await page.getByLabel('Postleitzahl').fill('23552');
	const line = page.locator('.pin .found');
	await expect(line).toContainText('Hüxstraße');
	await expect(line).toContainText('die Hausnummer kennen wir nicht', { ignoreCase: true });

	await street.focus();
	await tabTo(page, 'Nadel setzen');
	await page.keyboard.press('Enter');
	const dialog = page.getByRole('dialog', { name: 'Wo genau ist das?' });
	await expect(dialog.locator('.map')).toHaveAttribute('data-state', 'ready', { timeout: 60_000 });
	const said = dialog.getByRole('status');
	await expect(said).toHaveText(/^Nadel: Innenstadt, nahe Hüxstraße/);
	expect(await barriersOf(page)).toEqual([]);

	// Far to the east: beyond the street, in large steps; then a little back.
	for (let presses = 0; presses < 12; presses++) await page.keyboard.press('Shift+ArrowRight');
	await page.keyboard.press('ArrowLeft');
	await expect(said).not.toHaveText(/nahe Hüxstraße/);
	await tabTo(page, 'Übernehmen');
	await page.keyboard.press('Enter');
	await expect(dialog).toBeHidden();
	await expect(page.getByRole('button', { name: 'Nadel setzen' })).toBeFocused();
	await expect(line).toHaveText(/^Nadel von Hand gesetzt: (?!.*Hüxstraße)/);
	const lon = await page.locator('[name=pinLon]').inputValue();
	// Twelve large steps are far.
	expect(Number(lon)).toBeGreaterThan(10.69);

	// Kept with the answer, and there again.
	await next(page).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Wie erreicht man euch?');
	await page.goto('/verein-eintragen/ort');
	await expect(line).toHaveText(/^Nadel von Hand gesetzt: (?!.*Hüxstraße)/);
	await expect(page.locator('[name=pinLon]')).toHaveValue(lon);

	// Another address asks again; taken back by "Zurücksetzen" it is the address that counts, too.
	await street.fill('Wahmstraße 3');
	await expect(line).toContainText('Gefunden: Innenstadt, nahe Wahmstraße');
	await expect(page.locator('[name=pinLat]')).toHaveValue('');
});

test.describe('on a device that draws no map', () => {
	test('buttons and the sentence set the pin', async ({ page }) => {
		await page.addInitScript(() => {
			HTMLCanvasElement.prototype.getContext = () => null;
		});
		await toPlace(page);
		await page.getByLabel('Ja, an einer Adresse').check();
		await page.getByText('Lieber mit Zahlen').click();
		await page.getByLabel('Breite').fill('53,86xyz');
		await expect(page.getByText('Das ist noch keine Stelle.')).toBeVisible();
		await expect(page.getByLabel('Breite')).toHaveValue('53,86xyz');
		await page.getByRole('button', { name: 'Nadel setzen' }).click();
		const dialog = page.getByRole('dialog');
		await expect(dialog.getByRole('status')).toHaveText(/^Nadel: /);
		await dialog.getByRole('button', { name: 'Nach Norden' }).click();
		await dialog.getByRole('button', { name: 'Übernehmen' }).click();
		await expect(page.locator('[name=pinLat]')).toHaveValue(/^53\.\d+$/);
		await page.getByRole('button', { name: 'Nadel setzen' }).click();
		await dialog.getByRole('button', { name: 'Zurücksetzen' }).click();
		await expect(page.locator('[name=pinLat]')).toHaveValue('');
	});
});

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false });
	test('two numbers set the pin, and nonsense is no reason to refuse', async ({ page }) => {
		await toPlace(page);
		await expect(page.getByRole('button', { name: 'Nadel setzen' })).toBeHidden();
		const save = async (lat: string, lon: string) => {
			await page.goto('/verein-eintragen/ort');
			await page.getByLabel('Ja, an einer Adresse').check();
			await page.getByLabel('Straße und Hausnummer').fill('Hüxstraße 14');
			await page.getByLabel('Postleitzahl').fill('23552');
			const fields = page.locator('details', { hasText: 'Lieber mit Zahlen' });
			if (!(await fields.evaluate((one) => one.hasAttribute('open'))))
				await fields.locator('summary').click();
			await page.getByLabel('Breite').fill(lat);
			await page.getByLabel('Länge').fill(lon);
			await next(page).click();
			await expect(page.getByRole('heading', { level: 1 })).toHaveText('Wie erreicht man euch?');
			await page.goto('/verein-eintragen/ort');
			return page.locator('.pin .found');
		};
		await expect(await save('53,8671', '10,6899')).toContainText('Nadel von Hand gesetzt');
		await expect(await save('<b>oben</b>', '10,6899')).toContainText('Gefunden: Innenstadt');
		await expect(await save('48,1', '11,5')).toContainText('liegt außerhalb');
	});
});
