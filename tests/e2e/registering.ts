import { expect, type APIRequestContext, type Page } from '@playwright/test';

// A club registers as somebody would, and reads its mails.

let count = 0;
export const fresh = () => `${Date.now().toString(36)}${count++}`;

interface Letter {
	subject: string;
	text: string;
}
export async function letterTo(
	request: APIRequestContext,
	mail: string,
	about: RegExp,
): Promise<Letter> {
	let found: Letter | undefined;
	await expect
		.poll(
			async () => {
				const answer = await request.get(`/demo/post.json?an=${encodeURIComponent(mail)}`);
				found = ((await answer.json()) as Letter[]).find(
					({ subject, text }) => about.test(subject) || about.test(text),
				);
				return found !== undefined;
			},
			// A decision of the office can be taken back for twelve seconds: its letter waits for so long.
			{ intervals: [150], timeout: 30_000 },
		)
		.toBe(true);
	return found ?? { subject: '', text: '' };
}
export const CODE = /^ {4}(\d{6})$/m;
export const codeOf = async (request: APIRequestContext, mail: string) =>
	CODE.exec((await letterTo(request, mail, CODE)).text)?.[1] ?? '';

export const next = (page: Page, label = 'Weiter') =>
	page.getByRole('button', { name: label, exact: true }).click();

/** The seven questions, answered as somebody would. Returns how many pages that were. */
export async function register(
	page: Page,
	request: APIRequestContext,
	name: string,
	mail: string,
	press = next,
) {
	const steps = new Set<string>();
	const here = async () => {
		const step = await page.getByText(/^Schritt \d von 7$/).textContent();
		steps.add(step ?? '');
	};
	await page.goto('/verein-eintragen');
	await here();
	await page.getByLabel('Name eures Vereins oder eurer Gruppe').fill(name);
	await press(page);
	// A club of another test may sound alike.
	const alike = page.getByRole('button', { name: 'Nein, wir sind ein anderer Verein' });
	const asked = page.getByRole('heading', { level: 1, name: 'Was macht ihr?' });
	await expect(alike.or(asked)).toBeVisible();
	if (await alike.isVisible()) await alike.click();
	await expect(asked).toBeVisible();
	await here();
	await page.getByLabel('Umwelt, Klima & Natur').check();
	await press(page);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ein Satz über euch');
	await here();
	await page.getByLabel(`Was macht ${name}?`).fill('Wir pflanzen Bäume an der Wakenitz.');
	await press(page);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Wo seid ihr?');
	await here();
	await page.getByLabel('Nein, kein fester Ort').check();
	await press(page);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Wie erreicht man euch?');
	await here();
	await expect(page.getByLabel('Telefon öffentlich zeigen')).not.toBeChecked();
	await page.getByLabel('Telefon', { exact: true }).fill('030 23125 777');
	await page.getByLabel('E-Mail', { exact: true }).fill('baum@verein.example');
	await page.getByLabel('E-Mail öffentlich zeigen').check();
	await press(page);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Und wer bist du?');
	await here();
	await page.getByLabel('Dein Name').fill('Nesrin Moorwisch');
	await page.getByLabel('E-Mail-Adresse').fill(mail);
	await page.getByLabel('Ich bin mindestens 16 Jahre alt.').check();
	await press(page, 'Code schicken');
	await page.getByLabel('Code aus der E-Mail').fill(await codeOf(request, mail));
	await press(page);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Stimmt alles?');
	await here();
	await expect(page.getByText('Wir pflanzen Bäume an der Wakenitz.')).toBeVisible();
	return steps.size;
}
