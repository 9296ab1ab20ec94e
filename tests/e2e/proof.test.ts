import { startOnPostgres, type OnPostgres, type SignedIn } from '../support/on-postgres';
import { createDatabase, createRoles } from '../support/databases';
import { startPostgres, type PostgresServer } from '../support/postgres';
import { expectNoBarrier } from './barriers';
import { expect, test } from './journey';
import { textTo } from './letters';

// Somebody sits at a device where another signed in long ago. On a PostgreSQL of its own, where a sign-in is made
// older instead of waiting for it.

let server: PostgresServer | undefined;
let on: OnPostgres | undefined;
test.beforeAll(async () => {
	test.setTimeout(240_000);
	server = await startPostgres({ fsync: false });
	if (!server) throw new Error('No PostgreSQL');
	const database = await createDatabase(await createRoles(server.adminUrl), { empty: true });
	on = await startOnPostgres(database);
});
test.afterAll(async () => {
	await on?.stop();
	await server?.stop();
});

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
			const [name = '', value = ''] = owner.cookie.split('=');
			await context.addCookies([{ name, value, url: origin }]);
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
