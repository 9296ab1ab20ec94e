import type { APIRequestContext, Page } from '@playwright/test';
import { barriersOf } from './barriers';
import { awake, expect, test } from './journey';

// /entdecken as people use it: type, narrow, share, go back, and never stand before nothing.

test.describe.configure({ timeout: 60_000 });
test.use({ viewport: { width: 390, height: 844 }, contextOptions: { reducedMotion: 'reduce' } });

const totalOf = async (page: Page) =>
	Number(/\d+/.exec(await page.locator('main .total').innerText())?.[0]);
const titles = (page: Page) => page.locator('main .cards h2').allInnerTexts();
const field = (page: Page) => page.getByRole('combobox', { name: 'Was suchst du?' });
const panel = (page: Page, name: string) =>
	page
		.locator('.narrow details')
		.filter({ has: page.locator('summary', { hasText: new RegExp(`^${name}`) }) });

interface Answer {
	total: number;
	relaxed: { dropped: string[] } | null;
}
const answer = async (request: APIRequestContext, query: string) =>
	(await (await request.get(`/api/v1/search?${query}`)).json()) as Answer;

test('finds while typing, suggests by groups, and "back" undoes the whole word', async ({
	page,
}) => {
	// Clubs of one field: what other tests publish meanwhile is not among them.
	const start = '/entdecken?bereich=kultur&art=vereine';
	await page.goto(start);
	await awake(page);
	const before = await totalOf(page);
	await field(page).pressSequentially('chor', { delay: 20 });
	await expect(page).toHaveURL(/q=chor/);
	await expect.poll(() => totalOf(page)).toBeLessThan(before);
	await expect(page.locator('main .cards mark').first()).toContainText(/chor/i);
	const list = page.getByRole('listbox');
	await expect(list.getByRole('group').first()).toBeVisible();
	expect(await list.locator('.group').allInnerTexts()).toEqual(
		expect.arrayContaining([expect.stringMatching(/Themen/i), expect.stringMatching(/Vereine/i)]),
	);
	expect(await barriersOf(page, 'form[role=search]')).toEqual([]);
	// A suggestion is taken by keys; the list never covers what was asked for.
	await field(page).press('Escape');
	await expect(list).toBeHidden();
	await expect(field(page)).toHaveValue('chor');
	await page.goBack();
	await expect(page).toHaveURL(start);
	await expect.poll(() => totalOf(page)).toBe(before);
	await expect(field(page)).toHaveValue('');

	await page.goto('/entdecken');
	await awake(page);
	await field(page).fill('innen');
	await expect(list.getByRole('option', { name: 'Innenstadt', exact: true })).toBeVisible();
	await field(page).fill('sing');
	await expect(list.getByRole('option', { name: 'Kultur' }).first()).toBeVisible();
	await field(page).press('ArrowDown');
	await field(page).press('Enter');
	await expect(page).toHaveURL(/thema=/);
});

