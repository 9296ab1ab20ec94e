import type { Page } from '@playwright/test';
import { expectNoBarrier } from './barriers';
import { expect, test } from './journey';
import { tooWide, tooWideAtDoubleText } from './too-wide';
import { itemOf, putOnDesk, signInAs } from './on-desk';

test.use({ actionTimeout: 20_000, viewport: { width: 1280, height: 800 } });

const heading = (page: Page) => page.getByRole('heading', { level: 1 });

/** An item of its own on the desk, and the keys at work. */
/** The script runs: only without it the reasons stand there before anybody asks for them. */
const awake = (page: Page) => expect(page.locator('select[name=reasonKey]')).toHaveCount(0);

async function open(page: Page, title: string, who = 'Birgit Traverehder') {
	await signInAs(page, who);
	await page.goto(await itemOf(page, title));
	await expect(heading(page)).toHaveText(title);
	await awake(page);
}
const mark = (what: string) => `${what} ${Date.now().toString(36)}`;
const at = (part: number, values: number[]) =>
	[...values].sort((a, b) => a - b)[Math.floor(values.length * part)] ?? Infinity;

/** From the press of a key until the heading of another item is painted, measured in the page itself. */
async function measurePaints(page: Page): Promise<() => Promise<number[]>> {
	await page.evaluate(() => {
		const paints: number[] = [];
		Object.assign(window, { paints });
		const title = () => document.querySelector('h1')?.textContent ?? '';
		let [pressed, shown] = [0, title()];
		addEventListener('keydown', () => (pressed = performance.now()), { capture: true });
		new MutationObserver(() => {
			if (title() === shown) return;
			shown = title();
			const from = pressed;
			requestAnimationFrame(() => {
				const { port1, port2 } = new MessageChannel();
				port1.onmessage = () => paints.push(performance.now() - from);
				port2.postMessage(0);
			});
		}).observe(document.body, { subtree: true, childList: true, characterData: true });
	});
	return () => page.evaluate(() => (window as unknown as { paints: number[] }).paints);
}

test('thirty mixed items by keyboard alone, without waiting for an answer in between', async ({
	page,
	browser,
}) => {
	test.setTimeout(240_000);
	const name = mark('Reihe');
	const titles = Array.from({ length: 31 }, (_, index) => `${name} Nr. ${index + 1}`);
	await putOnDesk(browser, titles, ['neuigkeit', 'hilfe', 'termin']);
	const ready = new Set<string>();
	page.on('response', (answer) => {
		const id = /pruefen\/([\w-]{36})\/__data\.json/.exec(answer.url())?.[1];
		if (id) ready.add(id);
	});
	await open(page, titles[0] ?? '');
	const paints = await measurePaints(page);
	const hrefs = await page
		.getByRole('list', { name: 'Was auf dich wartet' })
		.getByRole('link')
		.all();
	const ids = new Map<string, string>();
	for (const link of hrefs) {
		const title = (await link.locator('strong').textContent()) ?? '';
		if (titles.includes(title)) ids.set(title, (await link.getAttribute('href'))?.slice(-36) ?? '');
	}
	const ways = [['f'], ['n', '3', 'Control+Enter'], ['x', '6', 'Control+Enter']];
	let spent = 0;
	for (const [index, title] of titles.slice(0, 30).entries()) {
		// What another test put there meanwhile is not ours to decide.
		await expect
			.poll(
				async () => {
					const shown = (await heading(page).textContent()) ?? '';
					if (!titles.includes(shown)) await page.keyboard.press('j');
					return shown;
				},
				{ timeout: 20_000 },
			)
			.toBe(title);
		// While one reads, the next one comes: that time is not counted.
		const next = titles[index + 1] ?? '';
		await expect.poll(() => ready.has(ids.get(next) ?? ''), { timeout: 20_000 }).toBe(true);
		const began = performance.now();
		for (const key of ways[index % ways.length] ?? []) await page.keyboard.press(key);
		await expect(heading(page)).not.toHaveText(title);
		spent += performance.now() - began;
	}
	const all = await paints();
	// Printed, not asserted: what a machine that runs other tests beside this one needs is no rule.
	const figures = { each: spent / 30, painted: at(0.5, all), worst: Math.max(...all) };
	console.log('30 items by keyboard, ms:', figures);
	expect(all.length).toBeGreaterThanOrEqual(30);
	await expect(page.getByText(/^30 von \d+ · \d+:\d\d$/)).toBeVisible();
	// What was decided last is on the desk again, as if nobody had decided.
	await page.keyboard.press('z');
	await expect(heading(page)).toHaveText(titles[29] ?? '');
	await expect(page.getByRole('button', { name: 'Ablehnen' })).toBeVisible();
	// The answer is held back: the next item stands there nevertheless.
	let answer = () => {};
	const held = new Promise<void>((resolve) => (answer = resolve));
	await page.route(/entscheiden/, async (route) => {
		await held;
		await route.continue();
	});
	await page.keyboard.press('f');
	await expect(heading(page)).not.toHaveText(titles[29] ?? '');
	const counted = page.waitForResponse(/entscheiden/);
	answer();
	await counted;
});

