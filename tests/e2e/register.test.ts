import { expectNoBarrier } from './barriers';
import { awake, expect, test } from './journey';
import { signInAs } from './on-desk';
import { codeOf, fresh, letterTo, next, register, CODE } from './registering';
import { tabThrough } from './tab-through';

test.use({ actionTimeout: 20_000 });

/** What a form refused is reported by the browser itself. */
function tolerate(complaints: string[]) {
	expect(complaints.filter((text) => !/\b(400|409)\b/.test(text))).toEqual([]);
	complaints.length = 0;
}

for (const javaScriptEnabled of [true, false])
	test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
		test.use({ javaScriptEnabled });

		test('a club registers in seven steps, is let in, public and found', async ({
			page,
			request,
			complaints,
		}) => {
			test.setTimeout(180_000);
			const id = fresh();
			const name = `Baumfreunde ${id}`;
			const mail = `${id}@verein.example`;
			const began = Date.now();
			expect(await register(page, request, name, mail)).toBe(7);
			const answered = Date.now();
			// Three minutes are promised to people; a program shows only what the pages themselves take of them.
			const seconds = Math.round((answered - began) / 1_000);
			console.log(
				`a club registered in 7 steps, ${javaScriptEnabled ? 'with' : 'without'} JavaScript: ${seconds} s`,
			);
			// Nobody answers seven questions in three seconds; a program does, and would be turned away.
			await expect.poll(() => Date.now() - answered).toBeGreaterThan(3_500);
			await page.getByRole('button', { name: 'Verein eintragen' }).click();
			await expect(page.getByText('Alles ist bei uns angekommen.')).toBeVisible();
			await page.getByRole('link', { name: 'Zu Mein Verein' }).click();
			await expect(page.getByRole('heading', { name })).toBeVisible();
			const slug = `/vereine/baumfreunde-${id}`;
			expect((await request.get(slug)).status()).toBe(404);

			await signInAs(page, 'Birgit Traverehder');
			await page.goto('/stabsstelle/pruefen');
			await page.getByRole('link', { name }).click();
			await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
			if (javaScriptEnabled) await awake(page);
			// Not public: the coordination opens it with a reason, and it is counted.
			await expect(page.getByText('030 23125 777')).toBeHidden();
			await page.getByRole('button', { name: 'Ablehnen' }).click();
			// With a script the reasons come first.
			if (javaScriptEnabled) await page.getByRole('button', { name: 'Ablehnung senden' }).click();
			await expect(page.getByRole('alert')).toContainText('Wähle einen Grund.');
			if (javaScriptEnabled) await page.getByRole('button', { name: 'Abbrechen' }).click();
			await page.getByRole('button', { name: 'Freigeben' }).click();
			await expect(page.getByText('Freigegeben. Der Verein bekommt eine E-Mail.')).toBeVisible();

			const letter = await letterTo(request, mail, /ist jetzt öffentlich/);
			expect(letter.text).toContain(slug);
			await page.goto(slug);
			await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
			await expect(page.getByRole('main').getByText('baum@verein.example').first()).toBeVisible();
			await expect(page.getByText('030 23125 777')).toHaveCount(0);
			await expect
				.poll(async () => (await request.get(`/entdecken?q=Baumfreunde+${id}`)).text(), {
					timeout: 20_000,
				})
				.toContain(slug);
			tolerate(complaints);
		});

		test('wrong input comes back with everything that was typed', async ({ page, complaints }) => {
			await page.goto('/verein-eintragen/name');
			await next(page);
			await expect(page.getByRole('alert')).toContainText('Schreib, wie euer Verein');
			await page.getByLabel('Name eures Vereins oder eurer Gruppe').fill('x'.repeat(130));
			await next(page);
			await expect(page.getByRole('alert')).toContainText('höchstens 120 Zeichen');
			await expect(page.getByLabel('Name eures Vereins oder eurer Gruppe')).toHaveValue(
				'x'.repeat(130),
			);
			const name = `Zwergdackelfreunde ${fresh()}`;
			await page.getByLabel('Name eures Vereins oder eurer Gruppe').fill(name);
			await next(page);
			await expect(page.getByRole('heading', { level: 1 })).toHaveText('Was macht ihr?');
			await next(page);
			await expect(page.getByRole('alert')).toContainText('Wähle mindestens ein Thema.');
			for (const topic of [
				'Umwelt, Klima & Natur',
				'Tierschutz',
				'Hospiz & Trauer',
				'Inklusion & Behinderung',
			])
				await page.getByLabel(topic).first().check();
			await next(page);
			await expect(page.getByRole('alert')).toContainText('höchstens 3 Themen');
			await expect(page.getByLabel('Tierschutz')).toBeChecked();
			await page.getByLabel('Tierschutz').uncheck();
			await next(page);
			await page.getByLabel(`Was macht ${name}?`).fill('y'.repeat(150));
			await next(page);
			await expect(page.getByLabel(`Was macht ${name}?`)).toHaveValue('y'.repeat(150));
			await page.getByLabel(`Was macht ${name}?`).fill('Wir gehen spazieren.');
			await next(page);
			await page.getByLabel('Ja, an einer Adresse').check();
			await page.getByLabel('Postleitzahl').fill('2355');
			await next(page);
			await expect(page.getByRole('alert')).toContainText('5 Ziffern');
			await expect(page.getByLabel('Postleitzahl')).toHaveValue('2355');
			// A reload and a new window go on where one stopped.
			await page.goto('/verein-eintragen');
			await expect(page.getByRole('heading', { level: 1 })).toHaveText('Wo seid ihr?');
			await page.goto('/verein-eintragen/satz');
			await expect(page.getByLabel(`Was macht ${name}?`)).toHaveValue('Wir gehen spazieren.');
			tolerate(complaints);
		});
	});

