import type { BrowserContext, Page } from '@playwright/test';
import { stepAt, totpAt } from '../../src/lib/server/people/totp';
import { startInCity } from '../support/city';
import type { RunningProduct } from '../support/product';
import { expectNoBarrier } from './barriers';
import { cityHere } from './one-product';
import { expect, test } from './journey';
import { textTo } from './letters';

test.use({ actionTimeout: 20_000 });
// Passwords, passkeys and addresses put people out of their other devices, so these have a product of their own.
test.describe.configure({ mode: 'serial' });

let product: RunningProduct;
/** Passkeys are bound to a name, so it is asked by one. */
let origin = '';
test.beforeAll(async () => {
	test.setTimeout(240_000);
	product = await startInCity(
		cityHere(),
		{ LIMIT_READ_BURST: '100000', LIMIT_SIGN_IN_PER_MINUTE: '100000', SEARCH: 'postgres' },
		{ patienceMs: 200_000 },
	);
	origin = product.origin.replace('127.0.0.1', 'localhost');
});
test.afterAll(() => product?.stop());

const GOOD = 'vier muede Igel am Zaun';

/** A device with a finger on it, as Chromium pretends to have one. */
async function giveDevice(page: Page, context: BrowserContext) {
	const browser = await context.newCDPSession(page);
	await browser.send('WebAuthn.enable');
	await browser.send('WebAuthn.addVirtualAuthenticator', {
		options: {
			protocol: 'ctap2',
			transport: 'internal',
			hasResidentKey: true,
			hasUserVerification: true,
			isUserVerified: true,
			automaticPresenceSimulation: true,
		},
	});
}

