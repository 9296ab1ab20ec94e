import type { APIRequestContext, Locator, Page } from '@playwright/test';
import sharp from 'sharp';
import { expectNoBarrier } from './barriers';
import { awake, expect, test, WITH_WORKER } from './journey';
import { tooWideAtDoubleText } from './too-wide';

test.use({ ...WITH_WORKER, actionTimeout: 20_000, viewport: { width: 390, height: 844 } });

/** Somebody who may publish at once for a club. */
async function signIn(page: Page) {
	await page.goto('/anmelden');
	await page.locator('form:has(input[value="inhaberin"]) button').first().click();
	await page.waitForURL(/mein-verein/);
}

const photo = async () => ({
	name: 'foto.jpg',
	mimeType: 'image/jpeg',
	buffer: await sharp({
		create: { width: 1_500, height: 1_000, channels: 3, background: '#3b6e4f' },
	})
		.jpeg()
		.toBuffer(),
});

type Tap = (what: Locator) => Promise<void>;

const soon = () => {
	const day = new Date(Date.now() + 9 * 86_400_000);
	return `${day.getDate()}.${day.getMonth() + 1}.${day.getFullYear()}`;
};

async function mailTo(request: APIRequestContext, mail: string, said: string): Promise<void> {
	await expect
		.poll(async () => {
			const answer = await request.get(`/demo/post.json?an=${encodeURIComponent(mail)}`);
			return ((await answer.json()) as { text: string }[]).map(({ text }) => text).join('\n');
		})
		.toContain(said);
}