test('a decision is taken back by the button for ten seconds, and later from the log', async ({
	page,
	browser,
}) => {
	test.setTimeout(120_000);
	const [first = '', second = ''] = [mark('Zurück A'), mark('Zurück B')];
	await putOnDesk(browser, [first, second]);
	await open(page, first);
	await page.getByRole('button', { name: /^Freigeben/ }).click();
	await expect(heading(page)).not.toHaveText(first);
	const toast = page.getByRole('status').getByRole('button', { name: 'Rückgängig' });
	await toast.click();
	await expect(heading(page)).toHaveText(first);
	await expect(page.getByRole('button', { name: /^Freigeben/ })).toBeVisible();
	await page.goto(await itemOf(page, second));
	await awake(page);
	const decided = page.waitForResponse(/entscheiden/);
	await page.keyboard.press('f');
	await decided;
	await page.goto(`/stabsstelle/protokoll?menschen=ja`);
	await page
		.getByRole('row')
		.filter({ hasText: second })
		.getByRole('link', { name: 'Zum Vorgang' })
		.first()
		.click();
	await expect(page.getByText('Schon freigegeben')).toBeVisible();
	await page.getByRole('main').getByRole('button', { name: 'Rückgängig' }).click();
	await expect(page.getByRole('button', { name: /^Freigeben/ })).toBeVisible();
});

test('two people on one item see each other, and never collide silently', async ({
	page,
	browser,
	complaints,
}) => {
	test.setTimeout(120_000);
	const title = mark('Zu zweit');
	await putOnDesk(browser, [title, mark('Danach')]);
	// Somebody else than in the other tests: a colleague has one thing open at a time.
	await open(page, title, 'Klaas Moorstedt');
	const other = await (
		await browser.newContext({
			viewport: { width: 1280, height: 800 },
			baseURL: process.env.PRODUCT_ORIGIN,
		})
	).newPage();
	await signInAs(other, 'Yusuf Heidewisch');
	await other.goto(page.url());
	await expect(other.getByText('Klaas Moorstedt sieht sich das gerade an.')).toBeVisible({
		timeout: 30_000,
	});
	await expect(page.getByText('Yusuf Heidewisch sieht sich das gerade an.')).toBeVisible({
		timeout: 30_000,
	});
	await awake(other);
	const decided = page.waitForResponse(/entscheiden/);
	await page.keyboard.press('f');
	await decided;
	await other.keyboard.press('f');
	await expect(other.getByText(`Nicht gespeichert: ${title}`)).toBeVisible();
	await other.context().close();
	complaints.splice(0, complaints.length, ...complaints.filter((text) => !text.includes('409')));
});