async function signIn(page: Page, name: string) {
	await page.goto(`${origin}/anmelden?weiter=%2Fmein-verein%2Fkonto`);
	await page.getByRole('button', { name: `Anmelden als ${name}` }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Mein Konto');
}
const signOut = async (page: Page) => {
	await page.goto(`${origin}/abmelden`);
	await page.getByRole('button', { name: 'Abmelden' }).click();
	// Only then is it done: whoever goes on before that cuts it short.
	await expect(page).toHaveURL(`${origin}/abmelden?fertig`);
};

test('S16 a passkey is made, signs in, counts as the second step, is renamed and removed', async ({
	page,
	context,
	complaints,
}) => {
	test.setTimeout(120_000);
	await giveDevice(page, context);
	await signIn(page, 'Klaas Moorstedt');
	await page.getByRole('link', { name: 'Passkey anlegen' }).click();
	await expectNoBarrier(page);
	await page.getByLabel('Name des Passkeys').fill('Mein Handy');
	await page.getByRole('button', { name: 'Passkey anlegen' }).click();
	await expect(page.getByText('Der Passkey ist angelegt.')).toBeVisible();
	await expectNoBarrier(page);
	await signOut(page);
	await page.goto(`${origin}/anmelden`);
	await page.getByRole('link', { name: 'Mit Passkey anmelden' }).click();
	await expectNoBarrier(page);
	await page.getByRole('button', { name: 'Mit Passkey anmelden' }).click();
	// No second step: device and finger are two things already.
	await expect(page).toHaveURL(`${origin}/stabsstelle`);
	await page.goto(`${origin}/mein-verein/konto/passkeys`);
	await page.locator('li').getByLabel('Name des Passkeys').fill('Altes Handy');
	await page.getByRole('button', { name: 'Umbenennen: Mein Handy' }).click();
	await expect(page.getByText('Der Passkey hat einen neuen Namen.')).toBeVisible();
	await page.getByRole('button', { name: 'Entfernen: Altes Handy' }).click();
	await expect(page.getByText('Der Passkey ist entfernt.')).toBeVisible();
	await signOut(page);
	await page.goto(`${origin}/anmelden/passkey`);
	await page.getByRole('button', { name: 'Mit Passkey anmelden' }).click();
	await expect(page.getByRole('alert')).toContainText('gehört zu keinem Konto');
	await expectNoBarrier(page);
	expect(complaints.filter((text) => !text.includes('400'))).toEqual([]);
	complaints.length = 0;
});

test('after the first code a passkey is offered, once, and may wait', async ({ page, request }) => {
	const mail = 'neuer-verein@demo.example';
	for (const offered of [true, false]) {
		await page.goto(`${origin}/anmelden`);
		await page.getByLabel('E-Mail-Adresse').fill(mail);
		const before = await request.get(`${origin}/demo/post.json?an=${encodeURIComponent(mail)}`);
		const known = ((await before.json()) as unknown[]).length;
		await page.getByRole('button', { name: 'Code schicken' }).click();
		await expect(page.getByLabel('Code aus der E-Mail')).toBeVisible();
		let code = '';
		await expect
			.poll(async () => {
				const answer = await request.get(`${origin}/demo/post.json?an=${encodeURIComponent(mail)}`);
				const all = (await answer.json()) as { text: string }[];
				code = /^ {4}(\d{6})$/m.exec(all[0]?.text ?? '')?.[1] ?? '';
				return all.length > known && code !== '';
			})
			.toBe(true);
		await page.getByLabel('Code aus der E-Mail').fill(code);
		await page.locator('main form').getByRole('button', { name: 'Anmelden' }).click();
		if (offered) {
			await expect(page.getByRole('heading', { level: 1 })).toHaveText('Nächstes Mal ohne Code?');
			await expectNoBarrier(page);
			await page.getByRole('link', { name: 'Später' }).click();
		}
		await expect(page).toHaveURL(`${origin}/mein-verein`);
		await signOut(page);
	}
});

test('S15 a password is set, shown, refused with a reason, signs in, and is removed', async ({
	page,
	complaints,
}) => {
	await signIn(page, 'Emre Sandbeck');
	await page.getByRole('link', { name: 'Passwort setzen' }).click();
	await expectNoBarrier(page);
	const field = page.getByLabel('Neues Passwort');
	for (const [typed, sentence] of [
		['qx7zv', 'zu kurz'],
		['Luebeck2026', 'schnell erraten'],
		['Sandbeck 2026', 'steckt dein Name'],
		['ä'.repeat(129), 'höchstens 128'],
	] as const) {
		await field.fill(typed);
		await page.getByRole('button', { name: 'Speichern' }).click();
		await expect(page.getByRole('alert')).toContainText(sentence);
		// It never comes back with the page.
		expect(await page.content()).not.toContain(typed);
	}
	await expectNoBarrier(page);
	await field.fill(GOOD);
	await page.getByRole('button', { name: 'Passwort zeigen' }).click();
	await expect(field).toHaveAttribute('type', 'text');
	await page.getByRole('button', { name: 'Speichern' }).click();
	await expect(page.getByText('Dein neues Passwort gilt.')).toBeVisible();
	await signOut(page);
	await page.goto(origin + '/anmelden');
	await page.getByRole('link', { name: 'Mit Passwort anmelden' }).click();
	// The page before asks for an address, too.
	await expect(page.getByLabel('Passwort', { exact: true })).toBeVisible();
	await expectNoBarrier(page);
	await page.getByLabel('E-Mail-Adresse').fill('schreiber@demo.example');
	await page.getByLabel('Passwort', { exact: true }).fill('Sommer2026!');
	await page.locator('main form').getByRole('button', { name: 'Anmelden' }).click();
	await expect(page.getByRole('alert')).toContainText('passen nicht zusammen');
	await expect(page.getByLabel('E-Mail-Adresse')).toHaveValue('schreiber@demo.example');
	await page.getByLabel('Passwort', { exact: true }).fill(GOOD);
	await page.locator('main form').getByRole('button', { name: 'Anmelden' }).click();
	await expect(page).toHaveURL(origin + '/mein-verein');
	await page.goto(origin + '/mein-verein/konto/passwort');
	await page.getByRole('button', { name: 'Passwort entfernen' }).click();
	await expect(page.getByText('Du hast kein Passwort mehr.')).toBeVisible();
	expect(complaints.filter((text) => !/400|429/.test(text))).toEqual([]);
	complaints.length = 0;
});

/** What an app on a phone would show now for the key on the page. */
async function codeOfApp(page: Page): Promise<string> {
	const key = (await page.locator('main code').innerText()).replaceAll(' ', '');
	const bits = [...key]
		.map((letter) =>
			'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'),
		)
		.join('');
	const bytes = (bits.match(/.{8}/g) ?? []).map((eight) => Number.parseInt(eight, 2));
	return totpAt(Buffer.from(bytes), stepAt(new Date()));
}