test('news with a photo: at most four taps from Mein Verein, seen by everybody', async ({
	page,
	browser,
}) => {
	await signIn(page);
	const mark = `Boot ${Date.now()}`;
	const begun = Date.now();
	let taps = 0;
	const tap: Tap = async (what) => {
		taps++;
		await what.click();
	};
	await tap(page.getByRole('link', { name: 'Neuigkeit', exact: true }).first());
	await page.locator('input[name=photo]').setInputFiles(await photo());
	await page.getByLabel('Was gibt es Neues?').fill(`${mark} ist da. Am Samstag taufen wir es.`);
	await page.getByLabel('Was ist auf dem Bild zu sehen?').fill('Ein grünes Boot');
	await tap(page.getByRole('checkbox', { name: 'Wir dürfen das Bild zeigen' }));
	await tap(page.getByRole('button', { name: 'Veröffentlichen' }));
	await expect(page.getByText('Ist online')).toBeVisible();
	console.log(`news with a photo: ${taps} taps, ${Date.now() - begun} ms without the typing`);
	expect(taps).toBeLessThanOrEqual(4);

	const link = await page
		.getByRole('link', { name: `${mark} ist da`, exact: true })
		.getAttribute('href');
	const stranger = await browser.newPage({
		baseURL: process.env.PRODUCT_ORIGIN,
		// Programs are not counted, and the browser of a test says that it is one.
		userAgent: 'Mozilla/5.0 (Android 14; Mobile; rv:132.0) Gecko/132.0 Firefox/132.0',
	});
	await stranger.goto(link ?? '');
	await expect(stranger.getByRole('heading', { name: `${mark} ist da` })).toBeVisible();
	await expect(stranger.getByText('Am Samstag taufen wir es.')).toBeVisible();
	const shown = stranger.getByRole('img', { name: 'Ein grünes Boot' });
	await expect
		.poll(() => shown.evaluate((img: HTMLImageElement) => img.naturalWidth))
		.toBeGreaterThan(0);
	const source = await shown.evaluate((img: HTMLImageElement) => img.currentSrc);
	const file = await stranger.request.get(source);
	expect(file.headers()).toMatchObject({
		'cache-control': 'public, max-age=31536000, immutable',
		'content-type': 'image/avif',
		'x-content-type-options': 'nosniff',
	});
	expect(file.headers()['content-security-policy']).toContain('sandbox');
	// On cards too: small, with its room kept and its colour beneath until it is there.
	for (const [list, row] of [
		[(link ?? '').split('/neuigkeiten/')[0] ?? '', stranger.locator('.card')],
		['/neuigkeiten', stranger.getByRole('listitem')],
	] as const) {
		await stranger.goto(list);
		const card = row.filter({ hasText: `${mark} ist da` }).first();
		const small = card.getByRole('img', { name: 'Ein grünes Boot' });
		await small.scrollIntoViewIfNeeded();
		await expect
			.poll(() => small.evaluate((img: HTMLImageElement) => img.naturalWidth))
			.toBeGreaterThan(0);
		await expect(small).toHaveAttribute('loading', 'lazy');
		expect(await small.getAttribute('width')).toBe('1500');
		expect(await card.locator('svg rect').getAttribute('fill')).toMatch(/^#[0-9a-f]{6}$/);
		const chosen = await small.evaluate((img: HTMLImageElement) => img.currentSrc);
		const sent = await stranger.request.get(chosen);
		// A page has room for several of them below its words.
		expect((await sent.body()).byteLength).toBeLessThan(12 * 1024);
	}
	await stranger.close();
	// The club hears that somebody looked, and nothing about who.
	const seen = page.getByRole('listitem').filter({ hasText: `${mark} ist da` });
	await expect(async () => {
		await page.goto('/mein-verein/wirkung');
		await expect(seen).toContainText('1-mal', { timeout: 1_000 });
	}).toPass({ timeout: 40_000 });
});

// Presses on our pages are counted; typing and going on to the next field are not. How long it took is printed.
for (const [what, way, write] of [
	[
		'a need from a template',
		'Hilfe suchen',
		async (page: Page, mark: string, tap: Tap) => {
			await tap(page.getByRole('link', { name: 'Fest', exact: true }));
			await expect(page.getByLabel('Was machen die Helfenden?')).not.toHaveValue('');
			await page.getByLabel('Wobei sucht ihr Hilfe?').fill(mark);
		},
	],
	[
		'an event',
		'Termin',
		async (page: Page, mark: string) => {
			await page.getByLabel('Wie heißt der Termin?').fill(mark);
		},
	],
] as const)
	test(`${what}: at most four taps from Mein Verein`, async ({ page }) => {
		await signIn(page);
		const mark = `${way} ${Date.now()}`;
		const begun = Date.now();
		let taps = 0;
		const tap: Tap = async (button) => {
			taps++;
			await button.click();
		};
		await tap(page.getByRole('link', { name: way, exact: true }).first());
		await write(page, mark, tap);
		await page.getByLabel('An welchem Tag?').first().fill(soon());
		await page.getByLabel('Von', { exact: true }).fill('10');
		await tap(page.getByRole('button', { name: 'Veröffentlichen' }));
		await expect(page.getByText('Ist online')).toBeVisible();
		console.log(`${what}: ${taps} taps, ${Date.now() - begun} ms without the typing`);
		expect(taps).toBeLessThanOrEqual(4);
		await page.getByRole('link', { name: mark, exact: true }).click();
		await expect(page.getByRole('heading', { name: mark })).toBeVisible();
		await expect(page.getByText('10 Uhr').first()).toBeVisible();
	});

test('a template fills in what is empty; what was typed stays, and all of it is taken back in one tap', async ({
	page,
}) => {
	await signIn(page);
	await page.goto('/mein-verein/neu/hilfe');
	await awake(page);
	const title = page.getByLabel('Wobei sucht ihr Hilfe?');
	const text = page.getByLabel('Was machen die Helfenden?');
	const kind = page.locator('select[name=kind]');
	const mark = `Sommerfest ${Date.now()}`;
	await title.fill(mark);
	await page.getByRole('link', { name: 'Fest', exact: true }).click();
	await expect(page.getByText('Vorlage eingesetzt: Fest')).toBeVisible();
	await expect(page.getByText('Was schon da stand, ist geblieben.')).toBeVisible();
	await expect(title).toHaveValue(mark);
	await expect(text).not.toHaveValue('');
	await expectNoBarrier(page);
	const words = await text.inputValue();
	// Another one takes the place of the first, where nobody wrote since.
	await page.getByRole('link', { name: 'Begleiten', exact: true }).click();
	await expect(text).not.toHaveValue(words);
	await expect(kind).toHaveValue('regelmaessig');
	await page.getByRole('button', { name: 'Rückgängig' }).click();
	await expect(page.getByText('Die Vorlage ist wieder weg.')).toBeVisible();
	await expect(text).toHaveValue(words);
	await expect(kind).toHaveValue('einmalig');
	await expect(title).toHaveValue(mark);
});

test('help that is regular asks for no day: what was typed there refuses nothing and comes back with its kind', async ({
	page,
}) => {
	await signIn(page);
	await page.goto('/mein-verein/neu/hilfe');
	await awake(page);
	const [day, kind] = [page.locator('input[name=date]'), page.locator('select[name=kind]')];
	await day.fill('morgen');
	await kind.selectOption('regelmaessig');
	await expect(day).toBeHidden();
	await kind.selectOption('einmalig');
	await expect(day).toHaveValue('morgen');
	await kind.selectOption('regelmaessig');
	await page.getByLabel('Wobei sucht ihr Hilfe?').fill(`Vorlesen ${Date.now()}`);
	await page.locator('select[name=effort]').selectOption('flexibel');
	await page.getByRole('button', { name: 'Vorschau' }).click();
	await page.getByRole('button', { name: 'Weiter schreiben' }).click();
	await expect(day).toBeHidden();
	await kind.selectOption('einmalig');
	await expect(day).toHaveValue('morgen');
	await kind.selectOption('regelmaessig');
	await page.getByRole('button', { name: 'Veröffentlichen' }).click();
	await expect(page.getByText('Ist online')).toBeVisible();
});

test('pressed while the photo is on its way: it waits for that, goes once, and one that cannot be shown holds up nothing', async ({
	page,
	complaints,
}) => {
	await signIn(page);
	let arrive = () => undefined as void;
	const arrived = new Promise<void>((resolve) => (arrive = resolve));
	const sent: string[] = [];
	page.on('request', (request) => {
		if (request.method() === 'POST' && !request.url().includes('/entwurf'))
			sent.push(
				`${new URL(request.url()).pathname} ${request.postDataBuffer()?.includes('foto.jpg')}`,
			);
	});
	await page.route('**/mein-verein/bilder*', async (route) => {
		await arrived;
		await route.continue();
	});
	const mark = `Floß ${Date.now()}`;
	await page.goto('/mein-verein/neu/neuigkeit');
	await awake(page);
	await page.locator('input[name=photo]').setInputFiles(await photo());
	await page.getByLabel('Was gibt es Neues?').fill(`${mark} ist da.`);
	await page.getByLabel('Was ist auf dem Bild zu sehen?').fill('Ein Floß');
	await page.getByRole('checkbox', { name: 'Wir dürfen das Bild zeigen' }).check();
	const publish = page.getByRole('button', { name: 'Veröffentlichen' });
	await publish.click();
	await expect(publish).toHaveAttribute('aria-busy', 'true');
	expect(sent).toEqual(['/mein-verein/bilder false']);
	arrive();
	await expect(page.getByText('Ist online')).toBeVisible();
	expect(sent).toEqual(['/mein-verein/bilder false', '/mein-verein/neu/neuigkeit false']);

	await page.goto('/mein-verein/neu/neuigkeit');
	await awake(page);
	const broken = { name: 'foto.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('kein Bild') };
	await page.locator('input[name=photo]').setInputFiles(broken);
	await page.getByLabel('Was gibt es Neues?').fill(`${mark} liegt am Steg.`);
	await publish.click();
	await expect(page.locator('input[name=photo]')).toBeFocused();
	await expect(page.locator('input[name=photo]')).toHaveAttribute('aria-invalid', 'true');
	await page.getByRole('button', { name: 'Ohne dieses Foto weiter' }).click();
	await publish.click();
	await expect(page.getByText('Ist online')).toBeVisible();
	await expect(page.getByRole('link', { name: `${mark} liegt am Steg` }).first()).toBeVisible();
	// The browser notes that the photo was refused.
	for (const complaint of complaints.splice(0)) expect(complaint).toContain('/mein-verein/bilder');
});

test('what another app hands over begins a piece of news, also when the sign-in comes first', async ({
	page,
	request,
}) => {
	const manifest = (await (await request.get('/manifest.webmanifest')).json()) as {
		share_target: { action: string; params: Record<string, string> };
	};
	const { action, params } = manifest.share_target;
	const handedOver = new URLSearchParams({
		[params.text ?? '']: 'Wir haben ein neues Boot & feiern.',
		[params.url ?? '']: 'https://boot.example/fest?a=1',
	});
	await page.goto(`${action}?${handedOver.toString()}`);
	await expect(page).toHaveURL(/anmelden/);
	await page.locator('form:has(input[value="inhaberin"]) button').first().click();
	await expect(page.getByLabel('Was gibt es Neues?')).toHaveValue(
		'Wir haben ein neues Boot & feiern.\nhttps://boot.example/fest?a=1',
	);
});

for (const javaScriptEnabled of [true, false])
	test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
		test.use({ javaScriptEnabled });

		test('a need: written, looked at, published, found, asked about, answered', async ({
			page,
			browser,
			request,
			complaints,
		}) => {
			test.setTimeout(120_000);
			const mark = `Pflanzkiste ${Date.now()}${javaScriptEnabled ? 'a' : 'b'}`;
			await signIn(page);
			await page.getByRole('link', { name: 'Hilfe suchen' }).first().click();
			// An empty form says what is missing, and keeps what was typed.
			await page.getByLabel('Was machen die Helfenden?').fill('Wir streichen Kisten.');
			await page.getByRole('button', { name: 'Veröffentlichen' }).click();
			await expect(page.getByText('Schreib in wenigen Worten').first()).toBeVisible();
			// All of it in one round, in the order of the page.
			const said = page.getByRole('alert').getByRole('link');
			expect(await said.evaluateAll((all) => all.map((one) => one.getAttribute('href')))).toEqual(
				['title', 'date', 'effort'].map((field) => `#feld-${field}`),
			);
			await expect(page.getByLabel('Was machen die Helfenden?')).toHaveValue(
				'Wir streichen Kisten.',
			);
			for (const complaint of complaints.splice(0)) expect(complaint).toContain('400');
			if (javaScriptEnabled) await expectNoBarrier(page);
			await page.getByLabel('Wobei sucht ihr Hilfe?').fill(mark);
			await page.getByLabel('Wie viel Zeit').selectOption('halber-tag');
			await page.getByLabel('An welchem Tag?').first().fill(soon());
			await page.getByLabel('Von', { exact: true }).fill('10');
			await page.getByLabel('Bis', { exact: true }).fill('13 Uhr');
			await page.getByRole('button', { name: 'Vorschau' }).click();
			await expect(page.getByText('So sehen es alle')).toBeVisible();
			await expect(page.getByRole('heading', { name: mark })).toBeVisible();
			await expect(page.getByText('10–13 Uhr')).toBeVisible();
			if (javaScriptEnabled) {
				await expectNoBarrier(page);
				expect(await tooWideAtDoubleText(page)).toEqual([]);
			}
			await page.getByRole('button', { name: 'Weiter schreiben' }).click();
			await expect(page.getByLabel('Wobei sucht ihr Hilfe?')).toHaveValue(mark);
			await page.getByRole('button', { name: 'Veröffentlichen' }).click();
			await expect(page.getByText('Ist online')).toBeVisible();

			const own = await browser.newContext({
				javaScriptEnabled,
				baseURL: process.env.PRODUCT_ORIGIN,
				viewport: { width: 390, height: 844 },
			});
			const volunteer = await own.newPage();
			await expect
				.poll(async () => {
					await volunteer.goto(`/entdecken?q=${encodeURIComponent(mark)}`);
					return volunteer.getByRole('link', { name: mark }).count();
				})
				.toBeGreaterThan(0);
			await volunteer.getByRole('link', { name: mark }).first().click();
			await volunteer.getByRole('link', { name: 'Anfrage senden' }).first().click();
			const mail = `mina${Date.now()}${javaScriptEnabled ? 'a' : 'b'}@freiwillig.example`;
			const name = `Mina ${mark}`;
			await volunteer.getByLabel('Dein Name').fill(name);
			await volunteer.getByLabel('E-Mail', { exact: true }).fill(mail);
			await volunteer.getByRole('button', { name: 'Absenden' }).click();
			await expect(volunteer).toHaveURL(/\/anfrage\/[\w-]{48}/);
			const calendar = volunteer.getByRole('link', { name: 'In den Kalender' });
			const file = await volunteer.request.get((await calendar.getAttribute('href')) ?? '');
			expect(file.headers()['content-type']).toContain('text/calendar');
			expect(await file.text()).toMatch(/DTSTART;TZID=Europe\/Berlin:\d{8}T100000/);

			await page.goto('/mein-verein/anfragen');
			await page.getByRole('link', { name }).first().click();
			const words = `Komm gern dazu! ${mark}`;
			await page.getByLabel('Eure Antwort').fill(words);
			await page.getByRole('button', { name: 'Antwort senden' }).click();
			await expect(page.getByText(words).first()).toBeVisible();
			await volunteer.reload();
			await expect(volunteer.getByText(words)).toBeVisible();
			await mailTo(request, mail, words);
			await own.close();
		});
	});

