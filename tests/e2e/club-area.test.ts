import type { Page } from '@playwright/test';
import { expectNoBarrier } from './barriers';
import { expect, test } from './journey';
import { tabThrough } from './tab-through';
import { tooWide, tooWideAtDoubleText } from './too-wide';

test.use({ actionTimeout: 20_000 });
const signInAs = async (page: Page, name: string, to: string) => {
	await page.goto(`/anmelden?weiter=${encodeURIComponent(to)}`);
	await page.getByRole('button', { name: `Anmelden als ${name}` }).click();
	await page.waitForURL(to);
};

test('every page of the club area can be read by everybody, at 400 % and by keyboard alone', async ({
	page,
}) => {
	test.setTimeout(240_000);
	// 1280 px at 400 %.
	await page.setViewportSize({ width: 320, height: 256 });
	await signInAs(page, 'Frauke Lindenkamp', '/mein-verein');
	for (const [at, path] of [
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
		'/anfragen',
		'/wirkung',
		'/eintraege',
		'/konto',
		'/konto/bestaetigen',
		'/konto/daten/lesen',
		'/konto/mail',
		'/konto/passkeys',
		'/konto/passwort',
		'/konto/loeschen',
		'/abmelden',
	].entries()) {
		await page.goto(`/mein-verein${path}`);
		await expectNoBarrier(page);
		expect.soft(await tooWide(page), `${path} at 400 %`).toEqual([]);
		expect.soft(await tooWideAtDoubleText(page), `${path} with text at 200 %`).toEqual([]);
		// Each press takes its time: a third of the pages, all of them with `full`.
		if (process.env.SWEEP !== 'full' && at % 3 !== 0) continue;
		const stops = await tabThrough(page);
		expect(stops[0]?.is, path).toContain('#inhalt');
		expect(stops.length, path).toBeGreaterThan(5);
	}
	await page.goto('/anmelden/zweiter-faktor');
	await expectNoBarrier(page);
});

test('leaving with the club stands by itself at the end, and says what it does', async ({
	page,
}) => {
	await page.goto('/anmelden');
	await page.locator('form:has(input[value="inhaberin"]) button').first().click();
	await page.waitForURL(/mein-verein/);
	const club = page.getByRole('article').first();
	const leave = club.getByRole('link', { name: 'Verein abmelden' });
	await expect(club.getByText('Der Verein ist dann hier nicht mehr zu finden.')).toBeVisible();
	expect(await club.getByRole('link').last().textContent()).toBe(await leave.textContent());
	const [above, here] = [
		await club.getByRole('link').nth(-2).boundingBox(),
		await leave.boundingBox(),
	];
	expect((here?.y ?? 0) - (above?.y ?? 999) - (above?.height ?? 0)).toBeGreaterThan(24);
});
