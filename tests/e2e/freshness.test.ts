import type { APIRequestContext } from '@playwright/test';
import { barriersOf } from './barriers';
import { expect, test } from './journey';
import { stillTrueLinks } from './letters';

// "Still true?": the three ways in the mail, without signing in.

test.describe.configure({ mode: 'serial', timeout: 90_000 });

/** One that nobody answered yet; the invented city has things that run out soon. */
async function openQuestion(request: APIRequestContext): Promise<string> {
	for (const link of await stillTrueLinks())
		if ((await (await request.get(link)).text()).includes('Ja, stimmt noch')) return link;
	throw new Error('Every question was answered');
}

test('programs that look at mails say nothing; a yes is one tap', async ({ page, request }) => {
	const path = await openQuestion(request);
	for (const method of ['GET', 'HEAD', 'GET'])
		expect((await request.fetch(`${path}?antwort=nein`, { method })).status()).toBe(200);
	await page.goto(`${path}?antwort=ja`);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Stimmt das noch?');
	expect(await barriersOf(page)).toEqual([]);
	await page.getByRole('button', { name: 'Ja, stimmt noch' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Danke, bestätigt');
	await page.goto(`${path}?antwort=nein`);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Danke, bestätigt');
	await expect(page.getByRole('button', { name: 'Nein, nicht mehr' })).toHaveCount(0);
});

test('whoever wants to change something signs in first', async ({ page, request }) => {
	await page.goto(await openQuestion(request));
	await page.getByRole('link', { name: 'Etwas ändern' }).click();
	await expect(page).toHaveURL(/\/anmelden\?weiter=.*mein-verein/);
});

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false });
	test('a no ends it, and an empty answer is asked for', async ({ page, request, baseURL }) => {
		const path = await openQuestion(request);
		const empty = await request.post(path, {
			form: {},
			headers: { origin: baseURL ?? '', accept: 'text/html' },
		});
		expect(empty.status()).toBe(400);
		expect(await empty.text()).toContain('Wähle aus: Stimmt es noch oder nicht mehr?');
		await page.goto(`${path}?antwort=nein`);
		await page.getByRole('button', { name: 'Nein, nicht mehr' }).click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Danke für die Antwort');
	});
});