test('what was typed is kept on the server and on the device, and can be gone on with', async ({
	page,
}) => {
	await signIn(page);
	const mark = `Entwurf ${Date.now()}`;
	await page.goto('/mein-verein/neu/neuigkeit');
	await page.getByLabel('Was gibt es Neues?').fill(mark);
	await expect(page.getByText('Entwurf gespeichert')).toBeVisible();
	await page.goto('/mein-verein/neu/neuigkeit');
	await expect(page.getByText('Auf diesem Gerät ist noch ein Text')).toBeVisible();
	await page.getByRole('button', { name: 'Einsetzen' }).click();
	await expect(page.getByLabel('Was gibt es Neues?')).toHaveValue(mark);
	await page.goto('/mein-verein/eintraege');
	await page.getByRole('link', { name: mark }).first().click();
	await expect(page.getByLabel('Was gibt es Neues?')).toHaveValue(mark);
	await page.getByRole('button', { name: 'Veröffentlichen' }).click();
	await expect(page.getByText('Ist online')).toBeVisible();
	// Said too soon: one tap, and nobody sees it any more.
	const link = await page.getByRole('link', { name: mark, exact: true }).getAttribute('href');
	await page.getByRole('button', { name: 'Rückgängig' }).click();
	await expect(page.getByRole('status').filter({ hasText: 'Erledigt' })).toBeVisible();
	expect((await page.request.get(link ?? '')).status()).toBe(410);
	await page.goto('/mein-verein/neu/neuigkeit');
	await expect(page.getByText('Auf diesem Gerät ist noch ein Text')).toBeHidden();
});