test('keys can be chosen and switched off, and stay so', async ({ page, browser }) => {
	test.setTimeout(90_000);
	const title = mark('Tasten');
	await putOnDesk(browser, [title, mark('Danach')]);
	await open(page, title);
	await page.keyboard.press('?');
	await page.getByRole('textbox', { name: 'Freigeben', exact: true }).press('x');
	await expect(page.getByText('Diese Taste ist schon vergeben.')).toBeVisible();
	await page.getByRole('textbox', { name: 'Freigeben', exact: true }).press('e');
	await page.keyboard.press('Escape');
	await page.reload();
	await expect(page.getByRole('button', { name: 'Freigeben' }).locator('kbd')).toHaveText('E');
	await page.keyboard.press('f');
	await expect(heading(page)).toHaveText(title);
	await page.keyboard.press('?');
	await page.getByRole('button', { name: 'Übliche Tasten' }).click();
	await page.getByRole('checkbox', { name: 'Tasten benutzen' }).uncheck();
	await page.keyboard.press('Escape');
	await page.reload();
	await awake(page);
	await page.keyboard.press('f');
	await expect(heading(page)).toHaveText(title);
	await page.getByRole('button', { name: 'Weiter' }).click();
	await expect(heading(page)).not.toHaveText(title);
});

test('a word is mended on the spot, several are turned down in one go', async ({
	page,
	browser,
	complaints,
}) => {
	test.setTimeout(120_000);
	const title = mark('Tipfehler');
	const others = [mark('Viele A'), mark('Viele B')];
	const like = [mark('Gleich A'), mark('Gleich B')];
	await putOnDesk(browser, [title, ...others, ...like]);
	await open(page, title);
	await page.keyboard.press('b');
	await expectNoBarrier(page);
	await page.getByLabel('Titel').fill(title.replace('Tipf', 'Tippf'));
	await page.getByRole('button', { name: 'Speichern' }).click();
	await expect(heading(page)).toHaveText(title.replace('Tipf', 'Tippf'));
	await expect(page.getByText('Gespeichert. Der Verein bekommt eine E-Mail.')).toBeVisible();
	await page.goto('/stabsstelle/pruefen');
	for (const one of others) await page.getByLabel(`Auswählen: ${one}`).check();
	await page.getByText('Ausgewählte ablehnen').first().click();
	await page.getByRole('button', { name: 'Ausgewählte ablehnen' }).click();
	await expect(page.getByRole('alert')).toContainText('Wähle einen Grund.');
	await page.getByLabel('Grund').selectOption({ label: 'Werbung' });
	await page.getByRole('button', { name: 'Ausgewählte ablehnen' }).click();
	await expect(page.getByText('Abgelehnt: 2')).toBeVisible();
	// And approved by keys alone: search, two picked, all at once.
	await expect(page.getByRole('button', { name: 'Tasten', exact: true })).toBeVisible();
	await page.keyboard.press('/');
	await expect(page.getByLabel('Titel oder Verein')).toBeFocused();
	await page.keyboard.type('Gleich');
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(/q=Gleich/);
	for (const one of like) await expect(page.getByLabel(`Auswählen: ${one}`)).toBeVisible();
	await page.getByRole('heading', { level: 1 }).click();
	for (const one of like) {
		await page.keyboard.press('Shift+J');
		await expect(page.getByLabel(`Auswählen: ${one}`)).toBeChecked();
	}
	await page.keyboard.press('Shift+F');
	await expect(page.getByText('Freigegeben: 2')).toBeVisible();
	await page.keyboard.type('gm');
	await expect(page).toHaveURL(/meldungen/);
	complaints.splice(0, complaints.length, ...complaints.filter((text) => !text.includes('400')));
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
		'/dubletten',
		'/unbeantwortet',
		'/veraltet',
		'/vereine',
		'/team',
		'/textbausteine',
		'/ohne-verein',
		'/protokoll',
	])
		for (const width of [320, 1280]) {
			await page.setViewportSize({ width, height: 800 });
			await page.goto(`/stabsstelle${path}`);
			await expectNoBarrier(page);
			expect.soft(await tooWide(page), `${path} at ${width} px`).toEqual([]);
			if (width === 320)
				expect.soft(await tooWideAtDoubleText(page), `${path} with text at 200 %`).toEqual([]);
		}
});
