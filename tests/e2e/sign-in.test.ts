import { expectNoBarrier } from './barriers';
import { expect, test } from './journey';
import { codeAfter } from './letters';
import { looksOfJourney, windowOf } from './pages';

const LOST_DEVICE = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/140.0.0.0 OPR/120.0.0.0';

// Nobody else signs in with these addresses, so that tests side by side do not close each other's codes.
const PERSONS = { true: 'inhaberin@demo.example', false: 'schreiber@demo.example' };

for (const javaScriptEnabled of [true, false])
	test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
		test.use({ javaScriptEnabled });
		const mail = PERSONS[`${javaScriptEnabled}`];

		test('S07 a code from a mail signs in and leads on; signing out ends it', async ({
			page,
			request,
			context,
		}) => {
			await page.goto('/mein-verein/konto?von=mail');
			await expect(page).toHaveURL('/anmelden?weiter=%2Fmein-verein%2Fkonto%3Fvon%3Dmail');
			expect(await context.cookies()).toEqual([]);
			await page.getByLabel('E-Mail-Adresse').fill(mail.toUpperCase());
			const code = await codeAfter(request, mail, async () => {
				await page.getByRole('button', { name: 'Code schicken' }).click();
				await expect(page.getByText(mail)).toBeVisible();
			});
			expect(await context.cookies()).toEqual([]);
			const form = page.locator('main form');
			await page.getByLabel('Code aus der E-Mail').fill(`${code.slice(0, 3)} ${code.slice(3)}`);
			await form.getByRole('button', { name: 'Anmelden' }).click();
			await expect(page).toHaveURL('/mein-verein/konto?von=mail');
			await expect(page.getByText('Dieses Gerät')).toBeVisible();
			const [cookie, ...more] = await context.cookies();
			expect(more).toEqual([]);
			expect(cookie).toMatchObject({ name: 'session', httpOnly: true, sameSite: 'Lax', path: '/' });
			await page.getByRole('link', { name: 'Abmelden' }).click();
			await page.getByRole('button', { name: 'Abmelden' }).click();
			await expect(page.getByText('Du bist nicht angemeldet.')).toBeVisible();
			expect(await context.cookies()).toEqual([]);
			// S07: what was on the screen is asked for again, and the token that was copied is worth nothing.
			await page.goBack();
			await page.goBack();
			await expect(page.getByText('Dieses Gerät')).toHaveCount(0);
			if (cookie) await context.addCookies([cookie]);
			await page.goto('/mein-verein');
			await expect(page).toHaveURL('/anmelden?weiter=%2Fmein-verein');
		});
	});

test.describe('wrong input', () => {
	test('says what to do and keeps what was typed', async ({ page, request, complaints }) => {
		const mail = 'neuer-verein@demo.example';
		await page.goto('/anmelden');
		await page.getByRole('button', { name: 'Code schicken' }).click();
		await expect(page.getByRole('alert')).toBeFocused();
		await page.getByLabel('E-Mail-Adresse').fill('kein at');
		await page.getByRole('button', { name: 'Code schicken' }).click();
		await expect(page.getByRole('alert')).toContainText('At-Zeichen');
		await expect(page.getByLabel('E-Mail-Adresse')).toHaveValue('kein at');
		await expectNoBarrier(page);
		await page.getByLabel('E-Mail-Adresse').fill(mail);
		const code = await codeAfter(request, mail, () =>
			page.getByRole('button', { name: 'Code schicken' }).click(),
		);
		const wrong = code === '000000' ? '000001' : '000000';
		const submit = page.locator('main form').getByRole('button', { name: 'Anmelden' });
		await page.getByLabel('Code aus der E-Mail').fill('12ab');
		await submit.click();
		await expect(page.getByRole('alert')).toContainText('6 Ziffern');
		for (const left of [4, 3, 2, 1]) {
			await page.getByLabel('Code aus der E-Mail').fill(wrong);
			await submit.click();
			await expect(page.getByRole('alert')).toContainText(`Versuche übrig: ${left}`);
		}
		await expectNoBarrier(page);
		await page.getByLabel('Code aus der E-Mail').fill(wrong);
		await submit.click();
		await expect(page.getByText('Dieser Code gilt nicht mehr')).toBeVisible();
		await expectNoBarrier(page);
		// The browser reports the refusals itself.
		expect(complaints.filter((text) => !text.includes('400'))).toEqual([]);
		complaints.length = 0;
	});
});