test('R19 published in the tunnel: closed, opened again, signed in anew, and only then it is out', async ({
	page,
	context,
	complaints,
}) => {
	await signIn(page);
	const mark = `Tunnel ${Date.now()}`;
	await page.goto('/mein-verein/neu/neuigkeit');
	await page.getByLabel('Was gibt es Neues?').fill('Moin');
	await expect(page.getByText('Entwurf gespeichert')).toBeVisible();
	await context.setOffline(true);
	await page.getByLabel('Was gibt es Neues?').fill(mark);
	await page.getByRole('button', { name: 'Veröffentlichen' }).click();
	await expect(page.getByRole('heading', { name: 'Noch nicht gesendet' })).toBeVisible();
	await expect(page.getByText('liegt nur auf diesem Gerät')).toBeVisible();
	await expect(page.getByLabel('Was gibt es Neues?')).toHaveValue(mark);
	await expectNoBarrier(page);
	await page.close();
	for (const complaint of complaints.splice(0)) expect(complaint).toContain('ERR_INTERNET');

	await context.clearCookies();
	await context.setOffline(false);
	const later = await context.newPage();
	await signIn(later);
	await expect(later.getByRole('heading', { name: 'Jetzt gesendet' })).toBeVisible();
	await later.goto('/mein-verein/eintraege');
	await expect(later.getByRole('link', { name: mark, exact: true })).toBeVisible();
	await expect(later.getByText('Noch nicht gesendet')).toBeHidden();
	// Whoever signs out leaves no text behind on this device.
	await later.goto('/mein-verein/neu/neuigkeit');
	await later.getByLabel('Was gibt es Neues?').fill('Geheim');
	await expect(later.getByText('Entwurf gespeichert')).toBeVisible();
	await later.goto('/abmelden');
	await later.getByRole('button', { name: 'Abmelden' }).click();
	await expect(later).toHaveURL(/fertig/);
	await expect.poll(() => later.evaluate(() => localStorage.getItem('entwuerfe'))).toBe(null);
});

