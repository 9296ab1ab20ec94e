import { expectNoBarrier } from './barriers';
import { awake, expect, test, WITH_WORKER } from './journey';
import { signInAs } from './on-desk';
import { fresh, next, register } from './registering';

// What people typed stays where they typed it when a form does not get through, and they are told why.

test.use({ ...WITH_WORKER, actionTimeout: 20_000 });

test('registering with the network cut at every question loses no word', async ({
	page,
	context,
	request,
	complaints,
}) => {
	test.setTimeout(120_000);
	const id = fresh();
	const kept: Record<string, string>[] = [];
	const typed = () =>
		page
			.locator('main')
			.evaluate((main) =>
				Object.fromEntries(
					[...main.querySelectorAll<HTMLInputElement>('input:not([type=hidden]), textarea, select')]
						.filter((field) => !field.closest('[aria-hidden]'))
						.map((field) => [
							field.name + field.value,
							field.matches(':checked') ? 'checked' : field.value,
						]),
				),
			);
	const steps = await register(
		page,
		request,
		`Kabel ${id}`,
		`${id}@verein.example`,
		async (on, label) => {
			await awake(on);
			const before = await typed();
			await context.setOffline(true);
			await next(on, label);
			const note = on.getByRole('heading', { name: 'Dafür braucht es Netz' });
			await expect(note).toBeInViewport();
			expect(await typed()).toEqual(before);
			if (kept.length === 0) await expectNoBarrier(on);
			kept.push(before);
			await context.setOffline(false);
			await next(on, label);
		},
	);
	expect(steps).toBe(7);
	expect(kept.length).toBeGreaterThanOrEqual(7);
	for (const complaint of complaints.splice(0)) expect(complaint).toMatch(/INTERNET|\b400\b/);
});

test('an answer that is none of ours, and a fault of ours: the words stay, and it is said what happened', async ({
	page,
	complaints,
}) => {
	const words = `Kontrast ${fresh()}`;
	await page.goto('/barrierefreiheit/feedback');
	await awake(page);
	await page.getByLabel('Was ist das Problem?').fill(words);
	const send = page.getByRole('button', { name: 'Absenden' });

	// A proxy whose product has just gone.
	await page.route('**/barrierefreiheit/feedback', (route) =>
		route.request().method() === 'POST'
			? route.fulfill({ status: 502, contentType: 'text/html', body: '<h1>Bad Gateway</h1>' })
			: route.fallback(),
	);
	await send.click();
	await expect(page.getByRole('heading', { name: 'Gerade nicht erreichbar' })).toBeInViewport();
	await expect(page.getByText('Dein Text steht noch hier.')).toBeVisible();
	await expect(page.getByLabel('Was ist das Problem?')).toHaveValue(words);

	await page.unroute('**/barrierefreiheit/feedback');
	await page.route('**/barrierefreiheit/feedback', (route) =>
		route.request().method() === 'POST'
			? route.fulfill({
					status: 500,
					json: { type: 'error', error: { message: 'Es liegt an uns. Nummer: 0199' } },
				})
			: route.fallback(),
	);
	await send.click();
	await expect(page.getByRole('heading', { name: 'Das hat nicht geklappt' })).toBeInViewport();
	await expect(page.getByRole('heading', { name: 'Gerade nicht erreichbar' })).toHaveCount(0);
	await expect(page.getByText('Nummer: 0199')).toBeVisible();
	await expect(page.getByLabel('Was ist das Problem?')).toHaveValue(words);

	await page.unroute('**/barrierefreiheit/feedback');
	await send.click();
	await expect(page).toHaveURL(/danke/);
	await expect(page.getByText('Dein Text steht noch hier.')).toHaveCount(0);
	for (const complaint of complaints.splice(0)) expect(complaint).toMatch(/50[02]/);
});

test('a form that the browser itself would send stays without network, and goes out after', async ({
	page,
	context,
	complaints,
}) => {
	await signInAs(page, 'Yusuf Heidewisch');
	await page.goto('/mein-verein/konto/mail');
	await awake(page);
	await page.getByLabel('Neue E-Mail-Adresse').fill('neu@verein.example');
	await context.setOffline(true);
	await page.getByRole('button', { name: 'Code schicken' }).click();
	const line = page.getByText('Was du geschrieben hast, steht noch hier.');
	await expect(line).toBeInViewport();
	await expect(page.getByLabel('Neue E-Mail-Adresse')).toHaveValue('neu@verein.example');
	await expectNoBarrier(page);
	await context.setOffline(false);
	await expect(line).toBeHidden();
	expect(complaints).toEqual([]);
});

test('what was typed outlives a reload, and goes with the form that was sent', async ({
	page,
	complaints,
}) => {
	const text = `Die Schrift ist zu klein (${fresh()}).`;
	const problem = page.getByLabel('Was ist das Problem?');
	await page.goto('/barrierefreiheit/feedback');
	await awake(page);
	await problem.fill(text);
	await page.reload();
	await awake(page);
	await expect(problem).toHaveValue(text);
	// Away and back again.
	await page.goto('/impressum');
	await page.goBack();
	await expect(problem).toHaveValue(text);
	// Who comes anew begins anew.
	await page.goto('/impressum');
	await page.goto('/barrierefreiheit/feedback');
	await awake(page);
	await expect(problem).toHaveValue('');
	await problem.fill(text);
	await page.getByRole('button', { name: 'Absenden' }).click();
	await expect(problem).toHaveCount(0);
	await page.goto('/impressum');
	expect(await page.evaluate(() => sessionStorage.getItem('eingaben'))).toBeNull();
	expect(complaints).toEqual([]);
});
