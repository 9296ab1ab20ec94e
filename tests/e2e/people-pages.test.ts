import type { Page } from '@playwright/test';
import { expectNoBarrier } from './barriers';
import { expect, test } from './journey';
import { stillTrueLinks, textTo } from './letters';
import { tabThrough } from './tab-through';
import { tooWide, tooWideAtDoubleText } from './too-wide';

// The states of signing in, registering and running a club that no other sweep comes through: what a form says
// when it comes back, and the pages behind links in mails. At 400 %, with large text and by keyboard alone.

// 1280 px at 400 %.
test.use({ actionTimeout: 20_000, viewport: { width: 320, height: 256 } });

let count = 0;
const fresh = () => `${Date.now().toString(36)}${count++}`;
const press = (page: Page, name: string | RegExp) =>
	page.getByRole('button', { name }).first().click();
const heading = (page: Page) => page.getByRole('heading', { level: 1 });
const wrong = (page: Page) => expect(page.getByRole('alert')).not.toBeEmpty();

async function signInAs(page: Page, person: string, to = '/mein-verein') {
	await page.context().clearCookies();
	await page.goto(`/anmelden?weiter=${encodeURIComponent(to)}`);
	await page.locator(`form:has(input[value="${person}"]) button`).first().click();
	await page.waitForURL(to);
}

/** Looks at one state after the other; the keyboard goes through each third, with `full` through all. */
function looker(page: Page) {
	let seen = 0;
	return async (state: string) => {
		await expectNoBarrier(page);
		expect.soft(await tooWide(page), `${state} at 400 %`).toEqual([]);
		expect.soft(await tooWideAtDoubleText(page), `${state} with text at 200 %`).toEqual([]);
		if (process.env.SWEEP !== 'full' && seen++ % 3 !== 0) return;
		const stops = await tabThrough(page);
		expect(stops.length, state).toBeGreaterThan(2);
	};
}

/** The browser reports what a form refused; that is expected here. */
function forgive(complaints: string[]) {
	expect(complaints.filter((text) => !/\b(400|403|409)\b/.test(text))).toEqual([]);
	complaints.length = 0;
}

test('signing in, in all its states', async ({ page, complaints }) => {
	test.setTimeout(180_000);
	const look = looker(page);
	await page.goto('/anmelden');
	await press(page, 'Code schicken');
	await wrong(page);
	await look('no address');
	await page.goto('/anmelden?abgelaufen');
	await look('a code that is over');
	await page.goto('/anmelden/passwort');
	await look('password');
	await page.getByLabel('E-Mail-Adresse').fill(`${fresh()}@nirgends.example`);
	await page.locator('input[name=password]').fill('Sommer2026!');
	await page.locator('main form').getByRole('button', { name: 'Anmelden', exact: true }).click();
	await wrong(page);
	await look('wrong password');
	await page.goto('/anmelden/passkey');
	await look('passkey');
	await page.goto('/anmelden');
	await page.getByLabel('E-Mail-Adresse').fill(`${fresh()}@nirgends.example`);
	await press(page, 'Code schicken');
	await page.getByLabel('Code aus der E-Mail').fill('000000');
	await page.locator('main form').getByRole('button', { name: 'Anmelden', exact: true }).click();
	await wrong(page);
	await look('wrong code');
	forgive(complaints);
});

