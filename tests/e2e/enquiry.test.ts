import type { APIRequestContext, Page } from '@playwright/test';
import { expectNoBarrier } from './barriers';
import { awake, expect, test, WITH_WORKER } from './journey';

test.use(WITH_WORKER);

/** The newest mail to this address that says so. */
async function mailTo(request: APIRequestContext, mail: string, said: string): Promise<string> {
	let text = '';
	await expect
		.poll(async () => {
			const answer = await request.get(`/demo/post.json?an=${encodeURIComponent(mail)}`);
			const mails = (await answer.json()) as { text: string }[];
			text = mails.find((one) => one.text.includes(said))?.text ?? '';
			return text;
		})
		.toContain(said);
	return text;
}

/** An open need of the club that the demo person looks after. */
async function ownNeed(page: Page): Promise<string> {
	await page.goto('/mein-verein');
	const club = await page
		.getByRole('link', { name: 'So sehen euch alle' })
		.first()
		.getAttribute('href');
	await page.goto(club ?? '');
	const needs = page.locator('a[href^="/mitmachen/"]');
	return (await needs.first().getAttribute('href')) ?? '';
}

for (const javaScriptEnabled of [true, false])
	test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
		test.use({ javaScriptEnabled, viewport: { width: 390, height: 844 } });

		test('somebody asks, the club answers in two taps, the answer is read', async ({
			page,
			request,
			browser,
			complaints,
		}) => {
			const mark = `${Date.now()}${javaScriptEnabled ? 'a' : 'b'}`;
			const mail = `rosa${mark}@freiwillig.example`;
			// One name each: both stand in the same inbox.
			const name = `Rosa ${mark}`;
			const own = await browser.newContext({
				javaScriptEnabled,
				baseURL: process.env.PRODUCT_ORIGIN,
				viewport: { width: 390, height: 844 },
			});
			const team = await own.newPage();
			await team.goto('/anmelden');
			await team.locator('form:has(input[value="inhaberin"]) button').first().click();
			await team.waitForURL(/mein-verein/);
			const need = await ownNeed(team);

			await page.goto(need);
			await page.getByRole('link', { name: 'Anfrage senden' }).first().click();
			await expect(page).toHaveURL(`${need}/anfrage`);
			await expectNoBarrierWhere(javaScriptEnabled, page);
			// An empty form comes back with what is missing, and nothing that was typed is lost.
			await page.getByLabel('Deine Nachricht').fill(`Passt Samstag? ${mark}`);
			await page.getByRole('button', { name: 'Absenden' }).click();
			await expect(page.getByText('E-Mail oder Telefon').last()).toBeVisible();
			await expect(page.getByLabel('Deine Nachricht')).toHaveValue(`Passt Samstag? ${mark}`);
			// The browser notes that the answer was 400; without a script it was the page itself.
			for (const complaint of complaints.splice(0)) expect(complaint).toContain('400');
			await page.getByLabel('Dein Name').fill(name);
			await page.getByLabel('E-Mail', { exact: true }).fill(mail);
			await page.getByRole('button', { name: 'Absenden' }).click();
			await expect(page).toHaveURL(/\/anfrage\/[\w-]{48}\?neu$/);
			await expect(page.getByRole('heading', { level: 1 })).toHaveText('Anfrage gesendet');
			await expectNoBarrierWhere(javaScriptEnabled, page);
			const status = page.url().replace('?neu', '');

			const told = await mailTo(request, mail, mark);
			expect(told).toContain(new URL(status).pathname);

			// The inbox: who waits; a ready reply and a press.
			await team.goto('/mein-verein/anfragen');
			await team.getByRole('link', { name }).first().click();
			await expect(team.getByText(`Passt Samstag? ${mark}`)).toBeVisible();
			await expectNoBarrierWhere(javaScriptEnabled, team);
			await team.getByRole('link', { name: 'Gern, komm vorbei' }).click();
			await expect(team.getByLabel('Eure Antwort')).toHaveValue(new RegExp(name));
			const answer = team.getByRole('button', { name: 'Antwort senden' });
			if (javaScriptEnabled) {
				// Gone into the tunnel: the page stays as it is, and says so.
				await awake(team);
				await own.setOffline(true);
				await answer.click();
				await expect(team.getByRole('heading', { name: 'Dafür braucht es Netz' })).toBeVisible();
				await expect(team.getByLabel('Eure Antwort')).toHaveValue(new RegExp(name));
				await own.setOffline(false);
			}
			await answer.click();
			await expect(team.getByText('Beantwortet').first()).toBeVisible();

			await mailTo(request, mail, 'wir haben Platz');
			await page.goto(status);
			await expect(page.getByText('wir haben Platz')).toBeVisible();
			await page.getByRole('textbox', { name: 'Deine Nachricht' }).fill(`Bis dann! ${mark}`);
			if (javaScriptEnabled) {
				await awake(page);
				await page.context().setOffline(true);
				await page.getByRole('button', { name: 'Nachricht senden' }).click();
				await expect(page.getByRole('heading', { name: 'Dafür braucht es Netz' })).toBeVisible();
				await page.context().setOffline(false);
				for (const complaint of complaints.splice(0)) expect(complaint).toContain('INTERNET');
			}
			await page.getByRole('button', { name: 'Nachricht senden' }).click();
			await expect(page.getByText(`Bis dann! ${mark}`)).toBeVisible();
			await page.getByRole('button', { name: 'zurückziehen' }).click();
			await expect(page.getByText('Zurückgezogen')).toBeVisible();
			await page.getByRole('button', { name: 'löschen' }).click();
			await expect(page.getByText('sind gelöscht')).toBeVisible();
			await expect(page.getByText(mark)).toHaveCount(0);
			await own.close();
		});
	});

