import type { APIRequestContext, Browser, Page } from '@playwright/test';
import { readQr } from '../support/read-qr';
import { expectNoBarrier } from './barriers';
import { expect, test } from './journey';
import { textTo } from './letters';

// A club is run together: asked to join by link and by picture, the board changes hands, two write at once.

test.use({ actionTimeout: 20_000 });
let count = 0;
const fresh = () => `${Date.now().toString(36)}${count++}`;

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click();

async function invite(page: Page, mail: string, role: 'owner' | 'writer') {
	await page.goto('/mein-verein/team');
	await page.getByLabel('E-Mail-Adresse').fill(mail);
	await page.locator(`input[type=radio][value=${role}]`).check();
	await press(page, 'Einladen');
	await expect(page.getByText('Die Einladung ist unterwegs.')).toBeVisible();
}

/** Somebody who was never here: opens the link, shows by a code that the mailbox is theirs, is in. */
async function accept(
	browser: Browser,
	request: APIRequestContext,
	who: { link: string; mail: string; name: string; asked: string[]; javaScriptEnabled: boolean },
): Promise<Page> {
	const { javaScriptEnabled } = who;
	const page = await (await browser.newContext({ javaScriptEnabled })).newPage();
	page.on('request', (one) => who.asked.push(new URL(one.url()).origin));
	// Where no script runs, none can look for barriers either; the page is the same.
	const look = async () => {
		if (javaScriptEnabled) await expectNoBarrier(page);
	};
	// Our own address has two names here, and who is signed in at one is not at the other.
	await page.goto(new URL(who.link).pathname);
	await expect(page.getByRole('heading', { level: 1 })).toContainText('Einladung zu');
	await look();
	await press(page, 'Code schicken');
	await page.getByLabel('Dein Name').fill(who.name);
	await page
		.getByLabel('Code aus der E-Mail')
		.fill(await textTo(request, who.mail, /^ {4}(\d{6})$/m));
	await press(page, 'Einladung annehmen');
	// What is missing is said, and what was typed is still there.
	await expect(page.getByRole('alert')).toContainText('16');
	await expect(page.getByLabel('Dein Name')).toHaveValue(who.name);
	await look();
	await page.getByLabel('Ich bin mindestens 16 Jahre alt.').check();
	await press(page, 'Einladung annehmen');
	await expect(page).toHaveURL(/mein-verein\?dabei/);
	return page;
}

test('S39 asked to join by picture and by link, two write at once, the board changes hands, and who is out is out', async ({
	page,
	request,
	browser,
	baseURL,
	complaints,
}) => {
	test.setTimeout(180_000);
	const id = fresh();
	const [ada, ben] = [`ada.${id}@verein.example`, `ben.${id}@verein.example`];
	// A first try may have left somebody in the team.
	const bensName = `Ben ${id}`;
	await page.goto('/anmelden?weiter=%2Fmein-verein%2Fteam');
	await press(page, 'Anmelden als Frauke Lindenkamp');
	await page.waitForURL('/mein-verein/team');

	// S39: the key leaves the page in no request to anybody else, and none is asked.
	const asked: string[] = [];
	page.on('request', (one) => asked.push(new URL(one.url()).origin));
	await invite(page, ada, 'owner');
	const waiting = page.getByRole('article').filter({ hasText: ada });
	await waiting.getByText('Link und QR-Code zeigen').click();
	const picture = waiting.getByRole('img', { name: 'QR-Code der Einladung' });
	const link = await readQr(await picture.screenshot());
	expect(link).toMatch(/^http:\/\/localhost:\d+\/einladung\/[\w-]{48}$/);
	await expect(waiting.getByText(link)).toBeVisible();
	expect(await textTo(request, ada, /(http\S+\/einladung\/[\w-]+)/)).toBe(link);
	await expectNoBarrier(page);

	const adas = await accept(browser, request, {
		...{ link, mail: ada, name: 'Ada Wakenitz', asked, javaScriptEnabled: true },
	});
	await page.goto(new URL(link).pathname);
	await expect(page, 'it opened once').toHaveURL('/link-abgelaufen');

	await test.step('two write on one section: the second sees both texts, and nothing is lost', async () => {
		const [mine, hers] = [`Montags ${id}`, `Freitags ${id}`];
		for (const one of [page, adas]) await one.goto('/mein-verein/profil/ueber-uns');
		await page.getByLabel('Wann wir uns treffen').fill(mine);
		await adas.getByLabel('Wann wir uns treffen').fill(hers);
		await press(page, 'Speichern');
		await expect(page.getByText('Ist online.')).toBeVisible();
		await press(adas, 'Speichern');
		await expect(adas.getByText('Jemand anderes hat inzwischen gespeichert')).toBeVisible();
		await expect(adas.getByRole('region', { name: 'Das steht jetzt da' })).toContainText(mine);
		await expect(adas.getByLabel('Wann wir uns treffen')).toHaveValue(hers);
		await expectNoBarrier(adas);
		await press(adas, 'Speichern');
		await expect(adas.getByText('Ist online.')).toBeVisible();
		await page.goto('/mein-verein/profil/ueber-uns');
		await expect(page.getByLabel('Wann wir uns treffen')).toHaveValue(hers);
	});

	await test.step('the board changes hands', async () => {
		await invite(adas, ben, 'writer');
		const bens = await accept(browser, request, {
			link: await textTo(request, ben, /(http\S+\/einladung\/[\w-]+)/),
			...{ mail: ben, name: bensName, asked, javaScriptEnabled: false },
		});
		await bens.goto('/mein-verein/team');
		await expect(bens.getByText('Einladen und ändern können Personen')).toBeVisible();
		await adas.goto('/mein-verein/team');
		await adas.getByLabel('An wen?').selectOption({ label: bensName });
		await adas.getByLabel('Ich schreibe weiter mit.').uncheck();
		await press(adas, 'Übergeben');
		// She went with it, and is out at her next request; he looks after the club at his.
		await expect(adas).toHaveURL(/\/mein-verein$/);
		expect((await adas.goto('/mein-verein/team'))?.status()).toBe(404);
		await bens.reload();
		await expect(bens.getByRole('heading', { name: 'Jemanden einladen' })).toBeVisible();
		await page.goto('/mein-verein/team');
		await press(page, `Entfernen: ${bensName}`);
		await expect(page.getByText('Die Person gehört nicht mehr zum Team.')).toBeVisible();
		expect((await bens.goto('/mein-verein/team'))?.status()).toBe(404);
		await bens.context().close();
	});
	await adas.context().close();
	expect([...new Set(asked)]).toEqual([baseURL]);
	// A page that is not there for them any more: the browser reports that itself.
	expect(complaints.filter((text) => !/40[49]/.test(text))).toEqual([]);
});