test('R19 without network the preview says what it needs, from both sides, and the words stay', async ({
	page,
	context,
	complaints,
}) => {
	await signIn(page);
	const mark = `Vorschau ${Date.now()}`;
	await page.goto('/mein-verein/neu/neuigkeit');
	await page.getByLabel('Was gibt es Neues?').fill(mark);
	await expect(page.getByText('Entwurf gespeichert')).toBeVisible();
	await context.setOffline(true);
	await page.getByRole('button', { name: 'Vorschau' }).click();
	await expect(page.getByRole('heading', { name: 'Dafür braucht es Netz' })).toBeVisible();
	await expect(page.getByLabel('Was gibt es Neues?')).toHaveValue(mark);
	await expectNoBarrier(page);
	await context.setOffline(false);
	await page.getByRole('button', { name: 'Vorschau' }).click();
	await expect(page.getByText('So sehen es alle')).toBeVisible();
	await expect(page.getByText(mark).first()).toBeVisible();

	// On the way back, and when it is to go out.
	await context.setOffline(true);
	await page.getByRole('button', { name: 'Weiter schreiben' }).click();
	await expect(page.getByRole('heading', { name: 'Dafür braucht es Netz' })).toBeVisible();
	await page.getByRole('button', { name: 'Veröffentlichen' }).click();
	await expect(page.getByRole('heading', { name: 'Noch nicht gesendet' })).toBeVisible();
	await expect(page.getByText('liegt nur auf diesem Gerät')).toBeVisible();
	for (const complaint of complaints.splice(0)) expect(complaint).toContain('ERR_INTERNET');
	await context.setOffline(false);
	await expect(page.getByText('Ist online')).toBeVisible();
	await expect(page.getByRole('link', { name: mark, exact: true })).toBeVisible();
});