test.describe('on a first visit', () => {
	test('what is typed stays when the connection goes, and is found when it comes back', async ({
		page,
		context,
		complaints,
	}) => {
		await page.goto('/entdecken');
		await awake(page);
		await field(page).pressSequentially('gar', { delay: 20 });
		await expect(page).toHaveURL(/q=gar$/);
		await context.setOffline(true);
		await field(page).pressSequentially('ten', { delay: 20 });
		await expect(page.getByText('Gerade keine Verbindung.')).toBeVisible();
		await field(page).press('Enter');
		await expect(field(page)).toHaveValue('garten');
		await expect(page.locator('main .cards h2').first()).toBeVisible();
		await context.setOffline(false);
		await expect(page).toHaveURL(/q=garten$/);
		await expect(page.getByText('Gerade keine Verbindung.')).toBeHidden();
		await expect(page.locator('main .cards mark').first()).toContainText(/garten/i);
		// The browser says of each request that it failed; nothing else may be said.
		expect(complaints.filter((text) => !text.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([]);
		complaints.length = 0;
	});

	test('also when the connection went before the first letter', async ({
		page,
		context,
		complaints,
	}) => {
		await page.goto('/entdecken?q=garten');
		const found = await page.locator('main .cards h2').first().textContent();
		await context.setOffline(true);
		await field(page).press('Enter');
		await field(page).press('Enter');
		await field(page).press('End');
		await field(page).pressSequentially('a');
		await field(page).press('Enter');
		await expect(field(page)).toHaveValue('gartena');
		await expect(page.locator('main .cards h2').first()).toHaveText(found ?? '');
		await context.setOffline(false);
		await field(page).press('Backspace');
		await field(page).press('Backspace');
		await field(page).press('Enter');
		await expect(page).toHaveURL(/q=garte$/);
		expect(complaints.filter((text) => !text.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([]);
		complaints.length = 0;
	});
});

test('options say how many they leave, the address keeps them, and whoever gets it sees the same', async ({
	page,
	browser,
	baseURL,
}) => {
	await page.goto('/entdecken?art=vereine');
	await panel(page, 'Was').locator('summary').click();
	const chip = panel(page, 'Was').locator('a.chip').nth(1);
	const promised = Number(await chip.locator('.n').innerText());
	await chip.click();
	await expect(page).toHaveURL(/thema=/);
	await expect.poll(() => totalOf(page)).toBe(promised);
	// Whoever chooses one thing chooses a second: the panel waits until it is closed, with the finger where it was.
	await expect(panel(page, 'Was')).toHaveAttribute('open');
	await expect(chip).toBeFocused();
	await panel(page, 'Was')
		.getByRole('button', { name: `${promised} Treffer zeigen` })
		.click();
	await expect(panel(page, 'Was')).not.toHaveAttribute('open');
	await panel(page, 'Wo').locator('summary').click();
	const district = panel(page, 'Wo').locator('a.chip').first();
	const left = Number(await district.locator('.n').innerText());
	await district.click();
	await expect(page).toHaveURL(/wo=/);
	await expect.poll(() => totalOf(page)).toBe(left);
	await page.keyboard.press('Escape');
	await expect(panel(page, 'Wo')).not.toHaveAttribute('open');
	const shared = page.url();
	const found = await titles(page);

	const other = await browser.newContext({ baseURL, javaScriptEnabled: false });
	const plain = await other.newPage();
	await plain.goto(shared);
	expect(await titles(plain)).toEqual(found);
	// A form and links are enough: everything but typing ahead is there.
	await field(plain).fill('verein');
	await field(plain).press('Enter');
	await expect(plain).toHaveURL(/q=verein/);
	await expect(plain).toHaveURL(/thema=/);
	await plain.locator('.narrow summary').nth(1).click();
	await plain.locator('.narrow details[open] a.chip').first().click();
	await expect(plain).toHaveURL(/wann=/);
	await other.close();

	await page.goBack();
	await expect.poll(() => totalOf(page)).toBe(promised);
	// One tap takes it away again.
	await page.getByRole('group', { name: 'Ausgewählt' }).getByRole('link').first().click();
	await expect(page).not.toHaveURL(/thema=/);
});

test('says which filter it left out, and never ends at nothing', async ({ page, request }) => {
	const districts = ['travemuende', 'kuecknitz', 'schlutup', 'moisling', 'buntekuh'];
	let narrow = '';
	for (const district of districts) {
		for (const word of ['chor', 'schach', 'rudern', 'feuerwehr', 'yoga']) {
			const { relaxed } = await answer(request, `q=${word}&district=${district}`);
			if (relaxed?.dropped.join() === 'district') narrow = `q=${word}&wo=${district}`;
		}
		if (narrow) break;
	}
	expect(narrow).not.toBe('');
	await page.goto(`/entdecken?${narrow}`);
	await expect(page.getByText('Auch passend, anderer Stadtteil')).toBeVisible();
	await expect(page.locator('main .cards a').first()).toBeVisible();

	await page.goto('/entdecken?q=xyzzyqqq&art=neuigkeiten');
	await expect(page.getByText('Dazu haben wir nichts gefunden')).toBeVisible();
	const ways = page.locator('main').getByRole('link');
	for (const name of ['Ohne „xyzzyqqq“', 'Alles ansehen', 'Frag uns'])
		await expect(ways.filter({ hasText: name })).toBeVisible();
	await expect(page.getByRole('heading', { name: 'Hier wird gerade Hilfe gesucht' })).toBeVisible();
	await expect(page.locator('main .cards a').first()).toBeVisible();
	expect(await barriersOf(page, 'main')).toEqual([]);
});

test('has no barriers with any of its filters open', async ({ page }) => {
	await page.goto('/entdecken');
	for (const name of ['Wo', 'Wann', 'Was', 'Mehr']) {
		const one = panel(page, name);
		await one.locator('summary').click();
		await expect(one.locator('.panel')).toBeVisible();
		expect(await barriersOf(page, '.narrow'), name).toEqual([]);
		await one.getByRole('button', { name: /Treffer zeigen/ }).click();
		await expect(one.locator('summary')).toBeFocused();
	}
});

test('what the start page counts is what its links find', async ({ page }) => {
	const promised = async () => {
		await page.goto('/');
		const links = page.locator('main .hero a[href*="/entdecken?"]');
		const all = await links.evaluateAll((found) =>
			found.map((link) => [link.getAttribute('href') ?? '', link.textContent ?? ''] as const),
		);
		return all.filter(([, text]) => /\d/.test(text));
	};
	let counted = await promised();
	expect(counted.length).toBeGreaterThan(3);
	for (const [at, [href]] of counted.entries())
		// Other tests publish meanwhile: read until both are of the same moment.
		await expect(async () => {
			await page.goto(href);
			const total = await totalOf(page);
			const count = () => Number(/\d+(?= davon)|\d+(?=\D*$)/.exec(counted[at]?.[1] ?? '')?.[0]);
			if (count() !== total) counted = await promised();
			expect(total, href).toBe(count());
		}).toPass();
});

test('knows what somebody who sings is looking for', async ({ request }) => {
	const found = (await (await request.get('/api/v1/suggest?q=singen')).json()) as {
		topics: { key: string }[];
	};
	expect(found.topics.map(({ key }) => key)).toContain('kultur-musik');
});