test.describe('demo', () => {
	test('six persons sign in by one press each, and land where they work', async ({
		page,
		complaints,
	}) => {
		test.setTimeout(120_000);
		await page.goto('/anmelden');
		const presses = page.getByRole('button', { name: /^Anmelden als / });
		await expect(presses).toHaveCount(6);
		for (let at = 0; at < 6; at++) {
			await page.goto('/anmelden');
			await presses.nth(at).click();
			await expect(page).toHaveURL(at < 3 ? '/mein-verein' : '/stabsstelle');
			await expect(page.getByText(/^Moin /)).toBeVisible();
			await page.goto('/stabsstelle');
			await expect(page.getByRole('heading', { level: 1 })).toHaveText(
				at < 3 ? 'Das ist hier nicht erlaubt' : 'Heute',
			);
			await page.goto('/abmelden');
			await page.getByRole('button', { name: 'Abmelden' }).click();
			await expect(page).toHaveURL('/abmelden?fertig');
		}
		// Three may not go into the office: the browser reports the refusal itself.
		expect(complaints.filter((text) => !text.includes('403'))).toEqual([]);
		complaints.length = 0;
	});

	test('without JavaScript, in English, and back to where one wanted to go', async ({
		browser,
	}) => {
		const context = await browser.newContext({ javaScriptEnabled: false });
		const page = await context.newPage();
		await page.goto('/en/mein-verein/konto');
		await expect(page).toHaveURL('/en/anmelden?weiter=%2Fen%2Fmein-verein%2Fkonto');
		await page.getByRole('button', { name: 'Sign in as Frauke Lindenkamp' }).click();
		await expect(page).toHaveURL('/en/mein-verein/konto');
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('My account');
		await context.close();
	});

	test('S75 a lost device is ended from another one in three presses', async ({ browser }) => {
		// A device no other test has: side by side they may be this person too.
		const contexts = await Promise.all([
			browser.newContext({ userAgent: LOST_DEVICE }),
			browser.newContext(),
		]);
		const [lost, here] = await Promise.all(contexts.map((context) => context.newPage()));
		if (!lost || !here) throw new Error('No pages');
		for (const page of [lost, here]) {
			await page.goto('/anmelden');
			await page.getByRole('button', { name: 'Anmelden als Klaas Moorstedt' }).click();
			await expect(page).toHaveURL('/stabsstelle');
		}
		await here.getByRole('link', { name: 'Mein Konto' }).click();
		await expect(here.getByText('Dieses Gerät')).toBeVisible();
		const end = here.getByRole('button', { name: /^Beenden: Opera, Windows/ });
		await expect(end.first()).toBeVisible();
		while ((await end.count()) > 0) {
			const ended = here.waitForResponse((answer) => answer.request().method() === 'POST');
			await end.first().click();
			await ended;
			await here.goto('/mein-verein/konto');
			await expect(here.getByText('Dieses Gerät')).toBeVisible();
		}
		await lost.goto('/stabsstelle');
		await expect(lost).toHaveURL('/anmelden?weiter=%2Fstabsstelle');
		for (const context of contexts) await context.close();
	});
});

for (const look of looksOfJourney())
	test.describe(`${look.width} px, ${look.theme}`, () => {
		test.use(windowOf(look));

		test('no page around signing in has a barrier', async ({ page }) => {
			test.setTimeout(180_000);
			for (const path of ['/anmelden', '/en/anmelden', '/abmelden']) {
				await page.goto(path);
				await expectNoBarrier(page);
			}
			await page.goto('/anmelden');
			await page
				.getByLabel('E-Mail-Adresse')
				.fill(`niemand-${look.width}-${look.theme}@verein.example`);
			await page.getByRole('button', { name: 'Code schicken' }).click();
			await expect(page.getByLabel('Code aus der E-Mail')).toBeVisible();
			await expectNoBarrier(page);
			await page.goto('/anmelden');
			await page.getByRole('button', { name: 'Anmelden als Birgit Traverehder' }).click();
			for (const path of ['/stabsstelle', '/mein-verein', '/mein-verein/konto', '/abmelden']) {
				await page.goto(path);
				await expectNoBarrier(page);
			}
		});
	});
