import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './journey';

test.use({ actionTimeout: 20_000 });
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

async function expectNoBarrier(page: Page) {
	const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
	expect(wide, `${page.url()} scrolls sideways`).toBeLessThanOrEqual(0);
	const found = await new AxeBuilder({ page }).withTags(tags).analyze();
	expect(
		found.violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.target.join(' ')}`)),
		page.url(),
	).toEqual([]);
}
const signInAs = async (page: Page, name: string, to: string) => {
	await page.goto(`/anmelden?weiter=${encodeURIComponent(to)}`);
	await page.getByRole('button', { name: `Anmelden als ${name}` }).click();
	await page.waitForURL(to);
};

test('every page of the club area can be read by everybody', async ({ page }) => {
	test.setTimeout(120_000);
	await page.setViewportSize({ width: 320, height: 800 });
	await signInAs(page, 'Frauke Lindenkamp', '/mein-verein');
	for (const path of [
		'',
		'/profil',
		'/profil/name',
		'/profil/ueber-uns',
		'/profil/ort',
		'/profil/kontakt',
		'/profil/links',
		'/team',
		'/neu',
		'/neu/neuigkeit',
		'/neu/hilfe',
		'/neu/termin',
		'/eintraege',
		'/konto',
		'/konto/loeschen',
	]) {
		await page.goto(`/mein-verein${path}`);
		await expectNoBarrier(page);
	}
	await page.goto('/anmelden/zweiter-faktor');
	await expectNoBarrier(page);
});

test('a writer reads the profile, takes the data along, and thinks twice about going', async ({
	page,
	context,
}) => {
	test.setTimeout(60_000);
	await signInAs(page, 'Emre Sandbeck', '/mein-verein/profil');
	await expect(page.getByText('Das Profil ändern Personen, die verwalten.')).toBeVisible();
	const data = await context.request.get('/mein-verein/konto/daten');
	expect(data.headers()['content-disposition']).toContain('meine-daten.json');
	expect(await data.json()).toMatchObject({ person: { name: 'Emre Sandbeck' } });
	await page.goto('/mein-verein/konto/loeschen');
	await page.getByRole('button', { name: 'Konto löschen' }).click();
	await expect(page.getByText(/^Dein Konto wird am .* gelöscht$/)).toBeVisible();
	await page.getByRole('button', { name: 'Doch behalten' }).click();
	await expect(page.getByRole('button', { name: 'Konto löschen' })).toBeVisible();
});