test('an entry that is there is offered while typing, and claimed', async ({
	page,
	request,
	complaints,
}) => {
	test.setTimeout(120_000);
	await page.goto('/vereine');
	const cards = await page.getByRole('main').getByRole('heading', { level: 2 }).allTextContents();
	const known = cards.map((text) => text.trim()).find((text) => text.length > 8) ?? '';
	await page.goto('/verein-eintragen');
	await page
		.getByLabel('Name eures Vereins oder eurer Gruppe')
		.pressSequentially(known.slice(0, 30));
	await expect(page.getByText('Ist das euer Verein?')).toBeVisible();
	await expectNoBarrier(page);
	// While one types, nothing changes under the finger: only whoever goes on is asked.
	const other = page.getByRole('button', { name: 'Nein, wir sind ein anderer Verein' });
	await expect(other).toBeHidden();
	await next(page);
	await expect(page.getByRole('region', { name: 'Ist das euer Verein?' })).toBeFocused();
	await expect(other).toBeVisible();
	await expect(page.getByRole('button', { name: 'Weiter', exact: true })).toBeHidden();
	await expectNoBarrier(page);
	await page
		.getByRole('button', { name: /^Ja, das sind wir/ })
		.first()
		.click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Und wer bist du?');
	await expect(page.getByText('Schritt 2 von 3')).toBeVisible();
	const mail = `${fresh()}@verein.example`;
	await page.getByLabel('Dein Name').fill('Łukasz Deichgaard');
	await page.getByLabel('E-Mail-Adresse').fill(mail);
	await page.getByLabel('Ich bin mindestens 16 Jahre alt.').check();
	await page.getByRole('button', { name: 'Code schicken' }).click();
	await page.getByLabel('Code aus der E-Mail').fill(await codeOf(request, mail));
	await next(page);
	await expect(page.getByRole('heading', { level: 1 })).toContainText('übernehmen');
	await expectNoBarrier(page);
	await page.getByRole('button', { name: 'Anfrage senden' }).click();
	await expect(page.getByRole('alert')).toContainText('wie du dazugehörst');
	await page.getByLabel('Wie gehörst du zum Verein?').fill('Kassenwart seit März');
	await page.getByRole('button', { name: 'Anfrage senden' }).click();
	await expect(page.getByText('Die Koordination hat deine Anfrage.')).toBeVisible();
	await signInAs(page, 'Yusuf Heidewisch');
	await page.goto('/stabsstelle/pruefen');
	await expect(page.getByText('Möchte einen Eintrag übernehmen').first()).toBeVisible();
	tolerate(complaints);
});

test('the draft goes on elsewhere by the link in the mail, and looking at the link does nothing', async ({
	page,
	request,
	browser,
	complaints,
}) => {
	test.setTimeout(120_000);
	const id = fresh();
	await register(page, request, `Laternenchor ${id}`, `${id}@verein.example`);
	const { text } = await letterTo(request, `${id}@verein.example`, CODE);
	const path = /\/verein-eintragen\/weiter\/[\w-]+/.exec(text)?.[0] ?? '';
	const elsewhere = await browser.newContext();
	const other = await elsewhere.newPage();
	await other.goto(new URL(path, page.url()).href);
	expect(await elsewhere.cookies()).toEqual([]);
	await other.getByRole('button', { name: 'Weitermachen' }).click();
	await expect(other).toHaveURL(/anmelden\?weiter=/);
	await other.goto(new URL('/verein-eintragen/name', page.url()).href);
	await expect(other.getByLabel('Name eures Vereins oder eurer Gruppe')).toHaveValue(
		`Laternenchor ${id}`,
	);
	await elsewhere.close();
	tolerate(complaints);
});

test('every question can be read by everybody', async ({ page, request, complaints }) => {
	test.setTimeout(180_000);
	const id = fresh();
	await register(page, request, `Wattwanderer ${id}`, `${id}@verein.example`);
	// 1280 px, and the same at 400 %.
	const sizes = [
		{ width: 320, height: 256 },
		{ width: 1280, height: 800 },
	];
	const full = process.env.SWEEP === 'full';
	for (const [at, step] of ['name', 'themen', 'satz', 'ort', 'kontakt', 'pruefen'].entries())
		for (const size of sizes) {
			await page.setViewportSize(size);
			await page.goto(`/verein-eintragen/${step}`);
			await expectNoBarrier(page);
			if (full || at % 6 === (size.width === 320 ? 3 : 5)) await tabThrough(page);
		}
	await signInAs(page, 'Birgit Traverehder');
	for (const path of ['/stabsstelle', '/stabsstelle/pruefen'])
		for (const size of sizes) {
			await page.setViewportSize(size);
			await page.goto(path);
			await expectNoBarrier(page);
			if (full) await tabThrough(page);
		}
	await page.getByRole('main').getByRole('listitem').getByRole('link').first().click();
	await expect(page.getByRole('region', { name: 'Entscheiden' })).toBeVisible();
	await expectNoBarrier(page);
	await page.setViewportSize({ width: 320, height: 256 });
	await expectNoBarrier(page);
	if (full) await tabThrough(page);
	tolerate(complaints);
});
