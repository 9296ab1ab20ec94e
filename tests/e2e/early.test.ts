import type { Page } from '@playwright/test';
import { awake, expect, test } from './journey';
import { fresh } from './registering';

// A slow phone: the page is there, and its script is not. Whoever types and presses now loses nothing of it.

test.use({ viewport: { width: 390, height: 844 } });

/** Scripts wait until they are let go. */
async function holdScripts(page: Page): Promise<() => void> {
	let letGo = () => {};
	const held = new Promise<void>((resolve) => (letGo = resolve));
	await page.route('**/_app/immutable/**/*.js', async (route) => {
		await held;
		// Of a page that was left meanwhile nobody waits for it.
		await route.continue().catch(() => undefined);
	});
	return letGo;
}

/** What these fields of the page would send. */
const said = (page: Page, names: string[]) =>
	page.evaluate((only) => {
		const fields = [...document.querySelectorAll<HTMLFormElement>('main form')].flatMap((form) => [
			...new FormData(form),
		]);
		return fields
			.filter(([name]) => only.includes(name))
			.map(([name, value]) => `${name}=${typeof value === 'string' ? value.trim() : ''}`);
	}, names);

/** Every field says something else than the server put there, as if somebody had typed, ticked and chosen. */
const changeAll = (page: Page) =>
	page.evaluate(() => {
		const names = new Set<string>();
		for (const folded of document.querySelectorAll<HTMLDetailsElement>('main form details'))
			folded.open = true;
		for (const field of document.querySelectorAll<
			HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement
		>('main :is(input, textarea, select)')) {
			const { name, type } = field;
			if (!name || ['hidden', 'file', 'submit'].includes(type) || field.closest('[aria-hidden]'))
				continue;
			names.add(name);
			if (field instanceof HTMLSelectElement)
				field.selectedIndex = (field.selectedIndex + 1) % field.options.length;
			else if (type === 'checkbox' && field instanceof HTMLInputElement)
				field.checked = !field.checked;
			else if (type === 'radio' && field instanceof HTMLInputElement) field.checked = true;
			else field.value = type === 'date' ? '2027-04-03' : `Früh ${name}`;
		}
		return [...names];
	});

/** An open need of the club that the demo person looks after. */
async function ownNeed(page: Page): Promise<string> {
	await page.goto('/anmelden');
	await page.locator('form:has(input[value="inhaberin"]) button').first().click();
	await page.waitForURL(/mein-verein/);
	const club = page.getByRole('link', { name: 'So sehen euch alle' }).first();
	await page.goto((await club.getAttribute('href')) ?? '');
	return (await page.locator('a[href^="/mitmachen/"]').first().getAttribute('href')) ?? '';
}

test('what was typed, ticked and chosen before the script came stays when it comes', async ({
	page,
}) => {
	const need = await ownNeed(page);
	for (const at of [
		`${need}/anfrage`,
		'/mein-verein/neu/hilfe',
		'/mein-verein/neu/termin',
		'/mein-verein/neu/neuigkeit',
		'/mein-verein/profil/ort',
		'/mein-verein/profil/kontakt',
		'/verein-eintragen/name',
		'/barrierefreiheit/feedback',
		'/anmelden',
	]) {
		if (at === '/anmelden') await page.context().clearCookies();
		const letGo = await holdScripts(page);
		await page.goto(at, { waitUntil: 'commit' });
		await page.locator('footer').first().waitFor();
		const names = await changeAll(page);
		const before = await said(page, names);
		expect.soft(before.length, at).toBeGreaterThan(0);
		letGo();
		await awake(page);
		expect.soft(await said(page, names), at).toEqual(before);
		expect.soft(await page.locator('main form details:not([open])').count(), at).toBe(0);
		await page.unroute('**/_app/immutable/**/*.js');
	}
});

test('a word and an order chosen on the slow search page count once its script is there', async ({
	page,
}) => {
	let letGo = await holdScripts(page);
	await page.goto('/entdecken', { waitUntil: 'commit' });
	await page.getByRole('combobox', { name: /such/i }).fill('chor');
	letGo();
	await page.waitForURL(/[?&]q=chor/);
	await expect(page.getByRole('combobox', { name: /such/i })).toHaveValue('chor');
	await page.unroute('**/_app/immutable/**/*.js');

	letGo = await holdScripts(page);
	await page.goto('/entdecken', { waitUntil: 'commit' });
	await page.locator('#sortierung').selectOption('name');
	letGo();
	await page.waitForURL(/sortierung=name/);
	await expect(page.locator('#sortierung')).toHaveValue('name');
});

test('R18 R19 pressed before the script is there: asked once, published once, and what is missing is said', async ({
	page,
	complaints,
}) => {
	const need = await ownNeed(page);
	const mark = `Früh ${fresh()}`;
	let letGo = await holdScripts(page);
	await page.goto(`${need}/anfrage`, { waitUntil: 'commit' });
	await page.getByLabel('Dein Name').fill(mark);
	await page.getByLabel('E-Mail').fill(`${fresh()}@freiwillig.example`);
	// Nothing seems to happen: pressed twice.
	await page.getByRole('button', { name: 'Absenden' }).dblclick({ noWaitAfter: true });
	await expect(page).toHaveURL(/\/anfrage\/[\w-]{48}/);
	letGo();
	await awake(page);
	await page.unroute('**/_app/immutable/**/*.js');
	await page.goto('/mein-verein/anfragen');
	await expect(page.getByText(mark)).toHaveCount(1);

	letGo = await holdScripts(page);
	await page.goto('/mein-verein/neu/neuigkeit', { waitUntil: 'commit' });
	await page.getByLabel('Was gibt es Neues?').fill(mark);
	await page.getByText('Mehr dazu sagen').click();
	await page.getByRole('textbox', { name: 'Sichtbar bis' }).fill('1.1.2020');
	// Straight to the server, which says what is wrong and hands everything back.
	await page.getByRole('button', { name: 'Veröffentlichen' }).click({ noWaitAfter: true });
	await expect(page.getByRole('alert')).toBeVisible();
	await expect(page.getByLabel('Was gibt es Neues?')).toHaveValue(mark);
	await page.getByLabel('Was gibt es Neues?').fill(`${mark} anders`);
	letGo();
	// What stood in the fields still does, and what was typed meanwhile is kept as if the script had heard it.
	await expect(page.getByText('Entwurf gespeichert')).toBeVisible();
	await expect(page.getByLabel('Was gibt es Neues?')).toHaveValue(`${mark} anders`);
	await page.getByRole('textbox', { name: 'Sichtbar bis' }).fill('');
	await page.getByRole('button', { name: 'Veröffentlichen' }).click();
	await expect(page.getByText('Ist online')).toBeVisible();
	await expect(page.getByRole('link', { name: `${mark} anders`, exact: true })).toBeVisible();
	for (const complaint of complaints.splice(0)) expect(complaint).toContain('400');
});