test('R19 refused by the server after the tunnel: said, and the text is there to be mended', async ({
	page,
	context,
	complaints,
}) => {
	await signIn(page);
	const mark = `Abgelehnt ${Date.now()}`;
	await page.goto('/mein-verein/neu/neuigkeit');
	await page.getByLabel('Was gibt es Neues?').fill('Moin');
	await expect(page.getByText('Entwurf gespeichert')).toBeVisible();
	await context.setOffline(true);
	await page.getByLabel('Was gibt es Neues?').fill(mark);
	await page.getByText('Mehr dazu sagen').click();
	await page.getByRole('textbox', { name: 'Sichtbar bis' }).fill('1.1.2020');
	await page.getByRole('button', { name: 'Veröffentlichen' }).click();
	await expect(page.getByRole('heading', { name: 'Noch nicht gesendet' })).toBeVisible();
	await page.close();
	for (const complaint of complaints.splice(0)) expect(complaint).toContain('ERR_INTERNET');
	await context.setOffline(false);

	const later = await context.newPage();
	await later.goto('/mein-verein/eintraege');
	await expect(later.getByText('So ging es nicht raus.')).toBeVisible();
	await expect(later.getByText(mark).first()).toBeVisible();
	await expect(later.getByRole('heading', { name: 'Jetzt gesendet' })).toHaveCount(0);
	await later.reload();
	await expect(later.getByText('So ging es nicht raus.')).toBeVisible();
	await later.getByRole('link', { name: 'Text öffnen' }).click();
	await later.getByRole('button', { name: 'Einsetzen' }).click();
	await expect(later.getByLabel('Was gibt es Neues?')).toHaveValue(mark);
	await later.getByText('Mehr dazu sagen').click();
	await later.getByRole('textbox', { name: 'Sichtbar bis' }).fill('');
	await later.getByRole('button', { name: 'Veröffentlichen' }).click();
	await expect(later.getByText('Ist online')).toBeVisible();
	await expect(later.getByRole('link', { name: mark, exact: true })).toBeVisible();
	await expect(later.getByText('So ging es nicht raus.')).toHaveCount(0);
});

test('a series, its exceptions, the hint at another event, and the reason when it is off', async ({
	page,
}) => {
	await signIn(page);
	const mark = `Chorprobe ${Date.now()}`;
	const write = async (title: string, repeat: string) => {
		await page.goto('/mein-verein/neu/termin');
		await page.getByLabel('Wie heißt der Termin?').fill(title);
		await page.getByLabel('An welchem Tag?').first().fill(soon());
		await page.getByLabel('Von', { exact: true }).fill('19');
		await page.getByLabel('Bis', { exact: true }).fill('20:30');
		await page.getByLabel('Wiederholt es sich?').selectOption(repeat);
	};
	await write(mark, 'woche');
	await page.getByRole('button', { name: 'Veröffentlichen' }).click();
	await expect(page.getByText('Ist online')).toBeVisible();
	await page.getByRole('link', { name: mark }).first().click();
	await expect(page.getByText(/^jeden? /i).first()).toBeVisible();
	await expect(page.getByRole('heading', { name: 'Weitere Termine' })).toBeVisible();

	await write(`Anderes ${mark}`, 'nie');
	await expect(page.getByText('Da ist noch etwas los')).toBeVisible();
	await expect(page.getByText(mark).first()).toBeVisible();

	await page.goto('/mein-verein/eintraege');
	const entry = page.getByRole('article').filter({ hasText: mark });
	await entry.getByText('Mehr', { exact: true }).click();
	await entry.getByLabel('Warum fällt es aus?').fill('Der Saal ist überschwemmt.');
	await entry.getByRole('button', { name: 'Absagen' }).click();
	await expect(page.getByRole('status').filter({ hasText: 'Erledigt' })).toBeVisible();
	// The draft of the other one stands in the same list.
	await page.getByRole('link', { name: mark, exact: true }).first().click();
	await expect(page.getByText('Der Saal ist überschwemmt.').first()).toBeVisible();
});
