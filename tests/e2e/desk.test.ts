import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './journey';

test.use({ actionTimeout: 20_000, viewport: { width: 1280, height: 800 } });
// All of them decide what waits in the one queue there is: one after the other.
test.describe.configure({ mode: 'default' });
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

const signInAs = async (page: Page, name: string) => {
	await page.context().clearCookies();
	await page.goto('/anmelden');
	await page.getByRole('button', { name: `Anmelden als ${name}` }).click();
	await page.waitForURL(/stabsstelle|mein-verein/);
};
const heading = (page: Page) => page.getByRole('heading', { level: 1 });

/** The desk with its first item, and the keys at work. */
async function begin(page: Page, name: string) {
	await signInAs(page, name);
	await page.goto('/stabsstelle/pruefen');
	await page.getByRole('link', { name: 'Prüfen starten' }).click();
	await expect(page.getByRole('button', { name: 'Später' })).toBeVisible();
	await expect(page.getByRole('button', { name: 'Tasten' })).toBeVisible();
}

test('items are decided by keyboard alone, the next one without waiting for the answer', async ({
	page,
}) => {
	test.setTimeout(180_000);
	await begin(page, 'Birgit Traverehder');
	const began = Date.now();
	const ways = [['f'], ['n', '3', 'Control+Enter'], ['x', '6', 'Control+Enter']];
	let last = '';
	for (let at = 0; at < 9; at++) {
		last = (await heading(page).textContent()) ?? '';
		for (const key of ways[at % ways.length] ?? []) await page.keyboard.press(key);
		await expect(heading(page)).not.toHaveText(last);
	}
	test.info().annotations.push({ type: 'ms per item', description: `${(Date.now() - began) / 9}` });
	await expect(page.getByText(/^9 von \d+ · \d+:\d\d$/)).toBeVisible();
	// Back on the desk, as if nobody had decided.
	await page.keyboard.press('z');
	await expect(heading(page)).toHaveText(last);
	await expect(page.getByRole('button', { name: 'Ablehnen' })).toBeVisible();
	await page.keyboard.press('j');
	await expect(heading(page)).not.toHaveText(last);
	// The answer is held back: the next item stands there nevertheless.
	let answer = () => {};
	const held = new Promise<void>((resolve) => (answer = resolve));
	await page.route(/entscheiden/, async (route) => {
		await held;
		await route.continue();
	});
	const before = (await heading(page).textContent()) ?? '';
	await page.keyboard.press('f');
	await expect(heading(page)).not.toHaveText(before);
	answer();
});

test('two people on one item never collide silently', async ({ page, browser, complaints }) => {
	test.setTimeout(120_000);
	await begin(page, 'Birgit Traverehder');
	const other = await (
		await browser.newContext({ viewport: { width: 1280, height: 800 } })
	).newPage();
	await other.goto(new URL('/anmelden', page.url()).href);
	await other.getByRole('button', { name: 'Anmelden als Yusuf Heidewisch' }).click();
	await other.waitForURL(/stabsstelle|mein-verein/);
	await other.goto(page.url());
	const title = (await heading(page).textContent()) ?? '';
	await expect(other.getByRole('button', { name: 'Später' })).toBeVisible();
	await page.keyboard.press('f');
	await expect(heading(page)).not.toHaveText(title);
	await expect
		.poll(async () => (await other.request.get(other.url())).text(), { timeout: 15_000 })
		.toContain('Schon freigegeben');
	await other.keyboard.press('f');
	await expect(other.getByText(`Nicht gespeichert: ${title}`)).toBeVisible();
	await other.context().close();
	complaints.splice(0, complaints.length, ...complaints.filter((text) => !text.includes('409')));
});

test('keys can be switched off, and stay off', async ({ page }) => {
	await begin(page, 'Birgit Traverehder');
	await page.keyboard.press('?');
	await page.getByRole('checkbox', { name: 'Tasten benutzen' }).uncheck();
	await page.keyboard.press('Escape');
	await page.reload();
	await expect(page.getByRole('button', { name: 'Später' })).toBeVisible();
	const title = (await heading(page).textContent()) ?? '';
	await page.keyboard.press('j');
	await page.keyboard.press('f');
	await expect(heading(page)).toHaveText(title);
	await page.getByRole('button', { name: 'Weiter' }).click();
	await expect(heading(page)).not.toHaveText(title);
});

test('anybody reports an entry, and sees how it stands', async ({ page, complaints }) => {
	test.setTimeout(120_000);
	await page.goto('/vereine');
	await page.getByRole('main').getByRole('heading', { level: 2 }).getByRole('link').first().click();
	await page.getByRole('link', { name: 'Etwas stimmt nicht? Melden' }).click();
	await expect(heading(page)).toHaveText('Etwas melden');
	await expectNoBarrier(page);
	await page.getByRole('button', { name: 'Meldung senden' }).click();
	await expect(page.getByRole('alert')).toContainText('Wähle, was los ist.');
	await page.getByLabel('Was ist los?').selectOption({ label: 'Das ist veraltet' });
	await page.getByLabel('Was genau stimmt nicht?').fill('Die Gruppe trifft sich nicht mehr.');
	await page.getByRole('button', { name: 'Meldung senden' }).click();
	await expect(page.getByText('Danke. Deine Meldung ist angekommen.')).toBeVisible();
	await expectNoBarrier(page);
	const status = page.url().replace('?neu', '');
	await signInAs(page, 'Birgit Traverehder');
	await page.goto('/stabsstelle/meldungen');
	await page.getByRole('main').getByRole('link').first().click();
	await expectNoBarrier(page);
	await page.getByLabel('War die Meldung berechtigt?').selectOption('dismiss');
	await page.getByLabel('Begründung für beide Seiten').fill('Die Gruppe trifft sich weiter.');
	await page.getByRole('button', { name: 'Entscheiden' }).click();
	await expect(page.getByText('Entschieden. Beide Seiten bekommen eine E-Mail.')).toBeVisible();
	await page.goto(status);
	await expect(page.getByText('Die Gruppe trifft sich weiter.')).toBeVisible();
	await page.getByLabel('Warum bist du nicht einverstanden?').fill('Ich war dort.');
	await page.getByRole('button', { name: 'Widersprechen' }).click();
	await expect(page.getByText('Dein Widerspruch ist angekommen.')).toBeVisible();
	complaints.splice(0, complaints.length, ...complaints.filter((text) => !text.includes('400')));
});

test('every page of the coordination can be read by everybody', async ({ page }) => {
	test.setTimeout(180_000);
	await signInAs(page, 'Birgit Traverehder');
	for (const path of [
		'',
		'/meldungen',
		'/unbeantwortet',
		'/veraltet',
		'/ohne-verein',
		'/protokoll',
	])
		for (const width of [320, 1280]) {
			await page.setViewportSize({ width, height: 800 });
			await page.goto(`/stabsstelle${path}`);
			await expectNoBarrier(page);
		}
});
