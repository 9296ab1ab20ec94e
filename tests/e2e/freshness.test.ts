import type { APIRequestContext } from '@playwright/test';
import { barriersOf } from './barriers';
import { expect, test } from './journey';

// "Still true?": the three ways in the mail, without signing in.

test.describe.configure({ mode: 'serial', timeout: 90_000 });

interface Letter {
	subject: string;
	text: string;
}
const KEY = /\/bestaetigen\/[\w-]+/;
/** Which question it is; the rest of a key says whose. */
const QUESTION = /\/bestaetigen\/[\w-]{21}/;

/** Mails that ask, each about something else; the invented city has things that run out soon. */
async function letters(request: APIRequestContext): Promise<Letter[]> {
	let found: Letter[] = [];
	await expect
		.poll(
			async () => {
				const all = (await (await request.get('/demo/post.json')).json()) as Letter[];
				const byQuestion = new Map(
					all.flatMap((letter) => {
						const key = QUESTION.exec(letter.text)?.[0];
						return key ? [[key, letter] as const] : [];
					}),
				);
				found = [...byQuestion.values()];
				return found.length;
			},
			{ timeout: 60_000 },
		)
		.toBeGreaterThanOrEqual(3);
	return found;
}
const pathOf = (letter: Letter | undefined) => KEY.exec(letter?.text ?? '')?.[0] ?? '';

test('programs that look at mails say nothing; a yes is one tap', async ({ page, request }) => {
	const [letter] = await letters(request);
	const path = pathOf(letter);
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
	const [, letter] = await letters(request);
	await page.goto(pathOf(letter));
	await page.getByRole('link', { name: 'Etwas ändern' }).click();
	await expect(page).toHaveURL(/\/anmelden\?weiter=.*mein-verein/);
});

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false });
	test('a no ends it, and an empty answer is asked for', async ({ page, request, baseURL }) => {
		const path = pathOf((await letters(request)).at(2));
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