test('S16 a second step is set up, asked beside the code of the mail, and moved to a new phone', async ({
	page,
	request,
	complaints,
}) => {
	const heading = page.getByRole('heading', { level: 1 });
	await signIn(page, 'Frauke Lindenkamp');
	await page.goto(`${origin}/anmelden/zweiter-faktor`);
	await expect(heading).toHaveText('Zweiten Schritt einrichten');
	await expectNoBarrier(page);
	await page.getByLabel('Code aus der App').fill('nichts');
	await page.getByRole('button', { name: 'Einrichten' }).click();
	await expect(page.getByRole('alert')).toContainText('Dieser Code passt nicht');
	await expectNoBarrier(page);
	await page.getByLabel('Code aus der App').fill(await codeOfApp(page));
	await page.getByRole('button', { name: 'Einrichten' }).click();
	await expect(heading).toHaveText('Deine Ersatz-Codes');
	await expectNoBarrier(page);
	const spare = await page.locator('main .codes li').first().innerText();
	await signOut(page);

	await page.goto(`${origin}/anmelden`);
	await page.getByLabel('E-Mail-Adresse').fill('inhaberin@demo.example');
	await page.getByRole('button', { name: 'Code schicken' }).click();
	await expect(page.getByLabel('Code aus der E-Mail')).toBeVisible();
	await expectNoBarrier(page);
	const code = await textTo(request, 'inhaberin@demo.example', /^ {4}(\d{6})$/m, origin);
	await page.getByLabel('Code aus der E-Mail').fill(code);
	await page.locator('main form').getByRole('button', { name: 'Anmelden' }).click();
	await expect(heading).not.toHaveText('Code eingeben');
	// Whoever reads the mails is not in yet.
	await page.goto(`${origin}/mein-verein/konto`);
	await expect(heading).toHaveText('Zweiter Schritt');
	await expectNoBarrier(page);
	await page.getByLabel('Code aus der App').fill(spare);
	await page.getByRole('button', { name: 'Weiter' }).click();
	await expect(heading).toHaveText('Mein Konto');
	await page.getByRole('link', { name: 'Ersatz-Codes und neues Handy' }).click();
	await expect(page.getByRole('heading', { name: 'Neues Handy?' })).toBeVisible();
	await expectNoBarrier(page);
	await page.getByRole('button', { name: 'Neu einrichten' }).click();
	await expect(heading).toHaveText('Zweiten Schritt einrichten');
	expect(complaints.filter((text) => !text.includes('400'))).toEqual([]);
	complaints.length = 0;
});

for (const javaScriptEnabled of [true, false])
	test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
		test.use({ javaScriptEnabled });

		test('S41 the address is changed, and the old mailbox takes it back', async ({
			page,
			request,
		}) => {
			const [who, key] = javaScriptEnabled
				? (['Yusuf Heidewisch', 'agentur'] as const)
				: (['Birgit Traverehder', 'koordination'] as const);
			const old = `${key}@demo.example`;
			const mail = `neu-${javaScriptEnabled}@demo.example`;
			await signIn(page, who);
			await page.getByRole('link', { name: 'E-Mail-Adresse ändern' }).click();
			await page.getByLabel('Neue E-Mail-Adresse').fill(mail);
			await page.getByRole('button', { name: 'Code schicken' }).click();
			await expect(page.getByText(mail)).toBeVisible();
			const code = await textTo(request, mail, /^ {4}(\d{6})$/m, origin);
			await page.getByLabel('Code aus der E-Mail').fill(code);
			await page.getByRole('button', { name: 'Adresse bestätigen' }).click();
			await expect(page.getByText('Deine neue Adresse gilt.')).toBeVisible();
			await expect(page.getByText(mail)).toBeVisible();
			const way = await textTo(request, old, /(\/anmelden\/zurueckholen\/[\w-]+)/, origin);
			await page.goto(origin + way);
			await expect(page.getByText(old)).toBeVisible();
			await page.getByRole('button', { name: /zurückholen/ }).click();
			await expect(page.getByText('Dein Konto gehört wieder dir.')).toBeVisible();
			await page.goto(origin + '/mein-verein/konto');
			await expect(page).toHaveURL(origin + '/anmelden?weiter=%2Fmein-verein%2Fkonto');
			await page.goto(origin + way);
			await expect(page).toHaveURL(origin + '/link-abgelaufen');
		});
	});