/** Looking for barriers takes a script of its own. */
const expectNoBarrierWhere = (scripted: boolean, page: Page) =>
	scripted ? expectNoBarrier(page) : Promise.resolve();

test.describe('on a phone with a remembered contact', () => {
	test.use({ viewport: { width: 390, height: 844 } });

	test('four taps from the start page to a sent enquiry; forgetting takes one', async ({
		page,
		complaints,
	}) => {
		await page.goto('/');
		await page.locator('a[href^="/mitmachen/"]').first().click();
		await page.getByRole('link', { name: 'Anfrage senden' }).first().click();
		await page.getByLabel('Dein Name').fill('Ole Beispiel');
		await page.getByLabel('Telefon', { exact: true }).fill('0451 5550123');
		await page.getByLabel('Meine Angaben auf diesem Gerät merken').check();
		await page.getByRole('button', { name: 'Absenden' }).click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Anfrage gesendet');
		// Who left no mail address takes the link along.
		await expect(page.getByText('Hier steht jede Antwort')).toBeVisible();

		await page.goto('/');
		let taps = 0;
		const tap = async (press: () => Promise<void>) => {
			await press();
			taps++;
		};
		await tap(() => page.locator('a[href^="/mitmachen/"]').nth(1).click());
		await tap(() => page.getByRole('link', { name: 'Anfrage senden' }).first().click());
		await expect(page.getByLabel('Dein Name')).toHaveValue('Ole Beispiel');
		await tap(() => page.getByRole('button', { name: 'Absenden' }).click());
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Anfrage gesendet');
		expect(taps).toBeLessThanOrEqual(4);

		await page.goto('/');
		await page.locator('a[href^="/mitmachen/"]').first().click();
		await page.getByRole('link', { name: 'Anfrage senden' }).first().click();
		await page.getByRole('button', { name: 'Vergessen' }).click();
		await expect(page.getByLabel('Dein Name')).toHaveValue('');
		expect(await page.evaluate(() => localStorage.getItem('kontakt'))).toBeNull();

		// R19 not taken by the server: the words stand there, on the page and on the device, until they are out.
		await page.getByLabel('Dein Name').fill('Ole Beispiel');
		await page.getByLabel('Telefon', { exact: true }).fill('0451 5550123');
		await page.route('**/anfrage', (route) =>
			route.request().method() === 'POST'
				? route.fulfill({ status: 503, contentType: 'text/html', body: '<p>Gleich wieder da' })
				: route.continue(),
		);
		await page.getByRole('button', { name: 'Absenden' }).click();
		await expect(page.getByText('Deine Worte stehen noch hier')).toBeVisible();
		await expect(page.getByLabel('Dein Name')).toHaveValue('Ole Beispiel');
		const kept = () => page.evaluate(() => localStorage.getItem('anfragen'));
		expect(await kept()).toContain('Ole Beispiel');
		for (const complaint of complaints.splice(0)) expect(complaint).toContain('503');
		await page.unroute('**/anfrage');
		await page.getByRole('button', { name: 'Absenden' }).click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Anfrage gesendet');
		expect(await kept()).toBeNull();
	});
});