test('registering, in all its states', async ({ page, request, complaints }) => {
	test.setTimeout(240_000);
	const look = looker(page);
	const next = () => page.getByRole('button', { name: 'Weiter', exact: true }).click();
	const asked = async (question: string) => {
		await expect(heading(page)).toHaveText(question);
		await next();
		await wrong(page);
		await look(`${question} unanswered`);
	};
	await page.goto('/verein-eintragen/name');
	await asked((await heading(page).textContent())?.trim() ?? '');
	const name = `Kranichfreunde ${fresh()}`;
	await page.getByLabel('Name eures Vereins oder eurer Gruppe').fill(name);
	await next();
	const other = page.getByRole('button', { name: 'Nein, wir sind ein anderer Verein' });
	await expect(other.or(page.getByRole('heading', { name: 'Was macht ihr?' }))).toBeVisible();
	if (await other.isVisible()) await other.click();
	await asked('Was macht ihr?');
	await page.getByLabel('Umwelt, Klima & Natur').check();
	await next();
	await asked('Ein Satz über euch');
	await page.getByLabel(`Was macht ${name}?`).fill('Wir zählen Kraniche.');
	await next();
	await asked('Wo seid ihr?');
	await page.getByLabel('Nein, kein fester Ort').check();
	await next();
	await asked('Wie erreicht man euch?');
	await page.getByLabel('E-Mail', { exact: true }).fill('kranich@verein.example');
	await next();
	await expect(heading(page)).toHaveText('Und wer bist du?');
	await press(page, 'Code schicken');
	await wrong(page);
	await look('nobody named');
	const mail = `${fresh()}@verein.example`;
	await page.getByLabel('Dein Name').fill('Nesrin Moorwisch');
	await page.getByLabel('E-Mail-Adresse').fill(mail);
	await page.getByLabel('Ich bin mindestens 16 Jahre alt.').check();
	await press(page, 'Code schicken');
	await page.getByLabel('Code aus der E-Mail').fill('000000');
	await next();
	await wrong(page);
	await look('wrong code');
	const code = await textTo(request, mail, /^ {4}(\d{6})$/m);
	const elsewhere = await textTo(request, mail, /(\/verein-eintragen\/weiter\/[\w-]+)/);
	await page.getByLabel('Code aus der E-Mail').fill(code);
	await next();
	await expect(heading(page)).toHaveText('Stimmt alles?');
	// Nobody answers seven questions in three seconds, but a test of all these states took longer than that.
	await press(page, 'Verein eintragen');
	await expect(page.getByText('Alles ist bei uns angekommen.')).toBeVisible();
	await look('sent');
	for (const path of ['', '/profil', '/profil/ueber-uns', '/team']) {
		await page.goto(`/mein-verein${path}`);
		await look(`of a club that waits: ${path}`);
	}
	await page.context().clearCookies();
	await page.goto(elsewhere);
	await look('a draft that was sent, by its link');

	// Taking over an entry that is there.
	await page.goto('/vereine');
	const club = await page.locator('a[href^="/vereine/"]').first().getAttribute('href');
	await page.goto(`/verein-eintragen/uebernehmen/beginnen?verein=${club?.split('/').at(-1) ?? ''}`);
	await look('taking over');
	forgive(complaints);
});

test('running a club: what comes back, and single things', async ({ page, complaints }) => {
	test.setTimeout(240_000);
	const look = looker(page);
	await signInAs(page, 'inhaberin');
	for (const [path, field, button] of [
		['/profil/name', 'name', 'Speichern'],
		['/profil/kontakt', 'contactMail', 'Speichern'],
		['/team', 'mail', 'Einladen'],
		['/konto/mail', 'mail', 'Code schicken'],
	] as const) {
		await page.goto(`/mein-verein${path}`);
		await page.locator(`main input[name=${field}]`).first().fill('');
		if (field === 'contactMail') await page.locator('main input[name=contactPhone]').fill('');
		await press(page, button);
		await wrong(page);
		await look(`${path} with nothing in it`);
	}
	for (const kind of ['neuigkeit', 'hilfe', 'termin']) {
		await page.goto(`/mein-verein/neu/${kind}`);
		await press(page, 'Veröffentlichen');
		await wrong(page);
		await look(`an empty ${kind}`);
	}
	await page.goto('/mein-verein/konto/passwort');
	await page.locator('main input[type=password]').first().fill('kurz');
	await page.locator('main form').first().getByRole('button').last().click();
	await wrong(page);
	await look('a password that is too short');
	for (const list of ['eintraege', 'anfragen']) {
		await page.goto(`/mein-verein/${list}`);
		const link = page.locator(`main a[href*="/mein-verein/${list}/"]`).first();
		const path = await link.getAttribute('href');
		await page.goto(path ?? '');
		await look(`one of ${list}`);
	}
	// Nobody of a club.
	await signInAs(page, 'koordination', '/mein-verein');
	await expect(page.locator('main .btn.primary[href="/stabsstelle"]')).toBeVisible();
	await look('without a club');
	forgive(complaints);
});

test('behind the links of mails', async ({ page, request, complaints }) => {
	test.setTimeout(180_000);
	const look = looker(page);
	await signInAs(page, 'inhaberin', '/mein-verein/team');
	const mail = `${fresh()}@verein.example`;
	await page.getByLabel('E-Mail-Adresse').fill(mail);
	await page.locator('input[type=radio][value=writer]').check();
	await press(page, 'Einladen');
	await expect(page.getByText('Die Einladung ist unterwegs.')).toBeVisible();
	await look('an invitation that is open');
	const invitation = await textTo(request, mail, /(\/einladung\/[\w-]+)/);
	await page.goto(invitation);
	await look('an invitation for somebody else');
	await page.context().clearCookies();
	await page.goto(invitation);
	await look('an invitation');
	await press(page, 'Code schicken');
	await expect(page.getByLabel('Code aus der E-Mail')).toBeVisible();
	await look('its code is on its way');
	const [question = ''] = await stillTrueLinks();
	for (const answer of ['ja', 'nein']) {
		await page.goto(`${question}?antwort=${answer}`);
		await look(`still true? ${answer}`);
	}
	forgive(complaints);
});
