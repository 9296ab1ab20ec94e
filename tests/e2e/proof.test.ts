import type { BrowserContext } from '@playwright/test';
import { startCityOnPostgres, type OnPostgres, type SignedIn } from '../support/on-postgres';
import { expectNoBarrier } from './barriers';
import { expect, test } from './journey';
import { textTo } from './letters';
import { cityHere } from './one-product';

// What changes people and clubs for good, each with its own: somebody sits at a device where another signed in long
// ago, thinks of going, takes over the entry of a club. On a PostgreSQL of its own, where people come into being
// without mails, and a sign-in is made older instead of waiting for it.

// One product for all of them.
test.describe.configure({ mode: 'default' });
test.use({ actionTimeout: 20_000 });

let on: OnPostgres | undefined;
test.beforeAll(async () => {
	test.setTimeout(240_000);
	on = await startCityOnPostgres(cityHere());
});
test.afterAll(() => on?.stop());

async function signedInAs(context: BrowserContext, who: SignedIn, origin: string): Promise<void> {
	const [name = '', value = ''] = who.cookie.split('=');
	await context.addCookies([{ name, value, url: origin }]);
}

for (const javaScriptEnabled of [true, false])
	test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
		test.use({ javaScriptEnabled, viewport: { width: 390, height: 844 } });

		test('S10 what cannot be taken back asks who sits there, and then does what was typed before', async ({
			page,
			context,
			request,
			complaints,
		}) => {
			if (!on) throw new Error('Nothing was started');
			const { origin } = on.product;
			const club = await on.addClub();
			const owner: SignedIn = await on.addPerson({ clubId: club.id });
			await on.sql`update session set created_at = now() - interval '11 minutes' where id = ${owner.session}`;
			await signedInAs(context, owner, origin);
			const guest = `gast-${club.slug}@verein.example`;

			await page.goto(`${origin}/mein-verein/team`);
			await page.getByLabel('E-Mail-Adresse').fill(guest);
			await page.locator('input[type=radio][value=writer]').check();
			await page.getByRole('button', { name: 'Einladen' }).click();
			await expect(page.getByRole('heading', { name: 'Bist du es?' })).toBeVisible();
			if (javaScriptEnabled) await expectNoBarrier(page);
			const code = await textTo(request, owner.mail, /^ {4}(\d{6})$/m, origin);
			const field = page.getByLabel('Code aus der E-Mail');
			await field.fill(code === '000000' ? '111111' : '000000');
			await page.getByRole('button', { name: 'Bestätigen' }).click();
			await expect(page.getByRole('alert')).toContainText('Versuche übrig: 4');
			await field.fill(code);
			await page.getByRole('button', { name: 'Bestätigen' }).click();
			await expect(page.getByText('Die Einladung ist unterwegs.')).toBeVisible();
			expect(await textTo(request, guest, /\/einladung\/([\w-]+)/, origin)).not.toBe('');

			// Nobody carries the data of others away from here either.
			await on.sql`update session set proved_at = now() - interval '11 minutes' where id = ${owner.session}`;
			await page.goto(`${origin}/mein-verein/konto/daten`);
			await expect(page.getByRole('heading', { level: 1 })).toHaveText('Kurz bestätigen');
			expect(complaints.filter((text) => !text.includes('403'))).toEqual([]);
			complaints.length = 0;
		});
	});

test('a writer reads the profile, takes the data along, and thinks twice about going', async ({
	page,
	context,
}) => {
	if (!on) throw new Error('Nothing was started');
	const { origin } = on.product;
	const club = await on.addClub();
	// Thinking of going ends every other sign-in of the same person.
	const writer = await on.addPerson({ clubId: club.id, role: 'writer' });
	await signedInAs(context, writer, origin);
	await page.goto(`${origin}/mein-verein/profil`);
	await expect(page.getByText('Das Profil ändern Personen, die verwalten.')).toBeVisible();
	const data = await context.request.get(`${origin}/mein-verein/konto/daten`);
	expect(data.headers()['content-disposition']).toContain('meine-daten.json');
	expect(await data.json()).toMatchObject({ person: { name: writer.name } });
	await page.goto(`${origin}/mein-verein/konto/loeschen`);
	await page.getByRole('button', { name: 'Konto löschen' }).click();
	await expect(page.getByText(/^Dein Konto wird am .* gelöscht$/)).toBeVisible();
	await page.getByRole('button', { name: 'Doch behalten' }).click();
	await expect(page.getByRole('button', { name: 'Konto löschen' })).toBeVisible();
});

test('an entry whose mailbox we know is taken over by a code that comes there', async ({
	page,
	request,
	complaints,
}) => {
	test.setTimeout(120_000);
	if (!on) throw new Error('Nothing was started');
	const { origin } = on.product;
	const club = await on.addClub();
	const mailbox = `kontakt@${club.slug}.example`;
	await on.sql`update club set claimed = false, contact_mail = ${mailbox} where id = ${club.id}`;
	const next = () => page.getByRole('button', { name: 'Weiter', exact: true }).click();
	const codeTo = (mail: string) => textTo(request, mail, /^ {4}(\d{6})$/m, origin);
	await page.goto(`${origin}/verein-eintragen`);
	await page.getByLabel('Name eures Vereins oder eurer Gruppe').fill(club.name);
	await next();
	await page
		.getByRole('button', { name: new RegExp(`^Ja, das sind wir.*${club.name}`) })
		.first()
		.click();
	const mail = `inge-${club.slug}@verein.example`;
	await page.getByLabel('Dein Name').fill('Inge Poststelle');
	await page.getByLabel('E-Mail-Adresse').fill(mail);
	await page.getByLabel('Ich bin mindestens 16 Jahre alt.').check();
	await page.getByRole('button', { name: 'Code schicken' }).click();
	await page.getByLabel('Code aus der E-Mail').fill(await codeTo(mail));
	await next();
	// Enough to recognise one's own address, too little to learn one.
	await expect(page.getByText(`k•••@${club.slug}.example`)).toBeVisible();
	await page.getByRole('button', { name: 'Code schicken' }).click();
	await page.getByLabel('Code aus der E-Mail').fill(await codeTo(mailbox));
	await expectNoBarrier(page);
	await page.getByRole('button', { name: 'Eintrag übernehmen' }).click();
	await expect(page).toHaveURL(/mein-verein\?uebernommen/);
	await expect(page.getByRole('heading', { name: club.name })).toBeVisible();
	expect(complaints.filter((text) => !/\b(400|409)\b/.test(text))).toEqual([]);
	complaints.length = 0;
});
